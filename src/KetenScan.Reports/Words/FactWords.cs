using System.Globalization;
using KetenScan.Domain.Dossier;

namespace KetenScan.Reports.Words;

/// <summary>Describes a fact: a title, and the rest of its contents.</summary>
/// <param name="culture">Language and number format.</param>
/// <param name="partners">The names of the chain's partners, by id.</param>
/// <param name="facts">The facts that others refer to, by id.</param>
public sealed class FactWords(CultureInfo culture, IReadOnlyDictionary<Guid, string> partners, IReadOnlyDictionary<Guid, Fact> facts)
{
    private const int LongestName = 60;

    private static readonly Dictionary<Type, string[]> TitleFields = new()
    {
        [typeof(Ambition)] = [nameof(Ambition.Words)],
        [typeof(Endorsement)] = [nameof(Endorsement.PartnerId)],
        [typeof(Communication)] = [nameof(Communication.How)],
        [typeof(Indicator)] = [nameof(Indicator.Name)],
        [typeof(Measurement)] = [nameof(Measurement.Day), nameof(Measurement.Value)],
        [typeof(BalanceItem)] = [nameof(BalanceItem.PartnerId), nameof(BalanceItem.What)],
        [typeof(Body)] = [nameof(Body.Name)],
        [typeof(Seat)] = [nameof(Seat.PartnerId), nameof(Seat.Holder)],
        [typeof(Covenant)] = [nameof(Covenant.Title)],
        [typeof(Meeting)] = [nameof(Meeting.BodyId), nameof(Meeting.Day)],
        [typeof(Decision)] = [nameof(Decision.Words)],
        [typeof(Compensation)] = [nameof(Compensation.PartnerId), nameof(Compensation.Words)],
        [typeof(Moment)] = [nameof(Moment.What)],
        [typeof(Story)] = [nameof(Story.Title)],
        [typeof(ProgressReport)] = [nameof(ProgressReport.Title)],
        [typeof(Difference)] = [nameof(Difference.Title)],
        [typeof(PartnerView)] = [nameof(PartnerView.PartnerId)],
        [typeof(Dialogue)] = [nameof(Dialogue.What)],
        [typeof(Publication)] = [nameof(Publication.What)],
    };

    private readonly FactTexts texts = new(culture);

    public string TitleOf(Fact fact) =>
        string.Join(
            " · ",
            TitleFields[fact.GetType()]
                .Select(name => FactField.Of(fact.GetType()).Single(field => field.Name == name))
                .Select(field => Value(field, fact))
                .OfType<string>());

    /// <summary>The long texts that are not in the title.</summary>
    public IEnumerable<string> ProseOf(Fact fact) =>
        Rest(fact).Where(field => field.Kind == FieldKind.Text).Select(field => Value(field, fact)).OfType<string>();

    /// <summary>The fields that are not in the title or the prose, with their names; empty ones are left out.</summary>
    public IEnumerable<(string Name, string Value)> DetailsOf(Fact fact) =>
        from field in Rest(fact)
        where field.Kind is not (FieldKind.Upload or FieldKind.Text)
        let value = Value(field, fact)
        where value is not null
        select (NameOf(fact.GetType(), field), value);

    public string NameOf(Type kind, FactField field) => texts[$"{kind.Name}{field.Name}"];

    /// <summary>The value in words; null if empty or false.</summary>
    public string? Value(FactField field, Fact fact) => field.ValueIn(fact) switch
    {
        null or false => null,
        true => texts["Yes"],
        string text => text,
        DateOnly date => Format.Date(date, culture),
        decimal number => Number(number),
        int whole => whole.ToString(culture),
        Enum choice => texts[$"Choice{choice.GetType().Name}{choice}"],
        Guid id when field.Kind == FieldKind.Partner => Name(id),
        Guid id when field.Kind == FieldKind.Reference => facts.TryGetValue(id, out var other) ? CutShort(TitleOf(other)) : null,
        IReadOnlyList<Guid> ids => ids.Count == 0 ? null : string.Join(", ", ids.Select(Name).Order(StringComparer.Create(culture, ignoreCase: true))),
        _ => texts["Download"],
    };

    /// <summary>With the decimals it needs, at most two.</summary>
    public string Number(decimal number) => number.ToString("#,0.##", culture);

    /// <summary>Shortens a long name, such as an ambition, for use in a sentence.</summary>
    public static string CutShort(string name) => name.Length <= LongestName ? name : $"{name[..LongestName].TrimEnd()}…";

    private static IEnumerable<FactField> Rest(Fact fact) => FactField.Of(fact.GetType()).Where(field => !TitleFields[fact.GetType()].Contains(field.Name));

    private string Name(Guid partner) => partners.GetValueOrDefault(partner, "–");
}

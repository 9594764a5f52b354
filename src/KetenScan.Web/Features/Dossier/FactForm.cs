using System.Globalization;
using System.Text.RegularExpressions;
using KetenScan.Domain.Dossier;
using KetenScan.Web.Shared;

namespace KetenScan.Web.Features.Dossier;

/// <summary>A fact being edited: the text of each field as typed, even if it cannot be parsed.</summary>
public sealed partial class FactForm
{
    private readonly Dictionary<string, string?> typed = [];
    private readonly Dictionary<string, HashSet<Guid>> chosen = [];

    private FactForm(Type kind, Guid id, int version) => (Kind, Id, Version) = (kind, id, version);

    public Type Kind { get; }

    public Guid Id { get; }

    /// <summary>The version that is edited; 0 for a new fact.</summary>
    public int Version { get; }

    public bool IsNew => Version == 0;

    public Guid? At { get; private init; }

    /// <summary>The id of the button that opens it.</summary>
    public string Opener => !IsNew ? $"change-{Id:N}" : At is { } entry ? $"add-{Kind.Name}-{entry:N}" : $"add-{Kind.Name}";

    public IReadOnlyList<FactField> Fields => FactField.Of(Kind);

    /// <param name="today">The initial value of the first required date.</param>
    /// <param name="at">The entry at which it is opened, if it is about that one.</param>
    public static FactForm New(Type kind, DateOnly today, Guid? at = null)
    {
        var form = new FactForm(kind, Guid.CreateVersion7(), 0) { At = at };
        foreach (var field in form.Fields)
        {
            if (field is { Kind: FieldKind.Date, IsNeeded: true }) form[field] = Written(today);
            if (field is { Kind: FieldKind.Choice, IsNeeded: true }) form[field] = Enum.GetNames(field.Type)[0];
        }

        return form;
    }

    public static FactForm Of(EntryView entry)
    {
        var form = new FactForm(entry.Fact.GetType(), entry.Id, entry.Version);
        foreach (var field in form.Fields)
        {
            switch (field.ValueIn(entry.Fact))
            {
                case IReadOnlyList<Guid> ids: form.Chosen(field).UnionWith(ids); break;
                case DateOnly date: form[field] = Written(date); break;
                case decimal number: form[field] = number.ToString("0.############", CultureInfo.CurrentCulture); break;
                case { } value: form[field] = Convert.ToString(value, CultureInfo.CurrentCulture); break;
            }
        }

        return form;
    }

    /// <summary>The text of a field.</summary>
    public string? this[FactField field]
    {
        get => typed.GetValueOrDefault(field.Name);
        set => typed[field.Name] = string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }

    /// <summary>The day in a date field.</summary>
    public DateOnly? Day(FactField field) => TypedDate.Read(this[field]);

    public void Set(FactField field, DateOnly? day) => this[field] = day is { } own ? Written(own) : null;

    /// <summary>The partners checked in a field.</summary>
    public HashSet<Guid> Chosen(FactField field) => chosen.TryGetValue(field.Name, out var ids) ? ids : chosen[field.Name] = [];

    /// <summary>Fills in a field by its name, for links to a form.</summary>
    public void Fill(string name, string? value)
    {
        if (Fields.SingleOrDefault(field => field.Name == name) is { } field) this[field] = value;
    }

    /// <summary>The fact as typed. What cannot be parsed is left empty and reported.</summary>
    public Fact Read(out IReadOnlyList<string> unreadable)
    {
        var fact = (Fact)Activator.CreateInstance(Kind)!;
        var problems = new List<string>();
        foreach (var field in Fields)
        {
            if (field.Kind == FieldKind.Partners) field.Set(fact, Chosen(field).Order().ToList());
            else if (this[field] is { } text && !TrySet(fact, field, text)) problems.Add(field.Name);
        }

        unreadable = problems;
        return fact;
    }

    private static string Written(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool TrySet(Fact fact, FactField field, string text)
    {
        object? value = field.Kind switch
        {
            FieldKind.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null,
            FieldKind.Number => Number(text, CultureInfo.CurrentCulture),
            FieldKind.WholeNumber => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null,
            FieldKind.YesNo => bool.TryParse(text, out var yes) && yes,
            FieldKind.Choice => Enum.TryParse(field.Type, text, out var choice) && Enum.IsDefined(field.Type, choice) ? choice : null,
            FieldKind.Partner or FieldKind.Reference or FieldKind.Upload => Guid.TryParse(text, out var id) ? id : null,
            _ => text,
        };
        if (value is null) return false;

        field.Set(fact, value);
        return true;
    }

    /// <summary>
    /// Parses a number as people type it: both point and comma can be the decimal separator. Before groups of three digits, the one that is not the
    /// decimal separator of the language separates thousands.
    /// </summary>
    internal static decimal? Number(string text, CultureInfo culture)
    {
        var point = culture.NumberFormat.NumberDecimalSeparator;
        var bare = text.Replace(" ", "", StringComparison.Ordinal).Replace('\u2212', '-');
        var thousands = point == "," ? "." : ",";
        if (Grouped(thousands).IsMatch(bare)) bare = bare.Replace(thousands, "", StringComparison.Ordinal);
        bare = bare.Replace(',', '.');
        return Plain().IsMatch(bare)
            && decimal.TryParse(bare, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number
                : null;
    }

    private static Regex Grouped(string thousands) => thousands == "." ? GroupedByPoints() : GroupedByCommas();

    [GeneratedRegex(@"^-?\d{1,3}(\.\d{3})+(,\d+)?$")]
    private static partial Regex GroupedByPoints();

    [GeneratedRegex(@"^-?\d{1,3}(,\d{3})+(\.\d+)?$")]
    private static partial Regex GroupedByCommas();

    [GeneratedRegex(@"^-?\d{1,15}(\.\d{1,6})?$")]
    private static partial Regex Plain();
}

using System.Globalization;
using KetenScan.Data.Dossiers;
using KetenScan.Domain.Dossier;
using KetenScan.Reports.Words;
using KetenScan.Web.Features.Dossier;

namespace KetenScan.Web.Tests.Dossier;

public sealed class FactFormTests
{
    private static readonly DateOnly Today = new(2026, 9, 20);

    [Theory]
    [InlineData("nl-NL", "12,5", 12.5)]
    [InlineData("nl-NL", "12.5", 12.5)]
    [InlineData("nl-NL", "180.000", 180000.0)]
    [InlineData("nl-NL", "1.180.000,25", 1180000.25)]
    [InlineData("nl-NL", "180 000", 180000.0)]
    [InlineData("nl-NL", "-3", -3.0)]
    [InlineData("en-GB", "180,000", 180000.0)]
    [InlineData("en-GB", "12.5", 12.5)]
    [InlineData("en-GB", "12,5", 12.5)]
    [InlineData("nl-NL", "twaalf", null)]
    [InlineData("nl-NL", "1.2.3", null)]
    [InlineData("nl-NL", "1e9", null)]
    [InlineData("nl-NL", "99999999999999999999", null)]
    public void A_number_is_read_as_people_write_it(string culture, string typed, double? expected) =>
        Assert.Equal((decimal?)expected, FactForm.Number(typed, CultureInfo.GetCultureInfo(culture)));

    [Fact]
    public void What_cannot_be_read_is_told_by_field_and_stays_as_it_was_typed()
    {
        var form = FactForm.New(typeof(Indicator), Today);
        form.Fill("Baseline", "veel");
        form.Fill("Name", " Wachttijd ");
        form.Fill("Interval", "zes");

        var fact = (Indicator)form.Read(out var unreadable);

        Assert.Equal(["Baseline", "Interval"], unreadable);
        Assert.Equal("Wachttijd", fact.Name);
        Assert.Equal("veel", form[form.Fields.Single(field => field.Name == "Baseline")]);
    }

    [Fact]
    public void A_new_form_begins_today_and_with_the_first_choice()
    {
        var moment = (Moment)FactForm.New(typeof(Moment), Today).Read(out var unreadable);

        Assert.Empty(unreadable);
        Assert.Equal((Today, MomentKind.Visit), (moment.Day, moment.Kind));
    }

    /// <summary>Every kind with every field filled in is unchanged by its form, and all its texts exist in both languages.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_goes_through_its_form_unchanged_and_has_its_words(string name)
    {
        var kind = FactKinds.Named(name)!;
        var fact = (Fact)Activator.CreateInstance(kind)!;
        foreach (var field in FactField.Of(kind)) field.Set(fact, Some(field));

        var again = FactForm.Of(new EntryView(Guid.NewGuid(), 1, FactJson.Write(fact), IsArchived: false)).Read(out var unreadable);

        Assert.Empty(unreadable);
        Assert.All(FactField.Of(kind), field => Assert.True(field.IsSame(fact, again), field.Name));
        foreach (var culture in (string[])["nl-NL", "en-GB"])
        {
            var words = new FactWords(CultureInfo.GetCultureInfo(culture), new Dictionary<Guid, string>(), new Dictionary<Guid, Fact>());
            var texts = new FactTexts(CultureInfo.GetCultureInfo(culture));
            Assert.NotEmpty(words.TitleOf(fact));
            Assert.NotEmpty(texts[$"Kinds{name}"]);
            Assert.NotEmpty(texts[$"Add{name}"]);
            Assert.All(FactField.Of(kind), field => Assert.NotEmpty(words.NameOf(kind, field)));
            Assert.All(
                FactField.Of(kind).Where(field => field.Kind == FieldKind.Choice),
                field => Assert.All(Enum.GetNames(field.Type), value => Assert.NotEmpty(texts[$"Choice{field.Type.Name}{value}"])));
        }
    }

    public static TheoryData<string> Kinds => [.. FactKinds.All.Select(kind => kind.Name)];

    private static object Some(FactField field) => field.Kind switch
    {
        FieldKind.Line or FieldKind.Text => "Iets, met \"tekens\" en é",
        FieldKind.Date => Today,
        FieldKind.Number => 1234.5m,
        FieldKind.WholeNumber => 6,
        FieldKind.YesNo => true,
        FieldKind.Choice => Enum.GetValues(field.Type).Cast<object>().Last(),
        FieldKind.Partners => (IReadOnlyList<Guid>)[Guid.NewGuid(), Guid.NewGuid()],
        _ => Guid.NewGuid(),
    };
}

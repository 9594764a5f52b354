using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Tests.Dossier;

/// <summary>What the forms and checks of a fact are made of: its properties.</summary>
public sealed class FactFieldTests
{
    /// <summary>"!" is a required field; "(200)" the longest text; ":Body" what is referred to.</summary>
    [Theory]
    [InlineData(
        typeof(Seat),
        "BodyId Reference:Body!",
        "PartnerId Partner!",
        "Holder Line(200)",
        "FunctionLevel Choice!",
        "Mandated YesNo",
        "Since Date!",
        "Until Date",
        "WelcomedOn Date")]
    [InlineData(
        typeof(Indicator),
        "AmbitionId Reference:Ambition!",
        "Name Line(200)!",
        "Unit Line(40)",
        "Direction Choice",
        "Baseline Number",
        "BaselineOn Date",
        "Target Number",
        "TargetOn Date",
        "Owner Line(200)",
        "Interval WholeNumber")]
    [InlineData(typeof(Story), "Title Line(200)!", "Words Text(2000)!", "Day Date!", "Partners Partners", "FromPractice YesNo", "FileId Upload")]
    [InlineData(typeof(Decision), "BodyId Reference:Body!", "Day Date!", "Words Text(2000)!", "IndicatorId Reference:Indicator")]
    public void The_fields_of_a_kind_are_its_properties_in_order(Type kind, params string[] fields) =>
        Assert.Equal(fields, FactField.Of(kind).Select(Written));

    [Fact]
    public void A_field_has_the_type_of_its_value()
    {
        Assert.Equal([typeof(Guid), typeof(string), typeof(string), typeof(Direction)], FactField.Of(typeof(Indicator)).Take(4).Select(field => field.Type));
        Assert.Same(FactField.Of(typeof(Seat)), FactField.Of(typeof(Seat)));
    }

    [Fact]
    public void A_fact_belongs_to_what_it_must_refer_to_and_has_one_day()
    {
        Assert.Equal("BodyId", FactField.ParentOf(typeof(Decision))!.Name);
        Assert.Equal("AmbitionId", FactField.ParentOf(typeof(Endorsement))!.Name);
        Assert.Null(FactField.ParentOf(typeof(Story)));
        Assert.Equal(["Since", "From", "RecordedOn"], new[] { typeof(Seat), typeof(Ambition), typeof(Difference) }.Select(kind => FactField.DayOf(kind)!.Name));
        Assert.Null(FactField.DayOf(typeof(Indicator))); // the days of baseline and target may be missing
    }

    [Fact]
    public void Two_facts_say_the_same_whatever_the_order_of_their_partners()
    {
        var (one, two, day) = (Guid.NewGuid(), Guid.NewGuid(), new DateOnly(2026, 9, 1));
        var dialogue = new Dialogue { Day = day, What = "lunch", Partners = [one, two] };
        bool[] Same(Dialogue other) => [.. FactField.Of(typeof(Dialogue)).Select(field => field.IsSame(dialogue, other))];

        Assert.Equal([true, true, true], Same(dialogue with { Partners = [two, one] }));
        Assert.Equal([true, true, false], Same(dialogue with { Partners = [one] }));
        Assert.Equal([false, false, true], Same(dialogue with { Day = day.AddDays(1), What = "Lunch" }));
    }

    [Fact]
    public void A_fact_is_built_field_by_field()
    {
        var publication = new Publication { What = "", Day = default };
        var (what, day) = (FactField.Of(typeof(Publication))[0], FactField.Of(typeof(Publication))[1]);
        what.Set(publication, "Nieuwsbrief");
        day.Set(publication, new DateOnly(2026, 9, 1));

        Assert.Equal(new Publication { What = "Nieuwsbrief", Day = new DateOnly(2026, 9, 1) }, publication);
        Assert.Equal("Nieuwsbrief", what.ValueIn(publication));
    }

    [Fact]
    public void Every_principle_has_a_page_of_kinds_and_a_kind_may_be_on_two()
    {
        Assert.Equal(19, FactKinds.All.Count);
        Assert.Equal(FactKinds.All.Count, FactKinds.All.Distinct().Count());
        Assert.Equal([typeof(Indicator), typeof(Measurement), typeof(BalanceItem)], FactKinds.On(Principle.MeasurableAmbition));
        Assert.Equal([typeof(BalanceItem), typeof(Compensation)], FactKinds.On(Principle.AllForOne));
        Assert.Equal(FactKinds.All.ToHashSet(), Enum.GetValues<Principle>().SelectMany(FactKinds.On).ToHashSet());
        Assert.Equal(FactKinds.All.ToHashSet(), typeof(Fact).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Fact))).ToHashSet());
    }

    [Fact]
    public void A_kind_is_found_by_its_name()
    {
        Assert.Equal(typeof(Seat), FactKinds.Named("Seat"));
        Assert.Null(FactKinds.Named("seat"));
        Assert.Null(FactKinds.Named(null));
    }

    private static string Written(FactField field)
    {
        var more = field.Longest is { } longest ? $"({longest})" : field.RefersTo is { } kind ? $":{kind.Name}" : "";
        return $"{field.Name} {field.Kind}{more}{(field.IsNeeded ? "!" : "")}";
    }
}

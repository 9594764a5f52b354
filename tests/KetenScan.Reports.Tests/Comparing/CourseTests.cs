using System.Globalization;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Drawing;
using KetenScan.Reports.Figures;

namespace KetenScan.Reports.Tests.Comparing;

/// <summary>The course of chains over their rounds.</summary>
public sealed class CourseTests
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    [Fact]
    public void A_course_runs_over_the_days_and_passes_over_rounds_without_a_score()
    {
        var line = new ChosenLine(1, "Keten A");
        var figure = TrendLines.Of([(line, [At(1, new(2025, 1, 1), 2), At(2, new(2025, 7, 1), null), At(3, new(2026, 1, 1), 4)])], "Totaal", Dutch)!;
        var discs = figure.Shapes.OfType<Disc>().ToList();

        Assert.Equal(2, discs.Count);
        Assert.True(discs[1].Centre.X > discs[0].Centre.X && discs[1].Centre.Y < discs[0].Centre.Y);
        Assert.Equal("Keten A: 2,0, 4,0.", figure.Message);
        Assert.Null(TrendLines.Of([(line, [At(1, new(2025, 1, 1), null)])], "Totaal", Dutch));
        Assert.Empty(TrendLines.Remarks([(line, [At(1, new(2025, 1, 1), 2), At(2, new(2025, 7, 1), 3)])], Dutch));
    }

    [Fact]
    public void A_course_is_broken_where_the_rules_changed_and_open_where_few_answered_and_both_are_explained()
    {
        var people = SamplePortfolio.Usual with { Weighting = Weighting.Respondent };
        IReadOnlyList<(ChosenLine, IReadOnlyList<TrendPoint>)> chains =
        [
            (
                new(1, "Keten A"),
                [At(1, new(2025, 1, 1), 2), At(2, new(2025, 7, 1), 3) with { HasLowResponse = true }, At(3, new(2026, 1, 1), 4) with { Rules = people }]),
        ];

        var figure = TrendLines.Of(chains, "Totaal", Dutch)!;

        var course = Assert.Single(figure.Shapes.OfType<Line>(), line => line.Thickness == 2);
        var open = Assert.Single(figure.Shapes.OfType<Disc>(), disc => disc.Fill.Tone == Tone.Card);
        Assert.Equal(course.To, open.Centre);
        Assert.Equal(
            [
                "Keten A hield ronde 3 volgens andere regels dan de ronde ervoor (mensen wegen even zwaar, partners met naam, vragenlijst keten-8/1, "
                + "scoreregels versie 2): de lijn is daar onderbroken.",
                "Bij Keten A antwoordde minder dan de helft van wie is gevraagd in ronde 2: een open punt.",
            ],
            TrendLines.Remarks(chains, Dutch));
    }

    private static TrendPoint At(int round, DateOnly day, double? score) => new(round, day, score, SamplePortfolio.Usual, HasLowResponse: false);
}

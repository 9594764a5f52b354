using System.Globalization;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Drawing;
using KetenScan.Reports.Figures;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Tests;

/// <summary>Checks the shapes of the dossier's figures.</summary>
public sealed class EvidenceFigureTests
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    [Fact]
    public void In_the_quadrant_more_said_lies_to_the_right_and_more_on_record_higher()
    {
        var figure = Quadrant.Of([Point("1", 2.0, 1, 5), Point("2", 4.5, 1, 5), Point("3", 2.0, 5, 5), Point("4", 4.5, 4, 4)], "Kwadrant", Dutch);
        var places = Discs(figure);

        Assert.Equal(4, places.Count);
        Assert.True(places["2"].X > places["1"].X && places["3"].Y < places["1"].Y);
        Assert.Equal((places["2"].X, places["3"].Y), (places["4"].X, places["4"].Y));
        Assert.Equal("P1: werk te doen; P2: gevoeld, niet geborgd; P3: op papier; P4: op orde en zo ervaren.", figure.Message);
    }

    [Fact]
    public void Marks_at_the_same_place_do_not_cover_each_other()
    {
        var figure = Quadrant.Of([.. Enumerable.Range(1, 8).Select(number => Point($"{number}", 3.0, 1, 2))], "Kwadrant", Dutch);
        var places = Discs(figure).Values.ToList();

        Assert.All(places, one => Assert.DoesNotContain(places, other => other != one && Math.Abs(other.X - one.X) < 22 && Math.Abs(other.Y - one.Y) < 22));
        Assert.All(places, place => Assert.InRange(place.Y, 0, figure.Height));
    }

    [Fact]
    public void A_scorecard_without_evidence_has_no_quadrant()
    {
        Assert.Null(Quadrant.Of(Sample.Report(), Dutch));
        Assert.NotNull(Quadrant.Of(Sample.Report(evidence: true), Dutch));
    }

    [Fact]
    public void The_course_runs_from_the_baseline_through_what_was_measured()
    {
        var figure = CourseLine.Of(CourseOf(SampleDossier.Dossier), Words, Dutch)!;
        var discs = figure.Shapes.OfType<Disc>().Select(disc => disc.Centre).ToList();

        Assert.Equal(3, discs.Count); // baseline and two measurements
        Assert.True(discs[0].X < discs[1].X && discs[1].X < discs[2].X);
        Assert.True(discs[0].Y < discs[1].Y && discs[1].Y < discs[2].Y); // the waiting time goes down
        Assert.Equal("Nulmeting 42 op 1 januari 2025, doel 14 op 1 januari 2027. Laatste meting 26 op 1 juli 2026. Stand: loopt achter.", figure.Message);
    }

    [Fact]
    public void Without_a_target_there_is_no_course_to_draw()
    {
        var dossier = SampleDossier.Dossier;
        var indicator = dossier.All<Indicator>().Single();

        Assert.Null(CourseLine.Of(Course.Of(dossier, indicator with { Fact = indicator.Fact with { Target = null } }, SampleDossier.Today), Words, Dutch));
    }

    [Fact]
    public void A_partner_that_gives_more_than_it_gains_is_left_of_zero()
    {
        var figure = BalanceBars.Of([new("Gemeente", 100, 50), new("Thuiszorg", -100, -25), new("Niets bekend", null, null)], Dutch)!;
        var middle = figure.Shapes.OfType<Line>().Single().From.X;
        var realised = figure.Shapes.OfType<Box>().ToList();

        Assert.Equal((middle, Tone.Strength), (realised[0].X, realised[0].Fill.Tone));
        Assert.Equal((middle, Tone.Concern), (realised[1].X + realised[1].Width, realised[1].Fill.Tone));
        Assert.Equal(2, realised[0].Width / realised[1].Width);
        Assert.Contains("−€ 25", figure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Niets bekend", figure.Message, StringComparison.Ordinal);
        Assert.Null(BalanceBars.Of([new("Niets bekend", null, null)], Dutch));
    }

    private static FactWords Words => new(Dutch, new Dictionary<Guid, string>(), new Dictionary<Guid, Fact>());

    private static Course CourseOf(ChainDossier dossier) => Course.Of(dossier, dossier.All<Indicator>().Single(), SampleDossier.Today);

    private static QuadrantPoint Point(string mark, double score, int met, int total) =>
        new(mark, $"P{mark}", new Score(score), met, total, PrincipleEvidence.ReadingOf(new Score(score), met, total));

    /// <summary>The position of each mark, a disc with a label.</summary>
    private static Dictionary<string, Point> Discs(Figure figure)
    {
        var labels = figure.Shapes.OfType<Label>().Where(label => label.Bold).ToList();
        return figure.Shapes
            .OfType<Disc>()
            .ToDictionary(disc => labels.Single(label => label.At.X == disc.Centre.X && Math.Abs(label.At.Y - disc.Centre.Y) < 10).Text, disc => disc.Centre);
    }
}

using System.Globalization;
using KetenScan.Pdf.Drawing;
using KetenScan.Reports.Figures;

namespace KetenScan.Reports.Tests;

public sealed class ScoreCourseTests
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    [Fact]
    public void The_course_says_every_score_and_draws_a_line_with_the_interval_around_it()
    {
        var figure = ScoreCourse.Of([Point(1, 3.2, continues: false), Point(2, 3.5), Point(3, 4.4)], Dutch)!;

        Assert.Equal("ronde 1: 3,2; ronde 2: 3,5; ronde 3: 4,4.", figure.Message);
        Assert.Equal(2, figure.Shapes.OfType<Line>().Count(line => !line.Dashed));
        Assert.Equal(2, figure.Shapes.OfType<Polygon>().Count());
        Assert.Equal(["3,2", "3,5", "4,4"], figure.Shapes.OfType<Label>().Where(label => label.Bold).Select(label => label.Text));
    }

    [Fact]
    public void A_single_round_has_no_course() => Assert.Null(ScoreCourse.Of([Point(1, 3.2)], Dutch));

    [Fact]
    public void The_line_breaks_where_the_rules_changed_and_the_dot_is_open_where_few_answered()
    {
        CoursePoint[] points = [Point(1, 3.2, continues: false), Point(2, 3.5, continues: false) with { HasLowResponse = true }, Point(3, 3.6)];
        var figure = ScoreCourse.Of(points, Dutch)!;

        Assert.Single(figure.Shapes.OfType<Polygon>());
        Assert.Single(figure.Shapes.OfType<Disc>(), disc => disc.Fill.Tone == Tone.Card);
        Assert.Equal(
            [
                "Ronde 2 had andere regels dan de ronde ervoor: de lijn is daar onderbroken.",
                "In ronde 2 antwoordde minder dan de helft van wie is gevraagd: een open punt.",
            ],
            ScoreCourse.Remarks(points, Dutch));
        Assert.Empty(ScoreCourse.Remarks([Point(1, 3.2, continues: false), Point(2, 3.5)], Dutch));
    }

    /// <summary>The scale reaches at least from 3 to 4, the borders of the bands, so that a small change does not look large.</summary>
    [Theory]
    [InlineData(1.0, 1.1)]
    [InlineData(3.4, 3.5)]
    [InlineData(4.9, 5.0)]
    public void Everything_lies_within_the_figure(double one, double other)
    {
        var figure = ScoreCourse.Of([Point(1, one, continues: false), Point(2, other)], Dutch)!;

        Assert.All(
            figure.Shapes.OfType<Polygon>().SelectMany(shape => shape.Points).Concat(figure.Shapes.OfType<Label>().Select(label => label.At)),
            point => Assert.True(point is { X: >= 0, Y: >= 8 } && point.X <= figure.Width && point.Y <= figure.Height, $"{point}"));
        var borders = figure.Shapes.OfType<Line>().Where(line => line.Dashed).Select(line => line.From.Y).ToList();
        Assert.Equal(2, borders.Count);
        Assert.All(borders, y => Assert.InRange(y, 0, figure.Height));
    }

    private static CoursePoint Point(int round, double score, bool continues = true) =>
        new(round, new DateOnly(2025, round, 1), score, Math.Max(1, score - 0.1), Math.Min(5, score + 0.1), continues, HasLowResponse: false);
}

using System.Globalization;
using KetenScan.Pdf.Drawing;
using KetenScan.Reports.Figures;

namespace KetenScan.Reports.Tests;

public sealed class SmallCourseTests
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    [Fact]
    public void The_same_score_on_the_same_day_stands_at_the_same_place_in_every_figure()
    {
        CoursePoint[] one = [Point(1, 2025, 3.0), Point(2, 2027, 4.0)];
        CoursePoint[] other = [Point(1, 2024, 1.0), Point(2, 2025, 3.0), Point(3, 2028, 5.0)];
        var axes = SmallCourse.Over([one, other])!;

        Assert.Equal(Dots(axes.Of("Een", one, Dutch))[0], Dots(axes.Of("Ander", other, Dutch))[1]);
        Assert.Equal((new DateOnly(2024, 3, 1), new DateOnly(2028, 3, 1)), (axes.First, axes.Last));
    }

    [Fact]
    public void It_says_every_score_and_stays_within_the_figure()
    {
        CoursePoint[] points = [Point(1, 2024, 1.0), Point(2, 2025, 5.0)];
        var figure = SmallCourse.Over([points])!.Of("Dementieketen", points, Dutch);

        Assert.Equal(("Dementieketen", "ronde 1: 1,0; ronde 2: 5,0."), (figure.Title, figure.Message));
        Assert.All(
            figure.Shapes.OfType<Disc>(),
            dot => Assert.True(dot.Centre.X - dot.Radius >= 0 && dot.Centre.X + dot.Radius <= figure.Width && dot.Centre.Y + dot.Radius <= figure.Height));
    }

    [Fact]
    public void The_line_breaks_where_the_rules_changed_and_the_dot_is_open_where_few_answered()
    {
        CoursePoint[] points = [Point(1, 2024, 3.0), Point(2, 2025, 3.5) with { Continues = false, HasLowResponse = true }, Point(3, 2026, 3.6)];
        var figure = SmallCourse.Over([points])!.Of("Keten", points, Dutch);

        Assert.Single(figure.Shapes.OfType<Line>(), line => line.Paint.Tone == Tone.Main);
        Assert.Single(figure.Shapes.OfType<Disc>(), dot => dot.Fill.Tone == Tone.Card);
    }

    [Fact]
    public void One_day_stands_in_the_middle_and_without_scores_there_are_no_axes()
    {
        CoursePoint[] points = [Point(1, 2024, 3.0)];
        var figure = SmallCourse.Over([points, []])!.Of("Keten", points, Dutch);

        var lines = figure.Shapes.OfType<Line>().Where(line => line.Paint.Tone == Tone.Line).ToList();
        Assert.Equal((lines[0].From.X + lines[0].To.X) / 2, Dots(figure)[0].X, 6);
        Assert.Null(SmallCourse.Over([[]]));
    }

    private static List<Point> Dots(Figure figure) => [.. figure.Shapes.OfType<Disc>().Select(dot => dot.Centre)];

    private static CoursePoint Point(int round, int year, double score) =>
        new(round, new DateOnly(year, 3, 1), score, score, score, Continues: round > 1, HasLowResponse: false);
}

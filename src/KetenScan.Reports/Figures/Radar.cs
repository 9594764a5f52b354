using System.Globalization;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Figures;

/// <summary>The eight scores round a centre (1) to the rim (5), this round over the previous one.</summary>
public static class Radar
{
    private const double Width = 440;
    private const double Height = 320;
    private const double Rim = 112;
    private const double LineHeight = 15;
    private const int LongestLine = 16;
    private static readonly Point Centre = new(Width / 2, Height / 2);

    public static Figure Of(ScorecardReport report, CultureInfo culture)
    {
        var texts = new ReportTexts(culture);
        var shapes = new List<Shape>();
        var now = Outline(report.Scorecard);
        if (now is not null) shapes.Add(new Polygon(now, new(Tone.Main, 0.16)));

        for (var ring = 1; ring <= 4; ring++)
            shapes.Add(new Polygon([.. Enumerable.Range(0, 8).Select(axis => At(axis, ring * Rim / 4))], null, new(Tone.Line)));
        for (var axis = 0; axis < 8; axis++)
            shapes.Add(new Line(Centre, At(axis, Rim), new(Tone.Line)));

        if (report.Previous is not null && Outline(report.Previous) is { } before)
            shapes.Add(new Polygon(before, null, new(Tone.Soft), 1.5, Dashed: true));
        if (now is not null) shapes.Add(new Polygon(now, null, new(Tone.Main), 2));

        foreach (var principle in report.Scorecard.Principles) shapes.AddRange(AxisLabels(report, principle, culture));

        return new Figure(Width, Height, texts["RadarTitle"], Message(report, texts, culture), shapes);
    }

    /// <summary>The corners of a scorecard's figure, or none when a principle has no score.</summary>
    private static List<Point>? Outline(Scorecard scorecard)
    {
        var scores = scorecard.Principles.Select(principle => principle.Score).OfType<Score>().ToList();
        return scores.Count < 8 ? null : [.. scores.Select((score, axis) => At(axis, (score.Value - 1) / 4 * Rim))];
    }

    private static Point At(int axis, double distance)
    {
        var angle = axis * Math.PI / 4 - Math.PI / 2;
        return new Point(Centre.X + distance * Math.Cos(angle), Centre.Y + distance * Math.Sin(angle));
    }

    /// <summary>The principle's name at the end of its axis, in two lines where it is long.</summary>
    private static IEnumerable<Label> AxisLabels(ScorecardReport report, PrincipleResult principle, CultureInfo culture)
    {
        var axis = principle.Number - 1;
        var at = At(axis, Rim + 14);
        var anchor = axis is 0 or 4 ? Anchor.Middle : axis < 4 ? Anchor.Start : Anchor.End;
        var lines = Lines(report.NameOf(principle, culture));
        var top = at.Y + axis switch { 0 => -LineHeight * (lines.Length - 1), 4 => 10, _ => 5 - LineHeight * (lines.Length - 1) / 2 };
        return lines.Select((line, number) => new Label(new(at.X, top + number * LineHeight), line, 13, new(Tone.Ink), anchor));
    }

    private static string[] Lines(string name)
    {
        var spaces = Enumerable.Range(0, name.Length).Where(place => name[place] == ' ').ToList();
        if (name.Length <= LongestLine || spaces.Count == 0) return [name];

        var middle = spaces.MinBy(place => Math.Abs(place - name.Length / 2));
        return [name[..middle], name[(middle + 1)..]];
    }

    private static string Message(ScorecardReport report, ReportTexts texts, CultureInfo culture)
    {
        var scored = report.Scorecard.Principles.Where(principle => principle.Score is not null).OrderByDescending(principle => principle.Score!.Value.Value).ToList();
        return scored.Count == 0
            ? texts["NoScore"]
            : texts.Format(
                "RadarMessage",
                report.NameOf(scored[0], culture),
                Format.Score(scored[0].Score, culture),
                report.NameOf(scored[^1], culture),
                Format.Score(scored[^1].Score, culture));
    }
}

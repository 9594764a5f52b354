using System.Globalization;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Drawing;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Figures;

/// <summary>A chain's overall score in one round, with the ends of its 95% interval where known.</summary>
/// <param name="Continues">Whether the round followed the same rules as the point before it.</param>
/// <param name="HasLowResponse">Whether too few people answered to rely on the score.</param>
public sealed record CoursePoint(int Round, DateOnly ClosedOn, double Score, double? Low, double? High, bool Continues, bool HasLowResponse)
{
    private const int Most = 6;

    /// <summary>The last rounds that have a score.</summary>
    /// <param name="closed">In order of closing.</param>
    public static IReadOnlyList<CoursePoint> Of(IEnumerable<RoundFigures> closed)
    {
        var scored = closed.Where(round => round.Overall is not null).TakeLast(Most).ToList();
        return
        [
            .. scored.Select((round, place) => new CoursePoint(
                round.Number,
                round.ClosedOn,
                round.Overall!.Value,
                round.OverallLow,
                round.OverallHigh,
                place > 0 && round.Rules == scored[place - 1].Rules,
                round.HasLowResponse())),
        ];
    }
}

/// <summary>
/// The overall score over a chain's rounds, with its interval as a band. The line breaks where the rules changed; an open dot means a low
/// response. Rounds stand at equal distances, as the columns of a table of rounds.
/// </summary>
public static class ScoreCourse
{
    private const double Width = 380;
    private const double Height = 136;
    private const double Left = 30;
    private const double Right = 330;
    private const double Top = 22;
    private const double Bottom = 104;

    /// <summary>Beyond the borders of the bands and the intervals, in points of the scale.</summary>
    private const double Margin = 0.1;

    /// <returns>Null with fewer than two rounds.</returns>
    public static Figure? Of(IReadOnlyList<CoursePoint> points, CultureInfo culture)
    {
        if (points.Count < 2) return null;

        var texts = new PortfolioTexts(culture);
        var low = Math.Max(1, Math.Min(3, points.Min(point => point.Low ?? point.Score)) - Margin);
        var high = Math.Min(5, Math.Max(4, points.Max(point => point.High ?? point.Score)) + Margin);
        double X(int place) => Left + place * (Right - Left) / (points.Count - 1);
        double Y(double score) => Bottom - (score - low) / (high - low) * (Bottom - Top);

        bool IsAlone(int place) => !points[place].Continues && points.ElementAtOrDefault(place + 1)?.Continues != true;

        var shapes = new List<Shape>();
        foreach (var border in (double[])[3, 4])
        {
            shapes.Add(new Line(new(Left - 12, Y(border)), new(Right + 12, Y(border)), new(Tone.Line), 1, Dashed: true));
            shapes.Add(new Label(new(Right + 18, Y(border) + 4), Format.Score(border, culture), 12, new(Tone.Soft)));
        }

        for (var place = 1; place < points.Count; place++)
        {
            var (one, other) = (points[place - 1], points[place]);
            if (!other.Continues) continue;

            if (one is { Low: { } low1, High: { } high1 } && other is { Low: { } low2, High: { } high2 }) shapes.Add(
                new Polygon(
                    [new(X(place - 1), Y(high1)), new(X(place), Y(high2)), new(X(place), Y(low2)), new(X(place - 1), Y(low1))],
                    new(Tone.Main, 0.13)));
        }

        for (var place = 0; place < points.Count; place++)
        {
            var (point, at) = (points[place], new Point(X(place), Y(points[place].Score)));
            if (point.Continues) shapes.Add(new Line(new(X(place - 1), Y(points[place - 1].Score)), at, new(Tone.Main), 2));
            else if (IsAlone(place) && point is { Low: { } lower, High: { } higher })
                shapes.Add(new Line(at with { Y = Y(lower) }, at with { Y = Y(higher) }, new(Tone.Main)));
        }

        for (var place = 0; place < points.Count; place++)
        {
            var (point, at) = (points[place], new Point(X(place), Y(points[place].Score)));
            shapes.Add(new Disc(at, point.HasLowResponse ? 5 : 4, new(Tone.Main)));
            if (point.HasLowResponse) shapes.Add(new Disc(at, 3, new(Tone.Card)));
            var above = IsAlone(place) ? Y(point.High ?? point.Score) : at.Y;
            shapes.Add(new Label(at with { Y = Math.Min(above, at.Y) - 10 }, Format.Score(point.Score, culture), 13, new(Tone.Ink), Anchor.Middle, Bold: true));
            shapes.Add(new Label(new(at.X, Height - 8), point.ClosedOn.ToString("MMM yy", culture), 12, new(Tone.Soft), Anchor.Middle));
        }

        string Words(CoursePoint point) => texts.Format("CoursePoint", point.Round, Format.Score(point.Score, culture));
        var spots = points.Select((point, place) => Spot.Around(
            new(X(place), Y(point.Score)),
            $"{Words(point)}, {Format.Date(point.ClosedOn, culture)}",
            point.Round));
        return new Figure(Width, Height, texts["CourseTitle"], string.Join("; ", points.Select(Words)) + ".", shapes) { Spots = [.. spots] };
    }

    /// <summary>Explains broken lines and open dots, in sentences; empty if there are none.</summary>
    public static IReadOnlyList<string> Remarks(IReadOnlyList<CoursePoint> points, CultureInfo culture)
    {
        var texts = new PortfolioTexts(culture);
        var low = points.Where(point => point.HasLowResponse).Select(point => point.Round.ToString(culture)).ToList();
        return
        [
            .. points.Skip(1).Where(point => !point.Continues).Select(point => texts.Format("CourseBroken", point.Round)),
            .. low.Count == 0 ? (string[])[] : [texts.Format("CourseLow", string.Join(", ", low))],
        ];
    }
}

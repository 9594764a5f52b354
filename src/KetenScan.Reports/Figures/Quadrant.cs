using System.Globalization;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Drawing;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Figures;

/// <summary>One mark in the quadrant.</summary>
/// <param name="Mark">The label in its circle: one or two characters.</param>
/// <param name="Name">The name of what the mark represents.</param>
/// <param name="Met">The number of checks met.</param>
/// <param name="Total">The number of checks; at least one.</param>
/// <param name="Reading">The corner that it is in; null if not certain.</param>
/// <param name="Number">The number of the principle; null for a chain.</param>
public sealed record QuadrantPoint(string Mark, string Name, Score Score, int Met, int Total, EvidenceReading? Reading, int? Number = null);

/// <summary>Scores (x) against evidence (y), with the names of the four corners.</summary>
public static class Quadrant
{
    private const double Width = 440;
    private const double Height = 350;
    private const double Radius = 11;
    private const double CornerRoom = 34;
    private const double Left = 48;
    private const double Right = 428;
    private const double Top = 14;
    private const double Bottom = 300;
    private static readonly Score HighPerception = new(3.5);

    /// <summary>The figure of a scorecard's principles with both score and evidence; null when there are none.</summary>
    public static Figure? Of(ScorecardReport report, CultureInfo culture)
    {
        var points = report.Scorecard.Principles
            .Where(principle => principle is { Score: not null, Evidence.Reading: not null })
            .Select(
                principle => new QuadrantPoint(
                    $"{principle.Number}",
                    report.NameOf(principle, culture),
                    principle.Score!.Value,
                    principle.Evidence!.Met,
                    principle.Evidence.Total,
                    principle.Evidence.Reading!.Value,
                    principle.Number))
            .ToList();
        return points.Count == 0 ? null : Of(points, new EvidenceTexts(culture)["QuadrantTitle"], culture);
    }

    public static Figure Of(IReadOnlyList<QuadrantPoint> points, string title, CultureInfo culture)
    {
        var texts = new EvidenceTexts(culture);
        var shapes = new List<Shape>();
        Ground(shapes, texts);
        Axes(shapes, texts, culture);
        var apart = Apart(points);
        foreach (var (point, place) in apart)
        {
            shapes.Add(new Disc(place, Radius, new(Tone.Main)));
            shapes.Add(new Label(place with { Y = place.Y + 4.5 }, point.Mark, 13, new(Tone.Card), Anchor.Middle, Bold: true));
        }

        var spots = apart.Select(own => Spot.Around(own.Place, $"{own.Point.Name}: {Figures(own.Point, texts, culture)}", own.Point.Number));
        return new Figure(Width, Height, title, string.Join("; ", points.Select(point => $"{point.Name}: {Words(point, texts, culture)}")) + ".", shapes)
        {
            Spots = [.. spots],
        };
    }

    private static string Words(QuadrantPoint point, EvidenceTexts texts, CultureInfo culture) => point.Reading is { } reading
        ? texts[$"Reading{reading}"]
        : Figures(point, texts, culture);

    private static string Figures(QuadrantPoint point, EvidenceTexts texts, CultureInfo culture) =>
        $"{Format.Score(point.Score, culture)}, {texts.Format("MetOf", point.Met, point.Total)}";

    private static double X(Score score) => Left + (score.Value - 1) / 4 * (Right - Left);

    /// <summary>Leaves room for the names of the corners above 100 and below 0 per cent.</summary>
    private static double Y(double share) => Bottom - CornerRoom - share * (Bottom - Top - 2 * CornerRoom);

    private static void Ground(List<Shape> shapes, EvidenceTexts texts)
    {
        var (middleX, middleY) = (X(HighPerception), Y(0.5));
        shapes.Add(new Box(middleX, Top, Right - middleX, middleY - Top, new(Tone.Strength, 0.12)));
        shapes.Add(new Box(Left, middleY, middleX - Left, Bottom - middleY, new(Tone.Concern, 0.08)));
        shapes.Add(new Line(new(middleX, Top), new(middleX, Bottom), new(Tone.Soft), Dashed: true));
        shapes.Add(new Line(new(Left, middleY), new(Right, middleY), new(Tone.Soft), Dashed: true));
        shapes.Add(Corner(Left + 6, Top + 16, EvidenceReading.OnPaper, Anchor.Start, texts));
        shapes.Add(Corner(Right - 6, Top + 16, EvidenceReading.InOrder, Anchor.End, texts));
        shapes.Add(Corner(Left + 6, Bottom - 8, EvidenceReading.WorkToDo, Anchor.Start, texts));
        shapes.Add(Corner(Right - 6, Bottom - 8, EvidenceReading.Felt, Anchor.End, texts));
    }

    private static Label Corner(double x, double y, EvidenceReading reading, Anchor anchor, EvidenceTexts texts) =>
        new(new(x, y), texts[$"Reading{reading}"], 12, new(Tone.Soft), anchor);

    private static void Axes(List<Shape> shapes, EvidenceTexts texts, CultureInfo culture)
    {
        shapes.Add(new Line(new(Left, Bottom), new(Right, Bottom), new(Tone.Line)));
        shapes.Add(new Line(new(Left, Top), new(Left, Bottom), new(Tone.Line)));
        for (var mark = 1; mark <= 5; mark++)
            shapes.Add(new Label(new(X(new Score(mark)), Bottom + 17), $"{mark}", 12, new(Tone.Soft), Anchor.Middle));
        foreach (var share in (double[])[0, 0.5, 1])
            shapes.Add(new Label(new(Left - 6, Y(share) + 4), Format.Share(share, culture), 12, new(Tone.Soft), Anchor.End));
        shapes.Add(
            new Label(
                new((Left + Right) / 2, Bottom + 38),
                $"{texts["QuadrantPerception"]} →   ·   ↑ {texts["QuadrantEvidence"]}",
                12,
                new(Tone.Soft),
                Anchor.Middle));
    }

    /// <summary>Moves marks that would overlap to the nearest free place.</summary>
    private static List<(QuadrantPoint Point, Point Place)> Apart(IReadOnlyList<QuadrantPoint> points)
    {
        var placed = new List<(QuadrantPoint, Point Place)>();
        foreach (var point in points.OrderBy(point => point.Score.Value).ThenBy(point => point.Mark, StringComparer.Ordinal))
        {
            var own = new Point(X(point.Score), Y((double)point.Met / point.Total));
            bool IsFree(Point place) => !placed.Any(other => Math.Abs(other.Place.X - place.X) < 2 * Radius && Math.Abs(other.Place.Y - place.Y) < 2 * Radius);
            placed.Add((point, IsFree(own) ? own : Around(own).FirstOrDefault(IsFree, own)));
        }

        return placed;
    }

    /// <summary>Positions within the axes, one mark apart, nearest first.</summary>
    private static IEnumerable<Point> Around(Point own)
    {
        const double Step = 2 * Radius + 1;
        return
            from place in
                from down in Enumerable.Range(-12, 25)
                from right in Enumerable.Range(-16, 33)
                select new Point(own.X + right * Step, own.Y + down * Step)
            where place.X is >= Left + Radius and <= Right - Radius && place.Y is >= Top + Radius and <= Bottom - Radius
            orderby Math.Abs(place.Y - own.Y) + 2 * Math.Abs(place.X - own.X), place.Y, place.X
            select place;
    }
}

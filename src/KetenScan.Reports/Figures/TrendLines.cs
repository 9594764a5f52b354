using System.Globalization;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Drawing;
using KetenScan.Reports.Comparing;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Figures;

/// <summary>A chain's score in one round.</summary>
/// <param name="HasLowResponse">Whether too few people answered to rely on the score.</param>
public sealed record TrendPoint(int Round, DateOnly ClosedOn, double? Score, ComparedRules Rules, bool HasLowResponse);

/// <summary>Scores from 1 to 5 by closing date, a line per chain. The line breaks where the rules changed; an open dot means a low response.</summary>
public static class TrendLines
{
    private const double Width = 520;
    private const double Height = 230;
    private const double Left = 30;
    private const double Right = 500;
    private const double Top = 14;
    private const double Bottom = 190;

    /// <param name="about">What is scored: the name of a principle, or the overall score.</param>
    /// <returns>Null when no round has a score.</returns>
    public static Figure? Of(IReadOnlyList<(ChosenLine Line, IReadOnlyList<TrendPoint> Points)> chains, string about, CultureInfo culture)
    {
        var scored = chains.Select(
            own => (
                own.Line,
                Points: own.Points.Where(point => point.Score is not null).OrderBy(point => point.ClosedOn).ThenBy(point => point.Round).ToList()))
            .Where(own => own.Points.Count > 0)
            .ToList();
        if (scored.Count == 0) return null;

        var texts = new PortfolioTexts(culture);
        var (first, last) = (scored.Min(own => own.Points[0].ClosedOn), scored.Max(own => own.Points[^1].ClosedOn));
        Point At(TrendPoint point) => new(
            Left + (first == last ? 0.5 : (double)(point.ClosedOn.DayNumber - first.DayNumber) / (last.DayNumber - first.DayNumber)) * (Right - Left),
            Y(point.Score!.Value));

        var shapes = new List<Shape>();
        for (var score = 1; score <= 5; score++)
        {
            shapes.Add(new Line(new(Left, Y(score)), new(Right, Y(score)), new(Tone.Line)));
            shapes.Add(new Label(new(Left - 10, Y(score) + 4), $"{score}", 12, new(Tone.Soft), Anchor.End));
        }

        shapes.Add(new Label(new(Left, Bottom + 24), first.ToString("MMM yyyy", culture), 12, new(Tone.Soft)));
        if (first != last) shapes.Add(new Label(new(Right, Bottom + 24), last.ToString("MMM yyyy", culture), 12, new(Tone.Soft), Anchor.End));
        foreach (var (line, points) in scored)
        {
            var places = points.Select(At).ToList();
            for (var place = 1; place < points.Count; place++)
            {
                if (points[place].Rules == points[place - 1].Rules) shapes.Add(new Line(places[place - 1], places[place], line.Paint, 2, line.IsDashed));
            }

            foreach (var (point, place) in points.Zip(places).SkipLast(1))
            {
                shapes.Add(new Disc(place, point.HasLowResponse ? 4 : 3, line.Paint));
                if (point.HasLowResponse) shapes.Add(new Disc(place, 2.2, new(Tone.Card)));
            }

            shapes.AddRange(line.MarkAt(places[^1]));
        }

        var message = string.Join(
            "; ",
            scored.Select(
                own => texts.Format("TrendMessage", own.Line.Name, string.Join(", ", own.Points.Select(point => Format.Score(point.Score, culture)))))) + ".";
        var spots = scored.SelectMany(own => own.Points.Select(point => Spot.Around(
            At(point),
            $"{own.Line.Name}: {Format.Score(point.Score, culture)}, {Format.Date(point.ClosedOn, culture)}")));
        return new Figure(Width, Height, texts.Format("TrendTitle", about), message, shapes) { Spots = [.. spots] };
    }

    /// <summary>Explains broken lines and open dots, in sentences; empty if there are none.</summary>
    public static IReadOnlyList<string> Remarks(IReadOnlyList<(ChosenLine Line, IReadOnlyList<TrendPoint> Points)> chains, CultureInfo culture)
    {
        var texts = new PortfolioTexts(culture);
        var remarks = new List<string>();
        foreach (var (line, points) in chains)
        {
            remarks.AddRange(
                points.Zip(points.Skip(1))
                    .Where(two => two.First.Rules != two.Second.Rules)
                    .Select(two => texts.Format("RulesChanged", line.Name, two.Second.Round, PortfolioSummary.RulesIn(two.Second.Rules, texts))));
            var low = points.Where(point => point.HasLowResponse).Select(point => point.Round.ToString(culture)).ToList();
            if (low.Count > 0) remarks.Add(texts.Format("LowRounds", line.Name, string.Join(", ", low)));
        }

        return remarks;
    }

    private static double Y(double score) => Bottom - (score - 1) / 4 * (Bottom - Top);
}

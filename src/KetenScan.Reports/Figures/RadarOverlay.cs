using System.Globalization;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Drawing;
using KetenScan.Reports.Comparing;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Figures;

/// <summary>Up to six chains in one radar.</summary>
public static class RadarOverlay
{
    /// <param name="chains">With their latest scorecards; chains without eight scores appear in the legend only.</param>
    public static Figure Of(IReadOnlyList<(ChosenLine Line, RoundFigures Round)> chains, IReadOnlyDictionary<Principle, string> names, CultureInfo culture)
    {
        var texts = new PortfolioTexts(culture);
        var shapes = new List<Shape>();
        RadarGrid.AddTo(shapes);
        foreach (var (line, round) in chains)
        {
            if (RadarGrid.Outline([.. round.Principles.Select(figure => figure.Score)]) is not { } outline) continue;

            shapes.Add(new Polygon(outline, null, line.Paint, 2, line.IsDashed));

            // Each number is on a different axis.
            shapes.AddRange(line.MarkAt(outline[line.Number - 1]));
        }

        RadarGrid.AddNames(shapes, [.. Enum.GetValues<Principle>().Select(principle => names[principle])]);
        return new Figure(
            RadarGrid.Width,
            RadarGrid.Height,
            texts["OverlayTitle"],
            string.Join("; ", chains.Select(own => Message(own.Line, own.Round, names, texts, culture))) + ".",
            shapes);
    }

    private static string Message(ChosenLine line, RoundFigures round, IReadOnlyDictionary<Principle, string> names, PortfolioTexts texts, CultureInfo culture)
    {
        var scored = round.Principles
            .Where(figure => figure.Score is not null)
            .Select(figure => $"{names[figure.Principle]} {Format.Score(figure.Score, culture)}")
            .ToList();
        return texts.Format("OverlayMessage", line.Name, scored.Count == 0 ? "–" : string.Join(", ", scored));
    }
}

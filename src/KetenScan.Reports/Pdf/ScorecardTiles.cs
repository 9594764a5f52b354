using System.Globalization;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Drawing;
using KetenScan.Pdf.Layout;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Pdf;

/// <summary>The four key figures.</summary>
internal static class ScorecardTiles
{
    private const double Gap = 10;

    /// <summary>The tiles, all as high as the highest one.</summary>
    public static Block Of(ScorecardReport report, ReportTexts texts, CultureInfo culture)
    {
        var contents = KeyFigure.Of(report, texts, culture).Select(ContentOf).ToList();
        var width = (Paper.Column - Gap * (contents.Count - 1)) / contents.Count;
        var height = contents.Max(content => new Tile(content, 0).Height(width));
        return new Columns(Gap, [.. contents.Select(content => (1.0, (Block)new Tile(content, height)))]);
    }

    private static BlockGroup ContentOf(KeyFigure figure) => new(
        1,
        [
            new TextBlock("P", figure.Name, PaperStyles.Tiny),
            new TextBlock("P", figure.Value, PaperStyles.TileFigure),
            new TextBlock(
                "P",
                figure.Band is { } band ? $"{Mark(band)} {figure.Note}" : figure.Note,
                PaperStyles.TileNote with { Tone = figure.Band is { } tone ? Figures.BandMark.ToneOf(tone) : Tone.Ink }),
            .. figure.Between.Length > 0 ? new Block[] { new TextBlock("P", figure.Between, PaperStyles.TileNote) } : [],
        ]);

    private static char Mark(Band band) => band switch { Band.Strength => '▲', Band.Watch => '●', _ => '▼' };
}

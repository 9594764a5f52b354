using System.Globalization;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Pdf.Layout;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Pdf;

/// <summary>The four figures that everybody asks for first.</summary>
internal static class ScorecardTiles
{
    private const double TileHeight = 80;

    public static Block Of(ScorecardReport report, ReportTexts texts, CultureInfo culture) =>
        new Columns(10, [.. KeyFigure.Of(report, texts, culture).Select(figure => (1.0, (Block)TileOf(figure)))]);

    private static Tile TileOf(KeyFigure figure) => new(
        new Stack(
            1,
            new TextBlock("P", figure.Name, PaperStyles.Tiny),
            new TextBlock("P", figure.Value, PaperStyles.TileFigure),
            new TextBlock("P", figure.Band is { } band ? $"{Mark(band)} {figure.Note}" : figure.Note, PaperStyles.TileNote with { Tone = figure.Band is { } tone ? Figures.BandMark.Tone(tone) : Figures.Tone.Ink })),
        TileHeight);

    private static char Mark(Band band) => band switch { Band.Strength => '▲', Band.Watch => '●', _ => '▼' };
}

using System.Globalization;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Drawing;
using KetenScan.Pdf.Layout;
using KetenScan.Reports.Figures;
using KetenScan.Reports.Words;
using static KetenScan.Reports.Pdf.PdfParts;

namespace KetenScan.Reports.Pdf;

/// <summary>The gaps between levels with their intervals, a column per principle, since the figure has no room for them.</summary>
internal static class GapTable
{
    /// <returns>Null when there is no interval.</returns>
    public static Table? Of(ScorecardReport report, ReportTexts texts, CultureInfo culture)
    {
        var principles = report.Scorecard.Principles;
        if (principles.All(principle => principle.Levels.GapConfidence95 is null)) return null;

        var names = principles.Select(principle => HeaderCell($"{principle.Number}\n{report.NameOf(principle, culture)}", Anchor.Middle));
        return new Table(
            [1.3, .. Enumerable.Repeat(1.0, principles.Count)],
            [HeaderCell(texts["Principle"], Anchor.Start), .. names],
            [[
                new(new TextBlock("P", texts["GapBetween"], PaperStyles.Cell), "Row"),
                .. principles.Select(principle => new Cell(new TextBlock("P", Shown(principle.Levels, texts, culture), PaperStyles.CellMiddle))),
            ]]);
    }

    private static string Shown(LevelScores levels, ReportTexts texts, CultureInfo culture)
    {
        var gap = Format.Difference(levels.Gap, interval: null, levels.GapSure, texts, culture);
        return levels.GapConfidence95 is { } interval
            ? $"{gap}\n{texts.Format("Interval", Format.End(interval.Low, culture), Format.End(interval.High, culture))}"
            : gap;
    }
}

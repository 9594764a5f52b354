using System.Globalization;
using KetenScan.Pdf.Layout;
using KetenScan.Reports.Figures;
using KetenScan.Reports.Words;
using static KetenScan.Reports.Pdf.PdfParts;

namespace KetenScan.Reports.Pdf;

/// <summary>The scores as bars and as a radar.</summary>
internal static class OverviewSection
{
    public static void AddTo(Flow flow, ScorecardReport report, ReportTexts texts, CultureInfo culture)
    {
        flow.Section();
        flow.Add(new Columns(
            24,
            (1.6, new BlockGroup(4, Heading(texts["BarsTitle"]), new FigureBlock(ScoreBars.Of(report, narrow: false, culture)))),
            (1, new BlockGroup(4, [
                Heading(texts["RadarTitle"]),
                new FigureBlock(Radar.Of(report, culture)),
                .. report.ComparedWith is { } before
                    ? [new TextBlock("P", texts.Format("LegendRadar", before.Number), PaperStyles.Tiny)]
                    : Array.Empty<Block>(),
                .. LinksToAttention(report, texts, culture)]))));
        flow.Space(4);
        flow.Add(new TextBlock("P", texts["Legend"], PaperStyles.Tiny));
        flow.Space(4);
        flow.Add(new TextBlock("P", RankWords.Of(report, culture), PaperStyles.Body));
        flow.Space(10);
    }

    /// <summary>Placed below the radar, in the space next to the bars.</summary>
    private static Block[] LinksToAttention(ScorecardReport report, ReportTexts texts, CultureInfo culture) => report.NeedAttention.Count == 0
        ? []
        :
        [
            new TextBlock("P", texts["AttentionLinks"], PaperStyles.Tiny),
            .. report.NeedAttention.Select(principle =>
                new LinkBlock(report.NumberedNameOf(principle, culture), AttentionSection.TargetOf(principle), PaperStyles.Cell)),
        ];
}

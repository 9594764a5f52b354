using KetenScan.Pdf.Drawing;
using KetenScan.Pdf.Layout;
using KetenScan.Reports.Figures;
using KetenScan.Reports.Words;
using static KetenScan.Reports.Pdf.PdfParts;

namespace KetenScan.Reports.Pdf;

/// <summary>What a scorecard without any score shows instead of tiles, figures and tables.</summary>
internal static class NoScoresParts
{
    public static void AddTo(Flow flow, ScorecardReport report, NoScores none, ReportTexts texts)
    {
        flow.Add(new TextBlock("P", texts["NoScoresNothingToRead"], PaperStyles.Body));
        flow.Space(18);
        if (!none.ShowsPartners) return;

        flow.Section();
        flow.Add(Heading(texts["HandedInTitle"]), new Table(
            [3, 2],
            [HeaderCell(texts["Partner"], Anchor.Start), HeaderCell(texts["Responded"], Anchor.Start)],
            [
                .. report.Scorecard.Partners.Select(partner => new List<Cell>
                {
                    new(new TextBlock("P", partner.Name, PaperStyles.Cell), "Row"),
                    new(new TextBlock("P", NoScoresWords.HandedIn(partner, texts), PaperStyles.Cell)),
                }),
            ]));
        flow.Space(18);
    }
}

using System.Globalization;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Drawing;
using KetenScan.Pdf.Layout;
using KetenScan.Reports.Figures;
using KetenScan.Reports.Words;
using static KetenScan.Reports.Pdf.PdfParts;

namespace KetenScan.Reports.Pdf;

/// <summary>The scores per partner, with the pool and the whole chain.</summary>
internal static class PartnersSection
{
    public static void AddTo(Flow flow, ScorecardReport report, ReportTexts texts, CultureInfo culture)
    {
        flow.Section();
        var principles = report.Scorecard.Principles;
        var header = new List<Cell> { HeaderCell(texts["Partner"], Anchor.Start) };
        header.AddRange(principles.Select(principle => HeaderCell($"{principle.Number}\n{report.NameOf(principle, culture)}", Anchor.Middle)));
        List<List<Cell>> rows =
        [
            .. report.Scorecard.Partners.Select(partner =>
                HeatRow(partner.Name, PaperStyles.Cell, principles, principle => CellOf(principle, partner.Key, culture))),
        ];
        if (report.HasPool)
            rows.Add(HeatRow(texts["PoolRow"], PaperStyles.Cell, principles, principle => HeatCell(principle.Pool?.Score, principle.IsWithheld(), culture)));
        rows.Add(HeatRow(texts["WholeChain"], PaperStyles.CellBold, principles, principle => HeatCell(principle.Score, principle.IsWithheld(), culture)));

        flow.Add(Heading(texts["PartnersTitle"]), new Table([1.9, .. Enumerable.Repeat(1.0, 8)], header, rows, ruled: false));
        if (report.HasWithheld)
        {
            flow.Space(4);
            flow.Add(new TextBlock("P", texts.Format("WithheldLegend", report.Scorecard.Disclosure.MinimumGroup), PaperStyles.Tiny));
        }

        flow.Space(18);
    }

    private static List<Cell> HeatRow(string name, TextStyle style, IReadOnlyList<PrincipleResult> principles, Func<PrincipleResult, Cell> cell) =>
        [new(new TextBlock("P", name, style), "Row"), .. principles.Select(cell)];

    private static Cell CellOf(PrincipleResult principle, string key, CultureInfo culture)
    {
        var result = principle.Partners.Single(partner => partner.Key == key);
        return HeatCell(result.Score, result.Withheld, culture);
    }

    private static Cell HeatCell(Score? score, bool withheld, CultureInfo culture) => new(
        new TextBlock("P", Format.Score(score, culture), PaperStyles.CellMiddleBold),
        Ground: score is { } known ? Heat.Of(known) : null,
        Hatched: withheld);
}

using System.Globalization;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Drawing;
using KetenScan.Pdf.Layout;
using KetenScan.Reports.Figures;
using KetenScan.Reports.Words;
using static KetenScan.Reports.Pdf.PdfParts;

namespace KetenScan.Reports.Pdf;

/// <summary>What the dossier shows for each principle, beside its score.</summary>
internal static class EvidenceSection
{
    public static void AddTo(Flow flow, ScorecardReport report, ReportTexts texts, CultureInfo culture)
    {
        if (!report.HasEvidence) return;

        flow.Section();
        var checks = new EvidenceTexts(culture);
        var table = new Table(
            [2.2, 0.9, 5],
            [HeaderCell(texts["Principle"], Anchor.Start), HeaderCell(checks["Met"], Anchor.Middle), HeaderCell(checks["Reading"], Anchor.Start)],
            [.. report.Scorecard.Principles.Where(principle => principle.Evidence is not null).Select(principle => RowOf(principle, report, culture))]);
        if (Quadrant.Of(report, culture) is { } figure)
        {
            var words = new BlockGroup(
                6,
                new TextBlock(
                    "P",
                    report.Scorecard.Round is { } round ? checks.Format("ChecksOn", Format.Date(round.ClosedOn, culture)) : "",
                    PaperStyles.Body),
                new TextBlock("P", checks["QuadrantExplain"], PaperStyles.Small));
            flow.Add(new BlockGroup(4, Heading(checks["QuadrantTitle"]), new Columns(24, (1.2, new FigureBlock(figure)), (1, words))), with: 40);
            flow.Space(6);
            flow.Add(table);
        }
        else
        {
            flow.Add(Heading(checks["RecordTitle"]), table);
        }

        flow.Space(18);
    }

    private static List<Cell> RowOf(PrincipleResult principle, ScorecardReport report, CultureInfo culture) =>
    [
        new(new TextBlock("P", report.NumberedNameOf(principle, culture), PaperStyles.Cell), "Row"),
        new(new TextBlock("P", $"{principle.Evidence!.Met}/{principle.Evidence.Total}", PaperStyles.CellMiddleBold)),
        new(new TextBlock("P", CheckWords.Sentence(principle.Evidence, principle.Score, culture), PaperStyles.Cell)),
    ];
}

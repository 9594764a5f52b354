using System.Globalization;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Drawing;
using KetenScan.Pdf.Layout;
using KetenScan.Reports.Words;
using static KetenScan.Reports.Pdf.PdfParts;

namespace KetenScan.Reports.Pdf;

/// <summary>Every check of the dossier with what was found.</summary>
internal static class ChecksSection
{
    public static void AddTo(Flow flow, ScorecardReport report, ReportTexts texts, CultureInfo culture)
    {
        if (!report.HasEvidence) return;

        flow.Section();
        var checks = new EvidenceTexts(culture);
        var rows = report.Scorecard.Principles
            .SelectMany(principle => principle.Evidence?.Checks.Select(check => RowOf(principle, check, checks, culture)) ?? [])
            .ToList();
        flow.Add(
            Heading(checks["AllChecksTitle"]),
            new Table(
                [3.8, 1.2, 4],
                [HeaderCell(checks["Check"], Anchor.Start), HeaderCell(checks["Result"], Anchor.Start), HeaderCell(checks["Fact"], Anchor.Start)],
                rows));
        flow.Space(12);
    }

    private static List<Cell> RowOf(PrincipleResult principle, Check check, EvidenceTexts checks, CultureInfo culture) =>
    [
        new(new TextBlock("P", $"{principle.Number} · {CheckWords.Condition(check.Key, checks)}", PaperStyles.Cell), "Row"),
        new(new TextBlock("P", checks[check.Met ? "Met" : "NotMet"], check.Met ? PaperStyles.Cell : PaperStyles.Cell with { Bold = true })),
        new(new TextBlock("P", Plain(CheckWords.Fact(check, culture)), PaperStyles.Cell)),
    ];
}

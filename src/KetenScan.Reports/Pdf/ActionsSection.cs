using System.Globalization;
using KetenScan.Pdf.Layout;
using KetenScan.Reports.Words;
using static KetenScan.Reports.Pdf.PdfParts;

namespace KetenScan.Reports.Pdf;

/// <summary>The improvement actions of the chain.</summary>
internal static class ActionsSection
{
    public static void AddTo(Flow flow, ScorecardReport report, ReportTexts texts, CultureInfo culture)
    {
        if (report.Actions.Count == 0) return;

        flow.Section();
        flow.Add(Heading(texts["ActionsTitle"]), ActionTable(report.Actions, action => report.AboutOf(action, texts, culture), texts, culture));
        flow.Space(18);
    }
}

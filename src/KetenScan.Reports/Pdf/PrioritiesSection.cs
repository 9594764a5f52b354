using System.Globalization;
using KetenScan.Pdf.Layout;
using KetenScan.Reports.Words;
using static KetenScan.Reports.Pdf.PdfParts;

namespace KetenScan.Reports.Pdf;

/// <summary>The principles that people chose as priorities.</summary>
internal static class PrioritiesSection
{
    public static void AddTo(Flow flow, ScorecardReport report, ReportTexts texts, CultureInfo culture)
    {
        flow.Section();
        flow.Add(Heading(texts["PrioritiesTitle"]), with: 15 * Math.Max(1, report.Priorities.Count));
        if (report.Priorities.Count == 0) flow.Add(new TextBlock("P", texts["PrioritiesNone"], PaperStyles.Body));
        flow.List([.. report.Priorities.Select(principle => new TextBlock(
            "LBody", $"**{report.NameOf(principle, culture)}** – {texts.Count("Votes", principle.PriorityVotes!.Value)}", PaperStyles.Body))]);
        flow.Space(18);
    }
}

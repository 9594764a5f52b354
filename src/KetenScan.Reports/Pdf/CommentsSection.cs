using System.Globalization;
using KetenScan.Pdf.Layout;
using KetenScan.Reports.Words;
using static KetenScan.Reports.Pdf.PdfParts;

namespace KetenScan.Reports.Pdf;

/// <summary>The comments on the principles that are not in <see cref="AttentionSection"/>.</summary>
internal static class CommentsSection
{
    public static void AddTo(Flow flow, ScorecardReport report, ReportTexts texts, CultureInfo culture)
    {
        if (report.NoScores is not null && report.Comments.Count == 0 && !report.CommentsWait) return;

        flow.Section();
        flow.Add(Heading(texts[report.NeedAttention.Count == 0 ? "CommentsTitle" : "OtherCommentsTitle"]), with: 40);
        var others = report.Scorecard.Principles.Except(report.NeedAttention).Where(principle => QuoteList.Of(report, principle).Count > 0).ToList();
        if (others.Count == 0) flow.Add(new TextBlock("P", texts[report.CommentsWait ? "CommentsWait" : "CommentsNone"], PaperStyles.Body));
        foreach (var principle in others)
        {
            flow.Space(4);
            flow.Add(new TextBlock("H3", report.NumberedNameOf(principle, culture), PaperStyles.CellBold), with: 20);
            QuoteList.AddTo(flow, report, principle);
        }

        if (report.BlackedOut > 0) flow.Add(new TextBlock("P", texts.Format("BlackedOut", report.BlackedOut), PaperStyles.Small));
        flow.Space(18);
    }
}

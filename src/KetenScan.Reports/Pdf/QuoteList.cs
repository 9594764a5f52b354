using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Layout;
using static KetenScan.Reports.Pdf.PdfParts;

namespace KetenScan.Reports.Pdf;

/// <summary>The published comments on a principle, as a list of quotes.</summary>
internal static class QuoteList
{
    /// <summary>The number of full blocks that together look like one bar.</summary>
    private const int BarOnPaper = 5;

    public static List<PublishedComment> Of(ScorecardReport report, PrincipleResult principle) =>
        [.. report.Comments.Where(comment => comment.Principle == principle.Principle)];

    public static void AddTo(Flow flow, ScorecardReport report, PrincipleResult principle) => flow.List([.. Of(report, principle).Select(comment =>
    {
        var words = Plain(comment.Text).Replace(Blackout.Bar, new string(Blackout.Block, BarOnPaper), StringComparison.Ordinal);
        return new TextBlock("LBody", comment.PartnerKey is null ? $"“{words}”" : $"“{words}” – {report.PartnerName(comment.PartnerKey)}", PaperStyles.Body);
    })]);
}

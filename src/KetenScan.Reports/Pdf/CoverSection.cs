using System.Globalization;
using KetenScan.Pdf.Layout;
using KetenScan.Reports.Words;
using static KetenScan.Reports.Pdf.PdfParts;

namespace KetenScan.Reports.Pdf;

/// <summary>The title, the summary and the key figures.</summary>
internal static class CoverSection
{
    public static void AddTo(Flow flow, ScorecardReport report, ReportTexts texts, CultureInfo culture)
    {
        var kind = Joined(texts["Kind"], ScorecardPdf.RoundLineOf(report, texts, culture));
        Cover(flow, report.Face, kind, ScorecardPdf.ChainNameOf(report, texts), texts);
        flow.Add(new TextBlock("P", Summary.Of(report, culture), PaperStyles.Lead));
        flow.Space(12);
        if (report.NoScores is { } none)
        {
            NoScoresParts.AddTo(flow, report, none, texts);
            return;
        }

        flow.Add(ScorecardTiles.Of(report, texts, culture));
        foreach (var line in RestsOnWords.Of(report, culture))
        {
            flow.Space(6);
            flow.Add(new TextBlock("P", Plain(line), PaperStyles.Small));
        }

        flow.Space(14);
    }
}

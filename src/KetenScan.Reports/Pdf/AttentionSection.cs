using System.Globalization;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Layout;
using KetenScan.Reports.Words;
using static KetenScan.Reports.Pdf.PdfParts;

namespace KetenScan.Reports.Pdf;

/// <summary>The principles that need attention, each with its statements and comments.</summary>
internal static class AttentionSection
{
    public static void AddTo(Flow flow, ScorecardReport report, ReportTexts texts, CultureInfo culture)
    {
        flow.Section();
        flow.Add(Heading(texts["AttentionTitle"]), with: report.NeedAttention.Count == 0 ? 30 : 270);
        flow.Add(
            new TextBlock(
                "P",
                texts[report.NeedAttention.Count == 0 ? "AttentionNone" : "AttentionWhy"],
                report.NeedAttention.Count == 0 ? PaperStyles.Body : PaperStyles.Small));
        foreach (var principle in report.NeedAttention)
        {
            var words = new BlockGroup(
                2,
                new TextBlock("H3", report.NumberedNameOf(principle, culture), PaperStyles.CellBold, TargetOf(principle)),
                new TextBlock("P", PrincipleWords.Of(report, principle, culture), PaperStyles.Body));
            var statements = StatementTable.Of(principle.Statements, report, texts, culture);
            flow.Space(4);
            flow.Keep(words.Height(Paper.Column) + statements.Height(Paper.Column) + 4);
            flow.Add(words);
            flow.Space(4);
            flow.Add(statements);
            flow.Space(4);
            QuoteList.AddTo(flow, report, principle);
            flow.Space(10);
        }

        flow.Space(8);
    }

    /// <summary>The name of the place of a principle in this section, for links to it.</summary>
    public static string TargetOf(PrincipleResult principle) => $"principle-{principle.Number}";
}

using System.Globalization;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Layout;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Pdf;

/// <summary>The statements that stand out, and all of them.</summary>
internal static class StatementsSection
{
    public static void AddExtremes(Flow flow, ScorecardReport report, ReportTexts texts, CultureInfo culture)
    {
        flow.Section();
        StatementTable.AddTo(flow, texts["Strongest"], report.Strongest, report, texts, culture);
        StatementTable.AddTo(flow, texts["Weakest"], report.Weakest, report, texts, culture);
        StatementTable.AddTo(flow, texts["MostDivided"], report.MostDividedStatements, report, texts, culture);
        flow.Add(new TextBlock("P", texts["AnswersLegend"], PaperStyles.Tiny));
        flow.Space(18);
    }

    public static void AddAll(Flow flow, ScorecardReport report, ReportTexts texts, CultureInfo culture)
    {
        flow.Section();
        StatementResult[] all = [.. report.Scorecard.Principles.SelectMany(principle => principle.Statements)];
        StatementTable.AddTo(flow, texts["AllStatementsTitle"], all, report, texts, culture);
        flow.Space(12);
    }
}

using System.Globalization;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Drawing;
using KetenScan.Pdf.Layout;
using KetenScan.Reports.Figures;
using KetenScan.Reports.Words;
using static KetenScan.Reports.Pdf.PdfParts;

namespace KetenScan.Reports.Pdf;

/// <summary>Statements with their scores and how they were answered, a row per statement.</summary>
internal static class StatementTable
{
    /// <summary>Adds a heading and the table; nothing if there are no statements.</summary>
    public static void AddTo(
        Flow flow, string title, IReadOnlyList<StatementResult> statements, ScorecardReport report, ReportTexts texts, CultureInfo culture)
    {
        if (statements.Count == 0) return;

        flow.Add(Heading(title), Of(statements, report, texts, culture));
        flow.Space(10);
    }

    public static Table Of(IReadOnlyList<StatementResult> statements, ScorecardReport report, ReportTexts texts, CultureInfo culture)
    {
        Cell[] header =
        [
            HeaderCell(texts["Statement"], Anchor.Start),
            HeaderCell(texts["Score"], Anchor.Middle),
            HeaderCell(texts["Favourable"], Anchor.Middle),
            HeaderCell(texts["DontKnow"], Anchor.Middle),
            HeaderCell(texts["Answers"], Anchor.Middle),
        ];
        return new Table([6, 0.8, 1.1, 0.9, 2], header, [.. statements.Select(statement => RowOf(statement, report, culture))]);
    }

    private static List<Cell> RowOf(StatementResult statement, ScorecardReport report, CultureInfo culture) =>
    [
        new(new TextBlock("P", $"{statement.Code}  {report.TextOf(statement, culture)}", PaperStyles.Cell), "Row"),
        new(new TextBlock("P", Format.Score(statement.Score, culture), PaperStyles.CellMiddleBold)),
        new(new TextBlock("P", statement.Favourable is { } share ? Format.Share(share, culture) : "–", PaperStyles.CellMiddle)),
        new(new TextBlock("P", statement.DontKnow is { } unknown ? $"{unknown}" : "–", PaperStyles.CellMiddle)),
        new(new FigureBlock(AnswerBar.Of(statement, statement.Code, culture))),
    ];
}

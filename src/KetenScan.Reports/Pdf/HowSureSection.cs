using System.Globalization;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Drawing;
using KetenScan.Pdf.Layout;
using KetenScan.Reports.Words;
using static KetenScan.Reports.Pdf.PdfParts;

namespace KetenScan.Reports.Pdf;

/// <summary>The statistics behind the scores, a row per principle.</summary>
internal static class HowSureSection
{
    public static void AddTo(Flow flow, ScorecardReport report, ReportTexts texts, CultureInfo culture)
    {
        flow.Section();
        var table = TableOf(report, texts, culture);
        flow.Keep(table.Height(Paper.Column) + 40);
        flow.Add(Heading(texts["DeepTitle"]), table);
        flow.Space(4);
        flow.Add(new TextBlock("P", texts["ExplainDeep"], PaperStyles.Tiny));
        flow.Space(12);
    }

    private static Table TableOf(ScorecardReport report, ReportTexts texts, CultureInfo culture)
    {
        var before = report.ComparedWith;
        (string Title, double Width, Func<PrincipleResult, string> Value)[] columns =
        [
            (texts["IntervalTitle"], 1.2, principle => principle.Confidence95 is { } interval ? Format.IntervalShort(interval, texts, culture) : "–"),
            .. before is null ? [] : Since(before, texts, culture),
            (texts["RankTitle"], 0.8, principle => RankWords.Range(principle.Rank, texts, culture)),
            (texts["Agreement"], 1.75, principle => principle.Agreement.Reading is { } reading ? texts[$"Agreement{reading}"] : "–"),
            ("r_wg(J)", 0.95, principle => Statistic(principle.Agreement.RwgJ)),
            (texts["WithinPartners"], 1, principle => Statistic(principle.Agreement.WithinPartners)),
            ("AD", 0.7, principle => Statistic(principle.Agreement.AdM)),
            ("α", 0.7, principle => Statistic(principle.Agreement.Alpha)),
            ("ICC(1)", 0.9, principle => Statistic(principle.Agreement.Icc1)),
            (texts["IfLowerTitle"], 0.75, principle => Format.Points(principle.NonResponse?.HalfPointLower, culture)),
            (texts["SilentTitle"], 1.1, principle => principle.SilentPartners?.ToString(culture) ?? "–"),
        ];
        return new Table(
            [2, .. columns.Select(column => column.Width)],
            [HeaderCell(texts["Principle"], Anchor.Start), .. columns.Select(column => HeaderCell(column.Title, Anchor.Middle))],
            [.. report.Scorecard.Principles.Select(principle => (List<Cell>)
            [
                new(new TextBlock("P", report.NumberedNameOf(principle, culture), PaperStyles.Cell), "Row"),
                .. columns.Select(column => new Cell(new TextBlock("P", column.Value(principle), PaperStyles.CellMiddle))),
            ])]);

        string Statistic(double? value) => value is { } known ? Format.Statistic(known, culture) : "–";
    }

    private static (string, double, Func<PrincipleResult, string>)[] Since(ScoredRound before, ReportTexts texts, CultureInfo culture) =>
        [
            (
                texts.Format("SinceRound", before.Number),
                1.5,
                principle => Format.Difference(principle.Change?.Score, principle.Change?.Confidence95, principle.Change?.Moved, texts, culture)),
        ];
}

using System.Globalization;
using KetenScan.Pdf.Layout;
using KetenScan.Reports.Figures;
using KetenScan.Reports.Words;
using static KetenScan.Reports.Pdf.PdfParts;

namespace KetenScan.Reports.Pdf;

/// <summary>The gaps between the levels of the organisations.</summary>
internal static class LevelsSection
{
    public static void AddTo(Flow flow, ScorecardReport report, ReportTexts texts, CultureInfo culture)
    {
        flow.Section();
        if (LevelGaps.Of(report, narrow: false, culture) is { } figure)
        {
            var gaps = GapTable.Of(report, texts, culture);
            flow.Add(new BlockGroup(
                4,
                Heading(texts["LevelsTitle"]),
                new Columns(
                    24,
                    (1.6, new FigureBlock(figure)),
                    (1, new TextBlock("P", $"{texts["ExplainLevels"]}\n{texts["LevelsLegend"]}", PaperStyles.Small)))),
                with: gaps is null ? 0 : 6 + gaps.Height(Paper.Column));
            if (gaps is not null)
            {
                flow.Space(6);
                flow.Add(gaps);
            }
        }
        else
        {
            flow.Add(new BlockGroup(4, Heading(texts["LevelsTitle"]), new TextBlock("P", texts["LevelsNone"], PaperStyles.Body)));
        }

        flow.Space(18);
    }
}

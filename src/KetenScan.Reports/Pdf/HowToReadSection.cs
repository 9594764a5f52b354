using System.Globalization;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Layout;
using KetenScan.Reports.Words;
using static KetenScan.Reports.Pdf.PdfParts;

namespace KetenScan.Reports.Pdf;

/// <summary>How the scorecard was made, and by which versions.</summary>
internal static class HowToReadSection
{
    public static void AddTo(Flow flow, ScorecardReport report, ReportTexts texts, CultureInfo culture)
    {
        flow.Section();
        var version = report.Scorecard.Questionnaire;
        string[] lines =
        [
            texts["HowScores"],
            texts[report.Scorecard.Weighting == Weighting.Partner ? "HowPartner" : "HowRespondent"],
            .. report.NoScores is null ? [texts["HowBands"], texts["HowInterval"], texts["HowChange"], texts["HowRank"]] : Array.Empty<string>(),
            DisclosureWords.Of(report.Scorecard, texts),
            .. report.Scorecard.Round is { } round
                ? [texts.Format("HowRound", Format.Date(round.OpenedOn, culture), Format.Date(round.ClosedOn, culture))]
                : Array.Empty<string>(),
            texts.Format("HowVersion", version.Key, version.Version, report.Scorecard.ScoringVersion),
        ];
        flow.Add(new BlockGroup(3, [Heading(texts["HowTitle"]), .. lines.Select(line => new TextBlock("P", line, PaperStyles.Small))]));
    }
}

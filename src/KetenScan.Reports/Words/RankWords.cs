using System.Globalization;
using KetenScan.Domain.Scoring;

namespace KetenScan.Reports.Words;

/// <summary>Names the highest and the lowest principles, as far as statistically clear.</summary>
public static class RankWords
{
    public static string Of(ScorecardReport report, CultureInfo culture)
    {
        var texts = new ReportTexts(culture);
        var (highest, lowest) = (Names(report.Scorecard.Highest()), Names(report.Scorecard.Lowest()));
        return (highest, lowest) switch
        {
            (null, null) => texts[None(report.Scorecard)],
            ({ } high, null) => $"{texts.Format("RankHighest", high)} {texts["RankNoLowest"]}",
            (null, { } low) => $"{texts["RankNoHighest"]} {texts.Format("RankLowest", low)}",
            ({ } high, { } low) => $"{texts.Format("RankHighest", high)} {texts.Format("RankLowest", low)}",
        };

        string? Names(IReadOnlyList<PrincipleResult> principles) => principles.Count == 0
            ? null
            : texts.AllOf([.. principles.Select(principle => report.NameOf(principle, culture))]);
    }

    private static string None(Scorecard card) =>
        card.IsOfVersion1() ? "RankUnknownVersion1"
        : card.Principles.Any(principle => principle is { Score: not null, Rank: null }) ? "RankUnknownProtected"
        : "RankNone";

    /// <summary>"2 to 5", or a single rank.</summary>
    public static string Range(RankRange? rank, ReportTexts texts, CultureInfo culture) => rank switch
    {
        null => "–",
        var (highest, lowest) when highest == lowest => highest.ToString(culture),
        var (highest, lowest) => texts.Format("Interval", highest, lowest),
    };
}

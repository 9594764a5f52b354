using System.Globalization;
using KetenScan.Domain.Scoring;

namespace KetenScan.Reports.Words;

/// <summary>One to three sentences that a steering-group member can repeat at table, made by rules from the scorecard.</summary>
public static class Summary
{
    private const int MostNames = 3;

    public static string Of(ScorecardReport report, CultureInfo culture)
    {
        var texts = new ReportTexts(culture);
        if (report.NoScores is { } none) return NoScoresWords.Summary(none, texts);

        return string.Join(' ', new[]
        {
            Overall(report, report.Scorecard.Overall.Score!.Value, texts, culture),
            Bands(report, texts, culture),
            Levels(report, texts, culture) ?? Divided(report, texts, culture),
        }.Where(sentence => sentence.Length > 0));
    }

    /// <summary>Says what the figures are, not that they moved for certain: that takes an interval.</summary>
    private static string Overall(ScorecardReport report, Score overall, ReportTexts texts, CultureInfo culture)
    {
        var state = texts.Format($"Summary{overall.Band}", Format.Score(overall, culture));
        return report.Scorecard.OverallChange() is { } change
            ? $"{state} {texts.Format("SummaryChange", Format.Change(change.Score, culture), change.PreviousRound)}"
            : state;
    }

    private static string Bands(ScorecardReport report, ReportTexts texts, CultureInfo culture)
    {
        var strengths = Names(report, Band.Strength, texts, culture);
        var concerns = Names(report, Band.Concern, texts, culture);
        return (strengths, concerns) switch
        {
            (null, null) => texts["SummaryOnlyWatch"],
            ({ } strong, null) => texts.Format("SummaryOnlyStrengths", strong),
            (null, { } weak) => texts.Format("SummaryOnlyConcerns", weak),
            ({ } strong, { } weak) => texts.Format("SummaryBoth", strong, weak),
        };
    }

    private static string? Levels(ScorecardReport report, ReportTexts texts, CultureInfo culture) =>
        report.WidestGap is { Levels: { Gap: { } gap } levels } principle && Math.Abs(gap) >= ScorecardReport.WideGap
            ? texts.Format("SummaryLevels", report.NameOf(principle, culture), Format.Score(levels.Strategic, culture), Format.Score(levels.Operational, culture))
            : null;

    private static string Divided(ScorecardReport report, ReportTexts texts, CultureInfo culture)
    {
        if (report.MostDivided is not { PartnerSpread: { } spread } principle) return "";

        var lowest = principle.Partners.First(partner => partner.Score == spread.Lowest);
        var highest = principle.Partners.First(partner => partner.Score == spread.Highest);
        return texts.Format(
            "SummaryDivided",
            report.NameOf(principle, culture),
            report.PartnerName(lowest.Key),
            Format.Score(spread.Lowest, culture),
            report.PartnerName(highest.Key),
            Format.Score(spread.Highest, culture));
    }

    /// <summary>"A", "A and B" or "A, B and C", the most outspoken first; with more than three, "among others".</summary>
    private static string? Names(ScorecardReport report, Band band, ReportTexts texts, CultureInfo culture)
    {
        var principles = report.Scorecard.Principles.Where(principle => principle.Band == band).OrderBy(principle => principle.Score!.Value.Value).ToList();
        if (band == Band.Strength) principles.Reverse();
        var names = principles.Select(principle => report.NameOf(principle, culture)).ToList();

        return names.Count switch
        {
            0 => null,
            1 => names[0],
            <= MostNames => texts.Format("And", string.Join(", ", names[..^1]), names[^1]),
            _ => texts.Format("AmongOthers", string.Join(", ", names[..(MostNames - 1)]), names[MostNames - 1]),
        };
    }
}

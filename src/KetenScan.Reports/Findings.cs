using KetenScan.Domain.Scoring;
using KetenScan.Reports.Words;

namespace KetenScan.Reports;

/// <summary>The conclusions that a scorecard's figures support. Every sentence, tile, list and mark that draws a conclusion uses these.</summary>
public static class Findings
{
    /// <summary>The smallest gap between the levels worth mentioning, in points.</summary>
    private const decimal WideGap = 0.5m;

    /// <summary>If more principles than this qualify, none stands out.</summary>
    public const int Most = 3;

    /// <summary>The band that the score is certainly in; null if its interval extends into another band, or is missing.</summary>
    public static Band? SureBand(this PrincipleResult principle) => principle.BandSure == true ? principle.Band : null;

    /// <inheritdoc cref="SureBand(PrincipleResult)"/>
    public static Band? SureBand(this Overall overall) => overall.IsBandSure() ? overall.Band : null;

    /// <summary>Whether the change is certain and visible in one decimal.</summary>
    public static bool HasMoved(this Change? change) => change is { Moved: true, Score: var points } && Format.IsShown(points);

    /// <summary>Whether the levels certainly differ, by enough to discuss.</summary>
    public static bool HasGap(this PrincipleResult principle) =>
        principle.Levels is { GapSure: true, Gap: { } gap } && Math.Abs((decimal)gap) >= WideGap;

    /// <summary>Whether people are divided.</summary>
    public static bool IsDivided(this PrincipleResult principle) => principle.Agreement.Reading == AgreementReading.Divided;

    /// <summary>Whether people are divided by partner.</summary>
    public static bool DividesPartners(this PrincipleResult principle) => principle.IsDivided() && principle.Agreement.PartnersDiffer == true;

    /// <summary>The principles that can have the highest rank; empty when more than three, or all, can.</summary>
    public static IReadOnlyList<PrincipleResult> Highest(this Scorecard card) => Outstanding(card, rank => rank.Highest == 1);

    /// <summary>The principles that can have the lowest rank; empty when more than three, or all, can.</summary>
    public static IReadOnlyList<PrincipleResult> Lowest(this Scorecard card) => Outstanding(card, rank => rank.Lowest == Scored(card).Count);

    /// <summary>Whether to discuss a principle: a score below 3.0, weak or divided agreement, or levels that certainly differ.</summary>
    public static bool NeedsAttention(this PrincipleResult principle) => principle.Score is not null && (
        principle.Band == Band.Concern
        || principle.Agreement.Reading is AgreementReading.Weak or AgreementReading.None or AgreementReading.Divided
        || principle.HasGap());

    private static List<PrincipleResult> Scored(Scorecard card) => [.. card.Principles.Where(principle => principle.Score is not null)];

    private static List<PrincipleResult> Outstanding(Scorecard card, Func<RankRange, bool> isFirst)
    {
        var scored = Scored(card);
        var found = scored.Where(principle => principle.Rank is { } rank && isFirst(rank)).ToList();

        // A principle without a rank can have any rank.
        return found.Count > Most || found.Count == scored.Count || scored.Any(principle => principle.Rank is null) ? [] : found;
    }
}

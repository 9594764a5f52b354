using KetenScan.Domain.Scoring;
using KetenScan.Reports.Words;

namespace KetenScan.Reports;

/// <summary>What the figures of a scorecard allow to be said. Every sentence, tile, list and mark that claims something asks here.</summary>
public static class Findings
{
    /// <summary>From here a gap between the levels is worth a sentence, in points.</summary>
    private const decimal WideGap = 0.5m;

    /// <summary>More principles than this do not stand out.</summary>
    public const int Most = 3;

    /// <summary>The band that the score certainly reads as; null where its interval reaches into another, or is not there.</summary>
    public static Band? SureBand(this PrincipleResult principle) => principle.BandSure == true ? principle.Band : null;

    /// <inheritdoc cref="SureBand(PrincipleResult)"/>
    public static Band? SureBand(this Overall overall) => overall.IsBandSure() ? overall.Band : null;

    /// <summary>It certainly moved, by enough to see in one decimal.</summary>
    public static bool HasMoved(this Change? change) => change is { Moved: true, Score: var points } && Format.IsShown(points);

    /// <summary>Steering group and daily work certainly differ, by enough to talk about.</summary>
    public static bool HasGap(this PrincipleResult principle) =>
        principle.Levels is { GapSure: true, Gap: { } gap } && Math.Abs((decimal)gap) >= WideGap;

    /// <summary>There are camps.</summary>
    public static bool IsDivided(this PrincipleResult principle) => principle.Agreement.Reading == AgreementReading.Divided;

    /// <summary>There are camps, and they are partners rather than people.</summary>
    public static bool DividesPartners(this PrincipleResult principle) => principle.IsDivided() && principle.Agreement.PartnersDiffer == true;

    /// <summary>The principles that may be the highest; none when more than three may be, or when all may.</summary>
    public static IReadOnlyList<PrincipleResult> Highest(this Scorecard card) => Outstanding(card, rank => rank.Highest == 1);

    /// <summary>The principles that may be the lowest; none when more than three may be, or when all may.</summary>
    public static IReadOnlyList<PrincipleResult> Lowest(this Scorecard card) => Outstanding(card, rank => rank.Lowest == Scored(card).Count);

    /// <summary>A reason to talk about a principle: a score under 3.0, weak or divided agreement, or levels that certainly differ.</summary>
    public static bool NeedsAttention(this PrincipleResult principle) => principle.Score is not null && (
        principle.Band == Band.Concern
        || principle.Agreement.Reading is AgreementReading.Weak or AgreementReading.None or AgreementReading.Divided
        || principle.HasGap());

    private static List<PrincipleResult> Scored(Scorecard card) => [.. card.Principles.Where(principle => principle.Score is not null)];

    private static List<PrincipleResult> Outstanding(Scorecard card, Func<RankRange, bool> isFirst)
    {
        var scored = Scored(card);
        var found = scored.Where(principle => principle.Rank is { } rank && isFirst(rank)).ToList();

        // A principle without a rank may be anywhere.
        return found.Count > Most || found.Count == scored.Count || scored.Any(principle => principle.Rank is null) ? [] : found;
    }
}

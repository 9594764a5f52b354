namespace KetenScan.Domain.Scoring;

/// <summary>The share of the other chains that score lower, to the nearest quarter: finer steps could reveal one chain's score.</summary>
public enum RankQuarter
{
    HardlyAny,
    Quarter,
    Half,
    ThreeQuarters,
    NearlyAll,
}

/// <summary>The rank of a score among those of other chains.</summary>
public static class PercentileRank
{
    /// <summary>With fewer other chains no rank is shown: they could be identified.</summary>
    public const int FewestChains = 10;

    /// <summary>With fewer coordinators of those chains no rank is shown: one of them could identify the others.</summary>
    public const int FewestCoordinators = 3;

    /// <summary>The share of the others that score lower, counting half of the equal ones, from 0 to 1.</summary>
    /// <remarks>Roscoe, Fundamental Research Statistics for the Behavioral Sciences (1975), on the percentile rank.</remarks>
    /// <param name="below">The number of others that score lower.</param>
    /// <param name="equal">The number of others that score the same.</param>
    /// <param name="others">The number of others; at least one.</param>
    public static double Of(int below, int equal, int others) => (below + equal / 2.0) / others;

    /// <summary>The nearest quarter; halfway between two, the one nearer the middle, so that the scale is symmetric.</summary>
    /// <param name="rank">From 0 to 1.</param>
    public static RankQuarter Nearest(double rank) => rank switch
    {
        < 1 / 8.0 => RankQuarter.HardlyAny,
        < 3 / 8.0 => RankQuarter.Quarter,
        <= 5 / 8.0 => RankQuarter.Half,
        <= 7 / 8.0 => RankQuarter.ThreeQuarters,
        _ => RankQuarter.NearlyAll,
    };
}

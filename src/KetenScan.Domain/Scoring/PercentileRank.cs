namespace KetenScan.Domain.Scoring;

/// <summary>Which part of the others scores less, to the nearest quarter: in finer steps the score of one of them could be found.</summary>
public enum RankQuarter
{
    HardlyAny,
    Quarter,
    Half,
    ThreeQuarters,
    NearlyAll,
}

/// <summary>Where a score stands among those of others.</summary>
public static class PercentileRank
{
    /// <summary>Under this many other chains nothing is said: they could be told apart.</summary>
    public const int FewestChains = 10;

    /// <summary>Under this many coordinators of those chains nothing is said: one of them could know the others.</summary>
    public const int FewestCoordinators = 3;

    /// <summary>The share of the others that lies under it, counting half of those that are equal, from 0 to 1.</summary>
    /// <remarks>Roscoe, Fundamental Research Statistics for the Behavioral Sciences (1975), on the percentile rank.</remarks>
    /// <param name="below">How many of the others score less.</param>
    /// <param name="equal">How many score the same.</param>
    /// <param name="others">How many there are; at least one.</param>
    public static double Of(int below, int equal, int others) => (below + equal / 2.0) / others;

    /// <summary>The quarter that a rank is nearest to; halfway between two, the one nearer the middle, so that the scale reads alike from both ends.</summary>
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

namespace KetenScan.Domain.Scoring;

/// <summary>Where a score stands among those of others.</summary>
public static class PercentileRank
{
    /// <summary>Under this many other chains nothing is said: they could be told apart.</summary>
    public const int FewestChains = 5;

    /// <summary>Under this many coordinators of those chains nothing is said: one of them could know the others.</summary>
    public const int FewestCoordinators = 3;

    /// <summary>The share of the others that lies under it, counting half of those that are equal, from 0 to 1.</summary>
    /// <remarks>Roscoe, Fundamental Research Statistics for the Behavioral Sciences (1975), on the percentile rank.</remarks>
    /// <param name="below">How many of the others score less.</param>
    /// <param name="equal">How many score the same.</param>
    /// <param name="others">How many there are; at least one.</param>
    public static double Of(int below, int equal, int others) => (below + equal / 2.0) / others;
}

using MathNet.Numerics.Distributions;

namespace KetenScan.Domain.Scoring;

/// <summary>The change since an earlier round, over the partners that have a score in both.</summary>
/// <param name="PreviousRound">The number of the round compared with.</param>
/// <param name="Score">Difference in points, -4 to 4.</param>
/// <param name="Partners">The number of those partners.</param>
/// <param name="Confidence95">Null with fewer than three partners, when all changed equally, and in scoring version 1.</param>
/// <param name="Moved">Whether 0 lies outside that interval; null without one.</param>
public sealed record Change(int PreviousRound, double Score, int Partners, PointsInterval? Confidence95 = null, bool? Moved = null)
{
    /// <summary>The two-sided p-value, 0 to 1, of the paired t-test behind the interval.</summary>
    /// <param name="rounding">
    /// In a protected round half of the last decimal: the difference is moved this much towards 0 and the interval widened by
    /// as much, so that the p-value is never too small.
    /// </param>
    /// <returns>Null without an interval.</returns>
    /// <remarks>The standard error is the margin divided by its t quantile.</remarks>
    public double? PValue(double rounding = 0)
    {
        if (Confidence95 is not { } interval) return null;

        var degrees = Partners - 1;
        var deviation = (interval.Margin() + rounding) / StudentQuantile.Of(degrees);
        return 2 * (1 - StudentT.CDF(0, 1, degrees, Math.Max(0, Math.Abs(Score) - rounding) / deviation));
    }
}

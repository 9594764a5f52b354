namespace KetenScan.Domain.Scoring;

/// <summary>Rule 7: the 95% margin of a chain's mean, as an estimate of the mean of everyone who was asked.</summary>
/// <remarks>
/// A stratified mean with the partners as strata, one variance for all of them, and the finite population correction
/// 1 - n/N, since a partner's people are few and most of them answer: Cochran, Sampling Techniques (1977), chapter 5; a
/// simple mean (chapter 2) if respondents weigh the same.
/// </remarks>
internal static class Confidence
{
    /// <param name="deviation">The standard deviation to use; null for that of the values in the strata.</param>
    /// <returns>Half the width of the interval; null when it cannot be estimated: one person per partner, or equal answers from a few of many.</returns>
    public static double? Margin(Strata strata, double? deviation = null)
    {
        var degrees = strata.Weighting == Weighting.Partner ? strata.Count - strata.Each.Count : strata.Count - 1;
        if (degrees <= 0) return null;

        var variance = deviation * deviation ?? SquaresOf(strata) / degrees;
        if (variance < Statistics.NoVariance) return strata.IsCensus ? 0 : null;

        return StudentQuantile.Of(degrees) * Math.Sqrt(variance * FactorOf(strata));
    }

    /// <summary>The interval around a score, clipped to the scale; null without a margin.</summary>
    public static ConfidenceInterval? Around(double score, double? margin, bool conservative = false) => margin is { } half
        ? new ConfidenceInterval(new Score(Math.Max(1, score - half)), new Score(Math.Min(5, score + half)), conservative)
        : null;

    private static double SquaresOf(Strata strata) =>
        strata.Weighting == Weighting.Partner ? strata.Each.Sum(stratum => Statistics.SquaresWithin(stratum.Values)) : Statistics.SquaresWithin(strata.Values);

    /// <summary>The variance of the mean, for a variance of 1 within the strata.</summary>
    private static double FactorOf(Strata strata) => strata.Weighting == Weighting.Partner
        ? strata.Each.Sum(
            stratum => stratum.Partners * stratum.Partners * Correction(stratum.Count, stratum.Invited) / stratum.Count) / strata.Partners / strata.Partners
        : Correction(strata.Count, strata.Invited) / strata.Count;

    private static double Correction(int answered, int? invited) => invited is { } all ? Math.Max(0, 1 - (double)answered / all) : 1;
}

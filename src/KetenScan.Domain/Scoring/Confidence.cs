using MathNet.Numerics.Distributions;

namespace KetenScan.Domain.Scoring;

/// <summary>Rule 7: the 95% interval of the chain's score.</summary>
/// <remarks>
/// A stratified mean with the partners as strata and the finite population correction 1 - n/N, since a partner's people
/// are few and most of them answer: Cochran, Sampling Techniques (1977), chapter 5; a simple mean (chapter 2) where each
/// respondent weighs the same.
/// </remarks>
internal static class Confidence
{
    private const double Upper = 0.975;

    /// <param name="score">The chain's score, not rounded.</param>
    /// <param name="units">The strata, each with at least one respondent.</param>
    /// <param name="weighting">What the score weighs the same: partners or respondents.</param>
    /// <param name="invited">How many people of all partners were asked; null when unknown.</param>
    /// <returns>Null when nothing can be said, as with one respondent a partner.</returns>
    public static ConfidenceInterval? Of(double score, IReadOnlyList<Unit> units, Weighting weighting, int? invited)
    {
        var (variance, degrees) = weighting == Weighting.Partner ? Stratified(units) : Simple(units, invited);
        if (degrees == 0) return null;

        var margin = StudentT.InvCDF(0, 1, degrees, Upper) * Math.Sqrt(variance);
        return new ConfidenceInterval(new Score(Math.Max(1, score - margin)), new Score(Math.Min(5, score + margin)));
    }

    /// <summary>Each stratum weighs as many partners as it holds; one person alone gets the variance that others have within their partner.</summary>
    private static (double Variance, int Degrees) Stratified(IReadOnlyList<Unit> units)
    {
        var degrees = units.Sum(unit => unit.Count - 1);
        if (degrees == 0) return (0, 0);

        var pooled = units.Sum(unit => Statistics.SquaresWithin(unit.Scores)) / degrees;
        var partners = units.Sum(unit => unit.Partners.Count);
        var variance = units.Sum(unit =>
        {
            var within = unit.Count == 1 ? pooled : Statistics.SquaresWithin(unit.Scores) / (unit.Count - 1);
            return unit.Partners.Count * unit.Partners.Count * Correction(unit.Count, unit.Invited) * within / unit.Count;
        });
        return (variance / partners / partners, degrees);
    }

    private static (double Variance, int Degrees) Simple(IReadOnlyList<Unit> units, int? invited)
    {
        double[] scores = [.. units.SelectMany(unit => unit.Scores).Order()];
        var degrees = scores.Length - 1;
        return degrees == 0 ? (0, 0) : (Correction(scores.Length, invited) * Statistics.SquaresWithin(scores) / degrees / scores.Length, degrees);
    }

    private static double Correction(int answered, int? invited) => invited is { } all ? Math.Max(0, 1 - (double)answered / all) : 1;
}

using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Scoring;

/// <summary>Rule 9: what moved since the closed round before.</summary>
internal static class ChangeScoring
{
    /// <summary>Fewer partners than this give no interval.</summary>
    private const int FewestPartners = 3;

    /// <summary>The mean difference over the partners that have a score in both rounds, each counting the same; null when none has.</summary>
    /// <remarks>A paired t-test over partners: those who answer change from round to round, the partners are the same.</remarks>
    public static Change? Of(Scorecard? previous, Principle principle, IReadOnlyList<PartnerResult> partners)
    {
        if (previous?.Round is null) return null;

        var before = previous.Principles.Single(result => result.Principle == principle).Partners;
        double[] differences =
        [
            .. partners
                .Join(before, now => now.Key, then => then.Key, (now, then) => now.Score?.Value - then.Score?.Value)
                .OfType<double>()
                .Order(),
        ];
        if (differences.Length == 0) return null;

        var mean = Statistics.Mean(differences);
        var interval = PointsInterval.Around(mean, Margin(differences));
        return new Change(previous.Round.Number, mean, differences.Length, interval, interval?.IsSure());
    }

    private static double? Margin(double[] differences)
    {
        if (differences.Length < FewestPartners) return null;

        var variance = Statistics.SquaresWithin(differences) / (differences.Length - 1);
        return variance < Statistics.NoVariance ? null : StudentQuantile.Of(differences.Length - 1) * Math.Sqrt(variance / differences.Length);
    }
}

using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Scoring;

/// <summary>Rule 9: what moved since the closed round before.</summary>
internal static class ChangeScoring
{
    /// <summary>Fewer partners than this give no interval.</summary>
    private const int FewestPartners = 3;

    /// <summary>The mean difference over the partners that have a score in both rounds, each counting the same; null when none has.</summary>
    /// <remarks>A paired t-test over partners: those who answer change from round to round, the partners are the same.</remarks>
    public static Change? Of(Scorecard? previous, Principle principle, IReadOnlyList<PartnerResult> partners) =>
        previous?.Round is { } before ? Over(before.Number, Differences(previous, principle, partners).Select(own => own.Points)) : null;

    /// <summary>The same of the whole: of each partner the mean of its differences, when it has one on at least half of the principles.</summary>
    public static Change? Overall(Scorecard? previous, IReadOnlyList<PrincipleResult> principles) => previous?.Round is { } before
        ? Over(before.Number, principles
            .SelectMany(principle => Differences(previous, principle.Principle, principle.Partners))
            .GroupBy(own => own.Partner, own => own.Points)
            .Where(own => 2 * own.Count() >= principles.Count)
            .Select(own => Statistics.Mean([.. own])))
        : null;

    private static IEnumerable<(string Partner, double Points)> Differences(Scorecard previous, Principle principle, IReadOnlyList<PartnerResult> partners) =>
        from now in partners
        join then in previous.Principles.Single(result => result.Principle == principle).Partners on now.Key equals then.Key
        where now.Score is not null && then.Score is not null
        select (now.Key, now.Score!.Value.Value - then.Score!.Value.Value);

    private static Change? Over(int previousRound, IEnumerable<double> ofPartners)
    {
        double[] differences = [.. ofPartners.Order()];
        if (differences.Length == 0) return null;

        var mean = Statistics.Mean(differences);
        var interval = PointsInterval.Around(mean, Margin(differences));
        return new Change(previousRound, mean, differences.Length, interval, interval?.IsSure());
    }

    private static double? Margin(double[] differences)
    {
        if (differences.Length < FewestPartners) return null;

        var variance = Statistics.SquaresWithin(differences) / (differences.Length - 1);
        return variance < Statistics.NoVariance ? null : StudentQuantile.Of(differences.Length - 1) * Math.Sqrt(variance / differences.Length);
    }
}

using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Scoring;

/// <summary>Rule 9: the change since the previous closed round.</summary>
internal static class ChangeScoring
{
    /// <summary>With fewer partners there is no interval.</summary>
    private const int FewestPartners = 3;

    /// <summary>The unweighted mean difference over the partners that have a score in both rounds; null when none has.</summary>
    /// <remarks>A paired t-test over partners: those who answer change from round to round, the partners are the same.</remarks>
    public static Change? Of(Scorecard? previous, Principle principle, IReadOnlyList<PartnerResult> partners, IReadOnlyList<InvitedPartner>? asked = null) =>
        previous?.Round is { } before ? Over(before.Number, Differences(previous, principle, partners, asked).Select(own => own.Points)) : null;

    /// <summary>The overall change: over each partner's mean difference, if it has one on at least half of the principles.</summary>
    public static Change? Overall(Scorecard? previous, IReadOnlyList<PrincipleResult> principles, IReadOnlyList<InvitedPartner>? asked = null) =>
        previous?.Round is { } before
        ? Over(before.Number, principles
            .SelectMany(principle => Differences(previous, principle.Principle, principle.Partners, asked))
            .GroupBy(own => own.Partner, own => own.Points)
            .Where(own => 2 * own.Count() >= principles.Count)
            .Select(own => Statistics.Mean([.. own])))
        : null;

    /// <summary>The partners whose change is measured against a combined score from before a merger; null when there are none.</summary>
    public static IReadOnlyList<MergedPartner>? Merged(Scorecard? previous, IReadOnlyList<PrincipleResult> principles, IReadOnlyList<InvitedPartner> asked)
    {
        if (previous?.Round is null) return null;

        List<MergedPartner> merged =
        [
            .. from partner in asked
               where partner.Before.Count > 0
               let counted = principles
                   .Where(now => now.Partners.Any(own => own.Key == partner.Key && own.Score is not null))
                   .Select(now => Then(previous, now.Principle, partner.Key, partner.Before))
                   .Where(then => Together(then) is not null)
                   .SelectMany(then => then.Where(own => own.Score is not null).Select(own => own.Key))
                   .ToHashSet()
               where counted.Overlaps(partner.Before)
               select new MergedPartner(partner.Key, partner.Name, [.. previous.Partners.Where(own => counted.Contains(own.Key)).Select(own => own.Name)]),
        ];
        return merged.Count == 0 ? null : merged;
    }

    private static IEnumerable<(string Partner, double Points)> Differences(
        Scorecard previous,
        Principle principle,
        IReadOnlyList<PartnerResult> partners,
        IReadOnlyList<InvitedPartner>? asked) =>
        from now in partners
        where now.Score is not null
        let then = Together(Then(previous, principle, now.Key, asked?.SingleOrDefault(own => own.Key == now.Key)?.Before ?? []))
        where then is not null
        select (now.Key, now.Score!.Value.Value - then.Value);

    /// <summary>A partner's results in the previous round, with those of partners that have merged into it since.</summary>
    private static List<PartnerResult> Then(Scorecard previous, Principle principle, string partner, IReadOnlyList<string> before) =>
        [.. previous.Principles.Single(result => result.Principle == principle).Partners.Where(own => own.Key == partner || before.Contains(own.Key))];

    /// <summary>Their combined score, weighted by respondents; null when none has a score, or one is withheld, since the rest is not the whole.</summary>
    private static double? Together(List<PartnerResult> partners)
    {
        var scored = partners.FindAll(own => own.Score is not null);
        if (partners.Exists(own => own.Withheld) || scored.Count == 0) return null;

        // Not recalculated, so that the score of a single partner stays exactly as stored.
        if (scored is [var only]) return only.Score!.Value.Value;

        return scored.Sum(own => own.Score!.Value.Value * own.Respondents) / scored.Sum(own => own.Respondents);
    }

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

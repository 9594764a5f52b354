using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Scoring;

/// <summary>Rule 9: what moved since the closed round before.</summary>
internal static class ChangeScoring
{
    /// <summary>Fewer partners than this give no interval.</summary>
    private const int FewestPartners = 3;

    /// <summary>The mean difference over the partners that have a score in both rounds, each counting the same; null when none has.</summary>
    /// <remarks>A paired t-test over partners: those who answer change from round to round, the partners are the same.</remarks>
    public static Change? Of(Scorecard? previous, Principle principle, IReadOnlyList<PartnerResult> partners, IReadOnlyList<InvitedPartner>? asked = null) =>
        previous?.Round is { } before ? Over(before.Number, Differences(previous, principle, partners, asked).Select(own => own.Points)) : null;

    /// <summary>The same of the whole: of each partner the mean of its differences, when it has one on at least half of the principles.</summary>
    public static Change? Overall(Scorecard? previous, IReadOnlyList<PrincipleResult> principles, IReadOnlyList<InvitedPartner>? asked = null) => previous?.Round is { } before
        ? Over(before.Number, principles
            .SelectMany(principle => Differences(previous, principle.Principle, principle.Partners, asked))
            .GroupBy(own => own.Partner, own => own.Points)
            .Where(own => 2 * own.Count() >= principles.Count)
            .Select(own => Statistics.Mean([.. own])))
        : null;

    /// <summary>The partners whose change is counted from what they and others were together; null when there is none.</summary>
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

    private static IEnumerable<(string Partner, double Points)> Differences(Scorecard previous, Principle principle, IReadOnlyList<PartnerResult> partners, IReadOnlyList<InvitedPartner>? asked) =>
        from now in partners
        where now.Score is not null
        let then = Together(Then(previous, principle, now.Key, asked?.SingleOrDefault(own => own.Key == now.Key)?.Before ?? []))
        where then is not null
        select (now.Key, now.Score!.Value.Value - then.Value);

    /// <summary>A partner in the round before, with those that became part of it since.</summary>
    private static List<PartnerResult> Then(Scorecard previous, Principle principle, string partner, IReadOnlyList<string> before) =>
        [.. previous.Principles.Single(result => result.Principle == principle).Partners.Where(own => own.Key == partner || before.Contains(own.Key))];

    /// <summary>What they scored, each weighing by its respondents; null when nobody had a score, or one is withheld: the others are not what they were together.</summary>
    private static double? Together(List<PartnerResult> partners)
    {
        var scored = partners.FindAll(own => own.Score is not null);
        if (partners.Exists(own => own.Withheld) || scored.Count == 0) return null;

        // Not worked out, so that the score of a partner on its own stays to the bit what was stored.
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

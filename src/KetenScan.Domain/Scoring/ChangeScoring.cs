using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Scoring;

internal static class ChangeScoring
{
    /// <summary>Rule 9: the mean difference over the partners that have a score in both rounds; null when none has.</summary>
    public static Change? Of(Scorecard? previous, Principle principle, IReadOnlyList<PartnerResult> partners)
    {
        if (previous?.Round is null) return null;

        var before = previous.Principles.Single(result => result.Principle == principle).Partners;
        var differences = partners
            .Join(before, now => now.Key, then => then.Key, (now, then) => now.Score?.Value - then.Score?.Value)
            .OfType<double>()
            .ToList();

        return differences.Count == 0 ? null : new Change(previous.Round.Number, differences.Average(), differences.Count);
    }
}

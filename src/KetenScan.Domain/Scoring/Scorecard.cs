using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Scoring;

/// <summary>The results of one closed round. Created once, stored as written, never changed. It does not contain withheld figures.</summary>
public sealed record Scorecard
{
    public required int ScoringVersion { get; init; }

    public required ScoredChain? Chain { get; init; }

    public required ScoredRound? Round { get; init; }

    public required QuestionnaireVersion Questionnaire { get; init; }

    public required Weighting Weighting { get; init; }

    public required Disclosure Disclosure { get; init; }

    public required Response Response { get; init; }

    public required IReadOnlyList<PartnerResponse> Partners { get; init; }

    /// <summary>The mean of the principles' scores that exist.</summary>
    public required Overall Overall { get; init; }

    /// <summary>The eight, in order.</summary>
    public required IReadOnlyList<PrincipleResult> Principles { get; init; }

    /// <summary>The partners that merged since the previous round; their change is measured against their combined score. Null when none did.</summary>
    public IReadOnlyList<MergedPartner>? Merged { get; init; }

    /// <summary>Whether it was scored by version 1 of the formulas, which had fewer figures.</summary>
    /// <remarks>
    /// Only programs from before the first release scored by version 1. Neither an upgrade nor an import brings such a scorecard into a
    /// database of a release, but stored scorecards were promised to stay readable, so they are still read and shown.
    /// </remarks>
    public bool IsOfVersion1() => ScoringVersion == 1;

    /// <summary>Whether comments on a principle may be shown: in a protected round only if enough people answered it.</summary>
    public bool ShowsComments(Principle principle) =>
        Disclosure.Mode == DisclosureMode.Named || Principles.Single(result => result.Principle == principle).Score is not null;

    /// <summary>The principles with a significant change by Benjamini and Hochberg's procedure at 10 %, over those with an interval; in order.</summary>
    /// <remarks>
    /// Among eight principles, one looks changed by chance far more often than one time in twenty: Benjamini and Hochberg
    /// (1995) keep the expected share of false positives below a tenth.
    /// </remarks>
    public IReadOnlyList<PrincipleResult> Changed()
    {
        var rounding = Disclosure.Mode == DisclosureMode.Protected ? RoundedTo : 0;
        var tested = Principles
            .Select(principle => (Principle: principle, PValue: principle.Change?.PValue(rounding)))
            .Where(own => own.PValue is not null)
            .OrderBy(own => own.PValue)
            .ToList();
        var named = Enumerable.Range(1, tested.Count).LastOrDefault(place => tested[place - 1].PValue <= FalseShare * place / tested.Count);
        return [.. tested.Take(named).Select(own => own.Principle).Where(principle => principle.Change!.Moved == true).OrderBy(principle => principle.Number)];
    }

    private const double FalseShare = 0.1;

    /// <summary>Half of the last decimal of a rounded figure, in points.</summary>
    private const double RoundedTo = 0.05;

    /// <summary>The number of the round that changes are measured against; null when there is no change.</summary>
    public int? PreviousRound() => Principles.Select(principle => principle.Change?.PreviousRound).FirstOrDefault(round => round is not null);

    /// <summary>The overall change; for scoring version 1 the mean of the principles' changes, without an interval.</summary>
    public Change? OverallChange()
    {
        if (!IsOfVersion1()) return Overall.Change;

        var changes = Principles.Select(principle => principle.Change).OfType<Change>().ToList();
        return changes.Count == 0
            ? null
            : new Change(changes[0].PreviousRound, changes.Average(change => change.Score), changes.Min(change => change.Partners));
    }
}

public sealed record ScoredChain(string Slug, string Name);

public sealed record ScoredRound(int Number, string Name, DateOnly OpenedOn, DateOnly ClosedOn);

/// <summary>How many were asked (null when unknown) and answered; the rate is a share, 0 to 1.</summary>
public sealed record Response(int? Invited, int Responded, double? Rate)
{
    /// <summary>Below this share a score says little about those who did not answer.</summary>
    public const double Low = 0.5;

    /// <returns>Also false when the number asked is unknown.</returns>
    public static bool IsLow(int responded, int? invited) => responded < Low * invited;

    /// <returns>The share of those asked who answered, 0 to 1; null when the number asked is unknown.</returns>
    public static double? ShareOf(int responded, int? invited) => invited is > 0 ? (double)responded / invited.Value : null;
}

public sealed record PartnerResponse(string Key, string Name, int? Invited, int Responded);

/// <summary>A partner, and the names of the partners in the previous round that merged into it, its own included.</summary>
public sealed record MergedPartner(string Key, string Name, IReadOnlyList<string> Before);

/// <param name="Score">The mean of the principles' scores that exist.</param>
/// <param name="Confidence95">Null when unknown, and in scoring version 1.</param>
/// <param name="Change">The change since the previous round; null in the first round, and in scoring version 1.</param>
public sealed record Overall(Score? Score, ConfidenceInterval? Confidence95 = null, Change? Change = null)
{
    public Band? Band => Score?.Band;

    /// <summary>Whether both ends of the interval fall in the same band.</summary>
    public bool IsBandSure() => Confidence95?.IsOneBand() == true;
}

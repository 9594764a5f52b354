using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Scoring;

/// <summary>The results of one closed round. Made once, stored as written, never changed.</summary>
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

    /// <summary>The mean of the principles' changes that exist, over the fewest partners that any of them is over; null without one.</summary>
    public Change? OverallChange()
    {
        var changes = Principles.Select(principle => principle.Change).OfType<Change>().ToList();
        return changes.Count == 0
            ? null
            : new Change(changes[0].PreviousRound, changes.Average(change => change.Score), changes.Min(change => change.Partners));
    }
}

public sealed record ScoredChain(string Slug, string Name);

public sealed record ScoredRound(int Number, string Name, DateOnly OpenedOn, DateOnly ClosedOn);

/// <summary>How many were asked (null when unknown) and answered; the rate is a share, 0 to 1.</summary>
public sealed record Response(int? Invited, int Responded, double? Rate);

public sealed record PartnerResponse(string Key, string Name, int? Invited, int Responded);

public sealed record Overall(Score? Score)
{
    public Band? Band => Score?.Band;
}

public sealed record PrincipleResult
{
    public int Number => (int)Principle;

    public required Principle Principle { get; init; }

    /// <summary>The chain's score, weighted as the round says; null when nobody has one.</summary>
    public required Score? Score { get; init; }

    public Band? Band => Score?.Band;

    /// <summary>Respondents with a score on this principle.</summary>
    public required int Respondents { get; init; }

    /// <summary>Share of the valid answers that are 4 or 5, from 0 to 1.</summary>
    public required double? Favourable { get; init; }

    /// <summary>Over the partners shown; null without one.</summary>
    public required PartnerSpread? PartnerSpread { get; init; }

    public required IReadOnlyList<PartnerResult> Partners { get; init; }

    public required IReadOnlyList<StatementResult> Statements { get; init; }

    /// <summary>How many chose this principle as one that deserves attention.</summary>
    public required int PriorityVotes { get; init; }

    public required Change? Change { get; init; }
}

public sealed record PartnerSpread(Score Lowest, Score Highest)
{
    public double Range => Highest.Value - Lowest.Value;
}

/// <summary>One partner's score on a principle, and how many of its people have one.</summary>
public sealed record PartnerResult(string Key, Score? Score, int Respondents);

/// <summary>How a statement was answered; the distribution counts the answers 1 to 5 in that order.</summary>
public sealed record StatementResult(string Code, Score? Score, int Respondents, int DontKnow, double? Favourable, IReadOnlyList<int> Distribution);

/// <summary>What moved since an earlier round, over the partners that have a score in both.</summary>
/// <param name="PreviousRound">The number of the round compared with.</param>
/// <param name="Score">Difference in points, -4 to 4.</param>
/// <param name="Partners">How many partners it is over.</param>
public sealed record Change(int PreviousRound, double Score, int Partners);

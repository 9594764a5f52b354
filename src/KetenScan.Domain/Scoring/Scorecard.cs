using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Scoring;

/// <summary>The results of one closed round. Made once, stored as written, never changed. What is withheld is not in it.</summary>
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

using KetenScan.Domain.Scoring;

namespace KetenScan.Reports;

/// <summary>Why a round has no score at all.</summary>
public enum NoScoresReason
{
    NobodyHandedIn,

    /// <summary>Nobody answered half of the statements of any principle.</summary>
    FewAnswers,

    /// <summary>Too few people handed in a sheet for a protected round to show anything.</summary>
    FewPeople,

    /// <summary>Enough people handed in a sheet in a protected round, but too few answered enough of any one principle.</summary>
    FewPerPrinciple,
}

/// <summary>Whether and why a scorecard has no score at all; used by screen, PDF and conversation guide alike.</summary>
/// <param name="Responded">The number of sheets handed in.</param>
/// <param name="Invited">The number of people asked; null when unknown.</param>
/// <param name="Answered">The answers 1 to 5 on all sheets; null when withheld, and since scoring version 2, which ignores sheets without a score.</param>
/// <param name="Statements">The number of statements on a sheet.</param>
/// <param name="MinimumGroup">The smallest group that a protected round shows.</param>
public sealed record NoScores(NoScoresReason Reason, int Responded, int? Invited, int? Answered, int Statements, int MinimumGroup)
{
    /// <summary>Whether the number of sheets per partner may be shown and is useful.</summary>
    public bool ShowsPartners => Reason == NoScoresReason.FewAnswers;

    /// <returns>Null when at least one principle has a score.</returns>
    public static NoScores? Of(Scorecard card)
    {
        if (card.Principles.Any(principle => principle.Score is not null)) return null;

        var reason = ReasonOf(card);
        var statements = card.Principles.SelectMany(principle => principle.Statements).ToList();
        return new NoScores(
            reason,
            card.Response.Responded,
            card.Response.Invited,
            reason == NoScoresReason.FewAnswers && card.IsOfVersion1() ? statements.Sum(statement => statement.Respondents) : null,
            statements.Count,
            card.Disclosure.MinimumGroup);
    }

    private static NoScoresReason ReasonOf(Scorecard card) => card switch
    {
        { Response.Responded: 0 } => NoScoresReason.NobodyHandedIn,
        { Disclosure.Mode: DisclosureMode.Named } => NoScoresReason.FewAnswers,
        { Response.Responded: var people, Disclosure.MinimumGroup: var minimum } when people < minimum => NoScoresReason.FewPeople,
        _ => NoScoresReason.FewPerPrinciple,
    };
}

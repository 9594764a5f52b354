using KetenScan.Domain.Scoring;

namespace KetenScan.Reports;

/// <summary>Why a round has no score at all.</summary>
public enum NoScoresReason
{
    NobodyHandedIn,

    /// <summary>Nobody answered half of the statements of any principle.</summary>
    FewAnswers,

    /// <summary>A protected round in which fewer people handed in than it may show anything about.</summary>
    FewPeople,

    /// <summary>A protected round in which enough people handed in, but too few of them answered enough about any one principle.</summary>
    FewPerPrinciple,
}

/// <summary>That a scorecard has no score at all, and why: the one place that screen, paper and conversation guide ask.</summary>
/// <param name="Responded">Sheets handed in.</param>
/// <param name="Invited">People asked; null when unknown.</param>
/// <param name="Answered">Answers from 1 to 5 on all sheets together; null where the round withholds that, and from scoring version 2 on, which counts no answer of a sheet that gives no score.</param>
/// <param name="Statements">Statements on one sheet.</param>
/// <param name="MinimumGroup">The smallest group that a protected round shows.</param>
public sealed record NoScores(NoScoresReason Reason, int Responded, int? Invited, int? Answered, int Statements, int MinimumGroup)
{
    /// <summary>How many of each partner handed in may be shown, and is worth reading.</summary>
    public bool ShowsPartners => Reason == NoScoresReason.FewAnswers;

    /// <returns>Null when at least one principle has a score: then it is a scorecard as any other.</returns>
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

using KetenScan.Domain.Scoring;
using KetenScan.Web.Features.Rounds;

namespace KetenScan.Web.Features.Home;

/// <summary>The first items of a list, and the number of all.</summary>
public sealed record Few<T>(IReadOnlyList<T> First, int All)
{
    /// <summary>The page is handed to the browser in one message, so that no list of it is long.</summary>
    public const int Most = 25;
}

/// <summary>A sheet of an open round.</summary>
/// <param name="Statements">The number of statements of its questionnaire.</param>
public sealed record WaitingSheet(
    string Chain, string Slug, int Round, string RoundName, DateOnly ClosesOn, int Answered, int Statements, bool Submitted);

/// <summary>A round that the viewer planned and did not open yet.</summary>
public sealed record DraftRound(string Chain, string Slug, int Round, string RoundName);

/// <summary>Comments of a closed round that wait for the viewer's review.</summary>
public sealed record WaitingComments(string Chain, string Slug, int Round);

/// <summary>An open action.</summary>
public sealed record WaitingAction(Guid Id, string Chain, string Slug, string What, string Owner, DateOnly Due, bool IsOverdue);

/// <summary>A round that closed in the last weeks, in a chain that the viewer follows.</summary>
/// <param name="Change">The overall change since the round before; null without one.</param>
/// <param name="Moved">Whether that change is certain; null when unknown.</param>
public sealed record ChangedRound(string Chain, string Slug, LatestScore Score, double? Change, bool? Moved);

/// <summary>A round of a chain that the viewer's partner has left.</summary>
public sealed record EarlierRound(string Chain, string Slug, int Round, string RoundName);

/// <summary>The overall score of a closed round; null fields as in <see cref="RoundFigures"/>.</summary>
public sealed record LatestScore(int Round, double? Overall, double? Low, double? High, bool? Conservative)
{
    public DateOnly ClosedOn { get; init; }

    public ConfidenceInterval? Interval() => ConfidenceInterval.Of(Low, High, Conservative);
}

/// <param name="OpenRound">The number of its open round, if any.</param>
/// <remarks>The page is handed to the browser in one message, so that a chain must take little of it.</remarks>
public sealed record MyChain(
    string Name, string Slug, string Field, int Partners, int? OpenRound, LatestScore? Latest, bool IsArchived, bool IsPinned);

/// <summary>The viewer's chains as a list: what is asked for, and how many there are.</summary>
/// <param name="Found">How many chains the choices of the filter leave.</param>
/// <param name="Active">All that are not in the archive.</param>
/// <param name="Open">Those of them with an open round.</param>
/// <param name="Pinned">Those of them that the viewer pinned.</param>
public sealed record ChainList(ChainFilter Filter, IReadOnlyList<MyChain> Chains, int Found, int Active, int Open, int Pinned, int Archived);

/// <summary>What the home page shows first: whatever waits for the viewer, and what changed. Empty lists are left out of the page.</summary>
/// <param name="Actions">The open actions that the viewer owns.</param>
/// <param name="Overdue">The overdue actions of others, in chains that the viewer runs.</param>
/// <param name="Changed">For consultants.</param>
/// <param name="Administration">Null for a viewer who is no administrator.</param>
public sealed record Waiting(
    IReadOnlyList<WaitingSheet> Sheets,
    Few<OpenRound> Rounds,
    Few<DraftRound> Drafts,
    Few<WaitingComments> Comments,
    IReadOnlyList<WaitingAction> Actions,
    Few<WaitingAction> Overdue,
    Few<ChangedRound> Changed,
    Administration? Administration);

/// <param name="Today">The day from which days are counted.</param>
/// <param name="Pinned">The pinned chains, when the list is so long that they would be lost in it.</param>
public sealed record HomeView(
    DateOnly Today, Waiting Waiting, ChainList List, IReadOnlyList<MyChain> Pinned, IReadOnlyList<EarlierRound> Earlier, bool MayStartChains);

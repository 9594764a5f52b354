using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Figures;
using KetenScan.Web.Features.Rounds;

namespace KetenScan.Web.Features.Chains;

/// <summary>The open round and its response, as counted at the start of the day.</summary>
/// <param name="Behind">The partners furthest behind the others, for coordinators only: at most two, combined as in <see cref="PartnerProgress"/>.</param>
public sealed record OverviewRound(
    int Number, string Name, DateOnly OpenedOn, DateOnly ClosesOn, int Invited, int Submitted, IReadOnlyList<PartnerProgress> Behind)
{
    /// <summary>A coordinator is not offered to remind people in the first days.</summary>
    private const int DaysBeforeReminding = 3;

    public bool CanBeReminded(DateOnly today) => Submitted < Invited && today >= OpenedOn.AddDays(DaysBeforeReminding) && today <= ClosesOn;

    public bool CanBeClosed(DateOnly today) => (Invited > 0 && Submitted == Invited) || today > ClosesOn;
}

/// <summary>The viewer's own sheet in the open round.</summary>
public sealed record OverviewSheet(int Answered, bool Submitted);

public sealed record OverviewDraft(int Number, string Name);

/// <summary>How far a chain is that has not opened a round yet.</summary>
/// <param name="HasPeople">Whether at least two partners have people.</param>
/// <param name="Draft">The number of the first draft, if any.</param>
public sealed record FirstSteps(bool HasPeople, int? Draft);

/// <summary>A covenant or chain plan that ends soon, without another one after it.</summary>
public sealed record EndingCovenant(string Title, DateOnly Until);

public sealed record OverviewAction(Guid Id, string What, string Owner, string? Partner, DateOnly Due, bool IsMine);

/// <summary>A certain change of a principle's score since the round before.</summary>
public sealed record OverviewChange(Principle Principle, string Name, double Points);

/// <summary>A subject for the meeting, with both sides' figures in words.</summary>
public sealed record OverviewSubject(Principle Principle, string Name, string Sides);

/// <summary>What the latest scorecard says.</summary>
/// <param name="Overall">Null when the round has no scores.</param>
/// <param name="Summary">In sentences, with bold words between double asterisks.</param>
/// <param name="Course">The overall scores of the last rounds that have one, oldest first.</param>
/// <param name="Changes">The largest first, at most two.</param>
public sealed record OverviewScore(
    int Round, DateOnly ClosedOn, double? Overall, double? Low, double? High, bool? Conservative, string Summary, IReadOnlyList<CoursePoint> Course,
    IReadOnlyList<OverviewSubject> Subjects, IReadOnlyList<OverviewChange> Changes)
{
    public ConfidenceInterval? Interval() => ConfidenceInterval.Of(Low, High, Conservative);
}

/// <summary>A closed round as a column of the table of principles.</summary>
/// <param name="Withholds">Whether a score that is missing is withheld.</param>
/// <param name="Scores">The scores of the eight principles in order; null without a score, or when it is withheld.</param>
public sealed record OverviewColumn(int Round, DateOnly ClosedOn, double? Overall, bool Withholds, IReadOnlyList<double?> Scores);

/// <summary>How many checks of a principle are met today.</summary>
public sealed record OverviewEvidence(Principle Principle, int Met, int Total);

/// <summary>A moment or a success story of the dossier.</summary>
public sealed record OverviewEvent(Principle Principle, string What, DateOnly Day);

/// <summary>The next day on which something ends.</summary>
/// <param name="Round">The round whose last day it is; null for an action.</param>
/// <param name="Action">What the action is.</param>
public sealed record OverviewDate(DateOnly Day, int? Round, string? Action);

/// <summary>A chain at a glance, as one viewer sees it.</summary>
/// <param name="Runs">Whether the viewer runs the chain.</param>
/// <param name="Today">The day for which everything here is judged.</param>
public sealed record ChainOverview(string Slug, string Name, bool Runs, bool IsArchived, DateOnly Today)
{
    public OverviewRound? Open { get; init; }

    public OverviewSheet? Sheet { get; init; }

    /// <summary>For coordinators only.</summary>
    public IReadOnlyList<OverviewDraft> Drafts { get; init; } = [];

    /// <summary>The rounds whose comments wait for the viewer's review.</summary>
    public IReadOnlyList<int> CommentsWaitIn { get; init; } = [];

    /// <summary>For the coordinator of a chain that has not opened a round yet.</summary>
    public FirstSteps? Steps { get; init; }

    /// <summary>The open actions that are overdue, the first due first.</summary>
    public IReadOnlyList<OverviewAction> Overdue { get; init; } = [];

    public EndingCovenant? EndingCovenant { get; init; }

    /// <summary>The viewer's own open actions, the first due first.</summary>
    public IReadOnlyList<OverviewAction> Mine { get; init; } = [];

    /// <summary>Entries of the dossier that were recorded since the day on which the last round closed.</summary>
    public int NewEntries { get; init; }

    /// <summary>Null before the first round has closed.</summary>
    public OverviewScore? Score { get; init; }

    /// <summary>At most four, the latest last.</summary>
    public IReadOnlyList<OverviewColumn> Columns { get; init; } = [];

    /// <summary>The eight principles in order.</summary>
    public required IReadOnlyList<OverviewEvidence> Evidence { get; init; }

    /// <summary>The first open actions to be done, at most three.</summary>
    public IReadOnlyList<OverviewAction> Actions { get; init; } = [];

    /// <summary>The latest first, at most three.</summary>
    public IReadOnlyList<OverviewEvent> Recent { get; init; } = [];

    public OverviewDate? Next { get; init; }

    /// <summary>The number of partners that take part today.</summary>
    public int Partners { get; init; }

    /// <summary>The names of the first of these.</summary>
    public IReadOnlyList<string> PartnerNames { get; init; } = [];

    /// <summary>The principle with the smallest share of its checks met; null when every check is met.</summary>
    public OverviewEvidence? LeastRecorded() =>
        Evidence.Where(own => own.Met < own.Total).OrderBy(own => (double)own.Met / own.Total).ThenBy(own => own.Principle).FirstOrDefault();
}

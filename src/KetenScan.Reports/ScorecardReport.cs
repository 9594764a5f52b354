using System.Globalization;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Words;

namespace KetenScan.Reports;

/// <summary>The chain's own colour as <c>#rrggbb</c> and its logo as PNG; either may be missing.</summary>
public sealed record ReportedFace(string? Colour, byte[]? Logo);

/// <summary>An improvement action as it stands now.</summary>
/// <param name="Owner">The person, with the partner between brackets if there is one.</param>
/// <param name="RoundNumber">The round whose scorecard led to it.</param>
public sealed record ReportedAction(Principle Principle, string What, string Owner, DateOnly Due, ActionState State, string? Result, int? RoundNumber)
{
    /// <summary>Whether it is done, and what came of it.</summary>
    public string StateIn(ReportTexts texts) => State == ActionState.Open ? texts["ActionOpen"] : $"{texts[$"Action{State}"]}: {Result}";
}

/// <summary>A stored scorecard with what is needed to read it: the words of its questionnaire, the round before, the comments.</summary>
public sealed record ScorecardReport(
    Scorecard Scorecard,
    Questionnaire Questionnaire,
    Scorecard? Previous,
    IReadOnlyList<PublishedComment> Comments)
{
    /// <summary>Those that may be shown.</summary>
    public IReadOnlyList<PublishedComment> Comments { get; init; } = [.. Comments.Where(comment => Scorecard.ShowsComments(comment.Principle))];

    /// <summary>There are comments that nobody sees yet: who runs the chain looks at them first.</summary>
    public bool CommentsWait { get; init; }

    /// <summary>How many passages of the comments were blacked out.</summary>
    public int BlackedOut => Comments.Sum(comment => Blackout.Bars(comment.Text));

    public ReportedFace? Face { get; init; }

    /// <summary>What was agreed on this scorecard and on the one before.</summary>
    public IReadOnlyList<ReportedAction> Actions { get; init; } = [];

    /// <summary>That there is no score at all, and why; null for a card with at least one.</summary>
    public NoScores? NoScores => NoScores.Of(Scorecard);

    private const int Few = 3;

    public string NameOf(PrincipleResult principle, CultureInfo culture) => Questionnaire[principle.Principle].Name.In(culture);

    public string TextOf(StatementResult statement, CultureInfo culture) =>
        Questionnaire.Statements[Questionnaire.PlaceOf(statement.Code)].Text.In(culture);

    public string PartnerName(string key) => Scorecard.Partners.Single(partner => partner.Key == key).Name;

    /// <summary>What an action is about: a principle, and where an earlier round led to it, that round and how the score certainly moved since.</summary>
    public string AboutOf(ReportedAction action, ReportTexts texts, CultureInfo culture)
    {
        var about = $"{(int)action.Principle} {Questionnaire[action.Principle].Name.In(culture)}";
        if (action.RoundNumber == Scorecard.Round?.Number) return about;

        var from = $"{about} · {texts.Format("ActionFromRound", action.RoundNumber!)}";
        var change = Scorecard.Principles.Single(principle => principle.Principle == action.Principle).Change;
        return change is { Moved: true } && change.PreviousRound == action.RoundNumber ? $"{from} · {texts.Format("ActionSince", Format.Change(change.Score, culture))}" : from;
    }

    /// <summary>There was a dossier when the round closed.</summary>
    public bool HasEvidence => Scorecard.Principles.Any(principle => principle.Evidence is not null);

    /// <summary>The round before; null when there is none, or when it has no score to compare with.</summary>
    public ScoredRound? ComparedWith => Previous is { } before && NoScores.Of(before) is null ? before.Round : null;

    /// <summary>The principle's score in the round before, if it has one.</summary>
    public Score? PreviousScore(PrincipleResult principle) =>
        Previous?.Principles.Single(before => before.Principle == principle.Principle).Score;

    public IReadOnlyList<StatementResult> Strongest => [.. Statements.OrderByDescending(statement => statement.Score!.Value.Value).Take(Few)];

    public IReadOnlyList<StatementResult> Weakest => [.. Statements.OrderBy(statement => statement.Score!.Value.Value).Take(Few)];

    /// <summary>The statements whose answers lie furthest apart, of those that lie too far apart to speak of agreement.</summary>
    public IReadOnlyList<StatementResult> MostDividedStatements =>
        [.. Statements.Where(statement => statement.IsDivided()).OrderByDescending(statement => statement.MeanDeviation()).Take(Few)];

    /// <summary>The principles that people chose, most chosen first.</summary>
    public IReadOnlyList<PrincipleResult> Priorities =>
        [.. Scorecard.Principles.Where(principle => principle.PriorityVotes is > 0).OrderByDescending(principle => principle.PriorityVotes)];

    /// <summary>The principle that divides people most; none when there is no principle with camps.</summary>
    public PrincipleResult? MostDivided =>
        Scorecard.Principles.Where(principle => principle.IsDivided()).MaxBy(principle => principle.PartnerSpread?.Range ?? principle.Agreement.AdM);

    /// <summary>The principle on which the levels lie furthest apart, of those on which they certainly do; none without.</summary>
    public PrincipleResult? WidestGap =>
        Scorecard.Principles.Where(principle => principle.HasGap()).MaxBy(principle => Math.Abs(principle.Levels.Gap!.Value));

    /// <summary>The principles to talk about first.</summary>
    public IReadOnlyList<PrincipleResult> NeedAttention => [.. Scorecard.Principles.Where(principle => principle.NeedsAttention())];

    /// <summary>The partners that were asked and of which nobody handed in.</summary>
    public IReadOnlyList<PartnerResponse> SilentPartners => [.. Scorecard.Partners.Where(partner => partner.Responded == 0 && partner.Invited != 0)];

    /// <summary>The overall score if those who were asked and did not answer had scored half a point lower than their partner; null when that cannot be said, or makes no difference.</summary>
    public Score? OverallIfLower
    {
        get
        {
            var scored = Scorecard.Principles.Where(principle => principle.Score is not null).ToList();
            if (scored.Count == 0 || scored.Any(principle => principle.NonResponse is null)) return null;

            var lower = new Score(Math.Max(1, scored.Average(principle => principle.NonResponse!.HalfPointLower)));
            return lower.Shown == Scorecard.Overall.Score!.Value.Shown ? null : lower;
        }
    }

    /// <summary>Some partners are shown only together.</summary>
    public bool HasPool => Scorecard.Principles.Any(principle => principle.Pool is not null);

    /// <summary>Something is withheld, so that a reader wants to know why.</summary>
    public bool HasWithheld => Scorecard.Principles.Any(principle =>
        principle.IsWithheld() || principle.Partners.Any(partner => partner.Withheld) || principle.Statements.Any(statement => statement.IsWithheld()));

    private IEnumerable<StatementResult> Statements =>
        Scorecard.Principles.SelectMany(principle => principle.Statements).Where(statement => statement.Score is not null);
}

using System.Globalization;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Words;

namespace KetenScan.Reports;

/// <summary>The chain's colour as <c>#rrggbb</c> and its logo as PNG; either may be null.</summary>
public sealed record ReportedFace(string? Colour, byte[]? Logo);

/// <summary>The current state of an improvement action.</summary>
/// <param name="Owner">The person, with the partner in brackets, if any.</param>
/// <param name="RoundNumber">The round whose scorecard led to it.</param>
public sealed record ReportedAction(Principle Principle, string What, string Owner, DateOnly Due, ActionState State, string? Result, int? RoundNumber)
{
    /// <summary>The state, with the result if it has ended.</summary>
    public string StateIn(ReportTexts texts) => State == ActionState.Open ? texts["ActionOpen"] : $"{texts[$"Action{State}"]}: {Result}";
}

/// <summary>A stored scorecard with what is needed to show it: the questionnaire, the previous round and the comments.</summary>
public sealed record ScorecardReport(
    Scorecard Scorecard,
    Questionnaire Questionnaire,
    Scorecard? Previous,
    IReadOnlyList<PublishedComment> Comments)
{
    /// <summary>The comments that may be shown.</summary>
    public IReadOnlyList<PublishedComment> Comments { get; init; } = [.. Comments.Where(comment => Scorecard.ShowsComments(comment.Principle))];

    /// <summary>Whether there are hidden comments that the coordinator has not yet released.</summary>
    public bool CommentsWait { get; init; }

    /// <summary>The number of blacked-out passages in the comments.</summary>
    public int BlackedOut => Comments.Sum(comment => Blackout.Bars(comment.Text));

    public ReportedFace? Face { get; init; }

    /// <summary>The actions agreed on this scorecard and on the previous one.</summary>
    public IReadOnlyList<ReportedAction> Actions { get; init; } = [];

    /// <summary>Why there is no score at all; null if there is at least one.</summary>
    public NoScores? NoScores => NoScores.Of(Scorecard);

    private const int Few = 3;

    public string NameOf(PrincipleResult principle, CultureInfo culture) => Questionnaire[principle.Principle].Name.In(culture);

    public string NumberedNameOf(PrincipleResult principle, CultureInfo culture) => $"{principle.Number} {NameOf(principle, culture)}";

    public string TextOf(StatementResult statement, CultureInfo culture) =>
        Questionnaire.Statements[Questionnaire.PlaceOf(statement.Code)].Text.In(culture);

    public string PartnerName(string key) => Scorecard.Partners.Single(partner => partner.Key == key).Name;

    /// <summary>The subject of an action: its principle and, if an earlier round led to it, that round and the certain change in score since.</summary>
    public string AboutOf(ReportedAction action, ReportTexts texts, CultureInfo culture)
    {
        var about = $"{(int)action.Principle} {Questionnaire[action.Principle].Name.In(culture)}";
        if (action.RoundNumber == Scorecard.Round?.Number) return about;

        var from = $"{about} · {texts.Format("ActionFromRound", action.RoundNumber!)}";
        var change = Scorecard.Principles.Single(principle => principle.Principle == action.Principle).Change;
        return change is { Moved: true } && change.PreviousRound == action.RoundNumber
            ? $"{from} · {texts.Format("ActionSince", Format.Change(change.Score, culture))}"
            : from;
    }

    /// <summary>Whether there was a dossier when the round closed.</summary>
    public bool HasEvidence => Scorecard.Principles.Any(principle => principle.Evidence is not null);

    /// <summary>The previous round; null if there is none, or it has no score.</summary>
    public ScoredRound? ComparedWith => Previous is { } before && NoScores.Of(before) is null ? before.Round : null;

    /// <summary>The principle's score in the previous round; null if it has none.</summary>
    public Score? PreviousScore(PrincipleResult principle) =>
        Previous?.Principles.Single(before => before.Principle == principle.Principle).Score;

    public IReadOnlyList<StatementResult> Strongest => [.. Statements.OrderByDescending(statement => statement.Score!.Value.Value).Take(Few)];

    public IReadOnlyList<StatementResult> Weakest => [.. Statements.OrderBy(statement => statement.Score!.Value.Value).Take(Few)];

    /// <summary>The most divided statements, of those with too little agreement.</summary>
    public IReadOnlyList<StatementResult> MostDividedStatements =>
        [.. Statements.Where(statement => statement.IsDivided()).OrderByDescending(statement => statement.MeanDeviation()).Take(Few)];

    /// <summary>The principles that people chose, the most chosen first.</summary>
    public IReadOnlyList<PrincipleResult> Priorities =>
        [.. Scorecard.Principles.Where(principle => principle.PriorityVotes is > 0).OrderByDescending(principle => principle.PriorityVotes)];

    /// <summary>The most divided principle; null if people are not divided on any.</summary>
    public PrincipleResult? MostDivided =>
        Scorecard.Principles.Where(principle => principle.IsDivided()).MaxBy(principle => principle.PartnerSpread?.Range ?? principle.Agreement.AdM);

    /// <summary>The principle with the widest certain gap between levels; null if there is none.</summary>
    public PrincipleResult? WidestGap =>
        Scorecard.Principles.Where(principle => principle.HasGap()).MaxBy(principle => Math.Abs(principle.Levels.Gap!.Value));

    /// <summary>The principles to discuss first.</summary>
    public IReadOnlyList<PrincipleResult> NeedAttention => [.. Scorecard.Principles.Where(principle => principle.NeedsAttention())];

    /// <summary>The partners that were asked and did not hand in any sheet.</summary>
    public IReadOnlyList<PartnerResponse> SilentPartners => [.. Scorecard.Partners.Where(partner => partner.Responded == 0 && partner.Invited != 0)];

    /// <summary>The overall score if those who did not answer had scored half a point below their partner; null when unknown or equal.</summary>
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

    /// <summary>Whether some partners are only shown together.</summary>
    public bool HasPool => Scorecard.Principles.Any(principle => principle.Pool is not null);

    /// <summary>Whether anything is withheld, so that an explanation is needed.</summary>
    public bool HasWithheld => Scorecard.Principles.Any(principle =>
        principle.IsWithheld() || principle.Partners.Any(partner => partner.Withheld) || principle.Statements.Any(statement => statement.IsWithheld()));

    private IEnumerable<StatementResult> Statements =>
        Scorecard.Principles.SelectMany(principle => principle.Statements).Where(statement => statement.Score is not null);
}

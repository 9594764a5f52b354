using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;

namespace KetenScan.Domain.Scoring;

/// <summary>The figures of a closed round, for lists, comparison and export. Stored once, when the round closes.</summary>
public sealed record RoundFigures
{
    private readonly List<PrincipleFigures> principles = [];

    public Guid RoundId { get; init; }

    public Guid ChainId { get; init; }

    /// <summary>The round's number in its chain, from 1.</summary>
    public required int Number { get; init; }

    public required DateOnly ClosedOn { get; init; }

    /// <summary>Whether no later round of its chain has closed. The only value that can change.</summary>
    public bool IsLatest { get; set; } = true;

    public required ComparedRules Rules { get; init; }

    public required int Partners { get; init; }

    /// <summary>The number of people who were asked; null when unknown.</summary>
    public required int? Invited { get; init; }

    public required int Responded { get; init; }

    /// <summary>From 1 to 5; null without a score.</summary>
    public double? Overall { get; init; }

    /// <summary>The overall score as it is shown, in tenths: 10 to 50.</summary>
    public int? OverallTenths { get; init; }

    /// <summary>The band of the overall score.</summary>
    public Band? Band { get; init; }

    /// <summary>The lower end of the 95% interval of the overall score; null when unknown, and in scoring version 1.</summary>
    public double? OverallLow { get; init; }

    public double? OverallHigh { get; init; }

    /// <summary>Whether that interval is wider than necessary; null without one.</summary>
    public bool? OverallConservative { get; init; }

    /// <summary>The overall change since the previous round; null without one.</summary>
    public double? OverallChange { get; init; }

    /// <summary>Whether the overall change is statistically certain; null when unknown, and in scoring version 1.</summary>
    public bool? OverallMoved { get; init; }

    /// <summary>The change as shown, in tenths: 0 if it is not certain; null when unknown.</summary>
    public int? OverallChangeTenths { get; init; }

    /// <summary>Ordered by principle; empty where a query did not load them (lists of chains and rounds).</summary>
    public required IReadOnlyList<PrincipleFigures> Principles
    {
        get => principles;
        init => principles = [.. value];
    }

    public static RoundFigures Of(Round round, Scorecard scorecard)
    {
        var (overall, change) = (scorecard.Overall, scorecard.OverallChange());
        return new RoundFigures
        {
            RoundId = round.Id,
            ChainId = round.ChainId,
            Number = round.Number,
            ClosedOn = scorecard.Round!.ClosedOn,
            Rules = new()
            {
                Weighting = scorecard.Weighting,
                Disclosure = scorecard.Disclosure.Mode,
                Questionnaire = scorecard.Questionnaire,
                ScoringVersion = scorecard.ScoringVersion,
            },
            Partners = scorecard.Partners.Count,
            Invited = scorecard.Response.Invited,
            Responded = scorecard.Response.Responded,
            Overall = overall.Score?.Value,
            OverallTenths = overall.Score?.Tenths,
            Band = overall.Score?.Band,
            OverallLow = overall.Confidence95?.Low.Value,
            OverallHigh = overall.Confidence95?.High.Value,
            OverallConservative = overall.Confidence95?.Conservative,
            OverallChange = change?.Score,
            OverallMoved = change?.Moved,
            OverallChangeTenths = change?.Moved is { } moved ? (moved ? InTenths.Of(change.Score) : 0) : null,
            Principles = [.. scorecard.Principles.Select(principle => PrincipleFigures.Of(round.Id, principle, scorecard.IsOfVersion1()))],
        };
    }

    public PrincipleFigures? Of(Principle principle) => principles.SingleOrDefault(figures => figures.Principle == principle);

    /// <summary>The share of those asked who answered, 0 to 1; null when the number asked is unknown.</summary>
    public double? Response() => Domain.Scoring.Response.ShareOf(Responded, Invited);

    public bool HasLowResponse() => Domain.Scoring.Response.IsLow(Responded, Invited);

    /// <summary>Whether a principle without a score is withheld, rather than that nobody has a score on it.</summary>
    public bool Withholds() => Rules.Disclosure == DisclosureMode.Protected && Responded > 0;

    public ConfidenceInterval? OverallInterval() => ConfidenceInterval.Of(OverallLow, OverallHigh, OverallConservative);

    /// <summary>The ways in which these figures are not fully comparable with the others.</summary>
    public IReadOnlyList<ComparisonMark> MarksBeside(ComparedRules usual) =>
        HasLowResponse() ? [.. Rules.MarksBeside(usual), ComparisonMark.LowResponse] : [.. Rules.MarksBeside(usual)];
}

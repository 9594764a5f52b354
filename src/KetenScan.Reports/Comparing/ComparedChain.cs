using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;

namespace KetenScan.Reports.Comparing;

/// <summary>One chain beside others: its latest scorecard, or only its name.</summary>
public sealed record ComparedChain(string Slug, string Name, string Field, string? Region, ComparedCard? Latest);

/// <summary>A scorecard's figures as they lie beside those of other chains.</summary>
/// <param name="Figures">In the order of the principles.</param>
public sealed record ComparedCard(
    int Round,
    DateOnly ClosedOn,
    int Partners,
    int Responded,
    int? Invited,
    double? Overall,
    ComparedInterval? OverallInterval,
    double? OverallChange,
    bool? OverallMoved,
    ComparedRules Rules,
    IReadOnlyList<ComparedFigure> Figures)
{
    /// <summary>Under this share of answers a score says little of those who kept silent.</summary>
    public const double LowResponse = 0.5;

    /// <summary>Who answered of those who were asked, 0 to 1; null when it is not known how many were.</summary>
    public double? Response() => ResponseOf(Responded, Invited);

    /// <inheritdoc cref="Response"/>
    public static double? ResponseOf(int responded, int? invited) => invited is > 0 ? (double)responded / invited.Value : null;

    public ComparedFigure? Of(Principle principle) => Figures.SingleOrDefault(figure => figure.Principle == principle);

    /// <summary>What makes these figures less alike to the others than they look.</summary>
    public IReadOnlyList<ComparisonMark> MarksBeside(ComparedRules usual)
    {
        var marks = new List<ComparisonMark>();
        if (Rules.Weighting != usual.Weighting) marks.Add(ComparisonMark.Weighting);
        if (Rules.Disclosure != usual.Disclosure) marks.Add(ComparisonMark.Disclosure);
        if (Rules.ScoringVersion != usual.ScoringVersion) marks.Add(ComparisonMark.ScoringVersion);
        if (Rules.Questionnaire != usual.Questionnaire) marks.Add(ComparisonMark.Questionnaire);
        if (Response() < LowResponse) marks.Add(ComparisonMark.LowResponse);
        return marks;
    }
}

/// <summary>One principle's figures.</summary>
/// <param name="BandSure">Both ends of the interval read as the same band; null where that cannot be said, as in scoring version 1.</param>
/// <param name="HalfPointLower">The score if those who did not answer had scored half a point lower; null in scoring version 1, as are agreement and gap.</param>
/// <param name="Gap">Strategic minus operational.</param>
/// <param name="GapSure">The levels certainly differ; null where that cannot be said.</param>
/// <param name="Change">Since the round before; null without one.</param>
/// <param name="Moved">The change is certain; null where that cannot be said, as in scoring version 1.</param>
/// <param name="Rank">Where it can stand among the principles of its chain; null as above.</param>
public sealed record ComparedFigure(
    Principle Principle,
    double? Score,
    ComparedInterval? Interval,
    bool? BandSure,
    double? HalfPointLower,
    int? SilentPartners,
    AgreementReading? Agreement,
    double? Gap,
    ComparedInterval? GapInterval,
    bool? GapSure,
    double? Change,
    ComparedInterval? ChangeInterval,
    bool? Moved,
    RankRange? Rank,
    int? ChecksMet,
    int? Checks);

/// <summary>A 95% interval, of a score or of a difference.</summary>
/// <param name="Conservative">Of a score: wider than it need be; null in scoring version 1.</param>
public sealed record ComparedInterval(double Low, double High, bool? Conservative = null)
{
    public static ComparedInterval? Of(double? low, double? high) => Of(low, high, null);

    public static ComparedInterval? Of(double? low, double? high, bool? conservative) =>
        low is { } from && high is { } to ? new ComparedInterval(from, to, conservative) : null;

    /// <summary>Of a score: both ends read as the same band.</summary>
    public bool IsOneBand() => new ConfidenceInterval(new Score(Low), new Score(High)).IsOneBand();
}

/// <summary>By which rules a round was held, as far as its figures depend on them.</summary>
/// <param name="Questionnaire">Key and version, as <c>keten-8/1</c>.</param>
public sealed record ComparedRules(Weighting Weighting, DisclosureMode Disclosure, string Questionnaire, int ScoringVersion);

/// <summary>Why a chain's figures are to be read with care beside those of the others.</summary>
public enum ComparisonMark
{
    /// <summary>Partners weigh the same here and people there, or the other way round.</summary>
    Weighting,

    /// <summary>Small groups are taken together here and not there, or the other way round.</summary>
    Disclosure,

    /// <summary>Other statements were asked.</summary>
    Questionnaire,

    /// <summary>The figures were worked out by other formulas.</summary>
    ScoringVersion,

    /// <summary>Fewer than half of those who were asked answered.</summary>
    LowResponse,
}

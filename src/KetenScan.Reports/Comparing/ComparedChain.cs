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
    double? OverallChange,
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

    /// <summary>How far the overall score may lie off at most: the mean of the principles' margins. (The deviation of a mean is never more than the mean of the deviations, however they hang together.) Null when one has none.</summary>
    public double? OverallMargin()
    {
        var scored = Figures.Where(figure => figure.Score is not null).Select(figure => figure.Margin()).ToList();
        return scored.Count == 0 || scored.Contains(null) ? null : scored.Average();
    }

    /// <summary>The overall score moved by more than it may lie off.</summary>
    public bool OverallMoved() => ComparedFigure.Moved(OverallChange, OverallMargin());

    /// <summary>What makes these figures less alike to the others than they look.</summary>
    public IReadOnlyList<ComparisonMark> MarksBeside(ComparedRules usual)
    {
        var marks = new List<ComparisonMark>();
        if (Rules.Weighting != usual.Weighting) marks.Add(ComparisonMark.Weighting);
        if (Rules.Disclosure != usual.Disclosure) marks.Add(ComparisonMark.Disclosure);
        if (Rules.Questionnaire != usual.Questionnaire) marks.Add(ComparisonMark.Questionnaire);
        if (Response() < LowResponse) marks.Add(ComparisonMark.LowResponse);
        return marks;
    }
}

/// <summary>One principle's figures.</summary>
/// <param name="Low">The lower end of the 95% interval; null where nothing can be said.</param>
/// <param name="High">Its upper end.</param>
public sealed record ComparedFigure(Principle Principle, double? Score, double? Change, double? Low, double? High, int? ChecksMet, int? Checks)
{
    /// <summary>Half the interval.</summary>
    public double? Margin() => (High - Low) / 2;

    /// <summary>The score moved by more than it may lie off; also where it is not known how far that is.</summary>
    public bool HasMoved() => Moved(Change, Margin());

    /// <summary>A difference that is smaller than its interval is none, and neither is one that is shown as 0.0.</summary>
    internal static bool Moved(double? change, double? margin) =>
        change is { } points && Math.Abs(points) > (margin ?? 0) + Noise && Math.Round((decimal)points, 1, MidpointRounding.AwayFromZero) != 0;

    /// <summary>What binary arithmetic leaves of tenths: 3.4 − 3.0 is not quite twice 0.2.</summary>
    private const double Noise = 1e-9;
}

/// <summary>By which rules a round was held, as far as its figures depend on them.</summary>
/// <param name="Questionnaire">Key and version, as <c>keten-8/1</c>.</param>
public sealed record ComparedRules(Weighting Weighting, DisclosureMode Disclosure, string Questionnaire);

/// <summary>Why a chain's figures are to be read with care beside those of the others.</summary>
public enum ComparisonMark
{
    /// <summary>Partners weigh the same here and people there, or the other way round.</summary>
    Weighting,

    /// <summary>Small groups are taken together here and not there, or the other way round.</summary>
    Disclosure,

    /// <summary>Other statements were asked.</summary>
    Questionnaire,

    /// <summary>Fewer than half of those who were asked answered.</summary>
    LowResponse,
}

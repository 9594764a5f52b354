using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Scoring;

/// <summary>By which rules a round was held, as far as its figures depend on them.</summary>
public sealed record ComparedRules
{
    public required Weighting Weighting { get; init; }

    public required DisclosureMode Disclosure { get; init; }

    public required QuestionnaireVersion Questionnaire { get; init; }

    public required int ScoringVersion { get; init; }

    /// <summary>What makes figures by these rules less alike to figures by the others than they look.</summary>
    public IEnumerable<ComparisonMark> MarksBeside(ComparedRules usual)
    {
        if (Weighting != usual.Weighting) yield return ComparisonMark.Weighting;
        if (Disclosure != usual.Disclosure) yield return ComparisonMark.Disclosure;
        if (ScoringVersion != usual.ScoringVersion) yield return ComparisonMark.ScoringVersion;
        if (Questionnaire != usual.Questionnaire) yield return ComparisonMark.Questionnaire;
    }
}

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

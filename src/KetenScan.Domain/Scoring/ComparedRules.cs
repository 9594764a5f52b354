using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Scoring;

/// <summary>The rules of a round that its figures depend on.</summary>
public sealed record ComparedRules
{
    public required Weighting Weighting { get; init; }

    public required DisclosureMode Disclosure { get; init; }

    public required QuestionnaireVersion Questionnaire { get; init; }

    public required int ScoringVersion { get; init; }

    /// <summary>The ways in which figures by these rules are not fully comparable with figures by the usual ones.</summary>
    public IEnumerable<ComparisonMark> MarksBeside(ComparedRules usual)
    {
        if (Weighting != usual.Weighting) yield return ComparisonMark.Weighting;
        if (Disclosure != usual.Disclosure) yield return ComparisonMark.Disclosure;
        if (ScoringVersion != usual.ScoringVersion) yield return ComparisonMark.ScoringVersion;
        if (Questionnaire != usual.Questionnaire) yield return ComparisonMark.Questionnaire;
    }
}

/// <summary>Why a chain's figures are not fully comparable with the others.</summary>
public enum ComparisonMark
{
    /// <summary>One weights partners equally, the other people.</summary>
    Weighting,

    /// <summary>One combines small groups, the other does not.</summary>
    Disclosure,

    /// <summary>The statements differ.</summary>
    Questionnaire,

    /// <summary>The figures were calculated with other formulas.</summary>
    ScoringVersion,

    /// <summary>Fewer than half of those who were asked answered.</summary>
    LowResponse,
}

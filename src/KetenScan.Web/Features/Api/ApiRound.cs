using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;

namespace KetenScan.Web.Features.Api;

/// <summary>A closed round; scores lie from 1 to 5, null where there is none or it is withheld.</summary>
/// <param name="Chain">The slug of the chain.</param>
/// <param name="ScoringVersion">
/// The version of the formulas. Version 1 has no interval of the overall score or of a change, no ranks, and none of the fields below
/// about levels, agreement and people who did not answer.
/// </param>
/// <param name="OverallLow">The lower end of the overall score's 95% interval; null when there is none.</param>
/// <param name="OverallHigh">Its upper end.</param>
/// <param name="OverallConservative">Whether that interval is widened to protect small groups.</param>
/// <param name="OverallChange">The mean of the principles' changes.</param>
/// <param name="OverallMoved">Whether that change is significant; null when unknown.</param>
public sealed record ApiRound(
    string Chain,
    int Number,
    string Name,
    DateOnly ClosedOn,
    Weighting Weighting,
    DisclosureMode Disclosure,
    string Questionnaire,
    int ScoringVersion,
    int? Invited,
    int Responded,
    double? Overall,
    double? OverallLow,
    double? OverallHigh,
    bool? OverallConservative,
    double? OverallChange,
    bool? OverallMoved,
    IReadOnlyList<ApiFigure> Principles)
{
    internal static ApiRound Of(string chain, string name, RoundFigures round) => new(
        chain,
        round.Number,
        name,
        round.ClosedOn,
        round.Rules.Weighting,
        round.Rules.Disclosure,
        round.Rules.Questionnaire.ToString(),
        round.Rules.ScoringVersion,
        round.Invited,
        round.Responded,
        round.Overall,
        round.OverallLow,
        round.OverallHigh,
        round.OverallConservative,
        round.OverallChange,
        round.OverallMoved,
        [.. round.Principles.Select(ApiFigure.Of)]);
}

/// <summary>One principle of a round.</summary>
/// <param name="Number">1 to 8.</param>
/// <param name="Low">The lower end of the score's 95% interval.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Conservative">Whether that interval is widened to protect small groups.</param>
/// <param name="BandSure">Whether both ends read as the same band: 4.0 and up, 3.0 to 3.9, under 3.0.</param>
/// <param name="HalfPointLower">The score if everyone who did not answer had scored half a point below their partner's mean.</param>
/// <param name="SilentPartners">The number of partners that were asked and from which nobody has a score.</param>
/// <param name="Agreement">How alike people answered, as a reading. Divided: opinions form camps. Null with fewer than five complete sheets.</param>
/// <param name="Gap">The mean of the strategic level minus that of the operational one.</param>
/// <param name="GapLow">The lower end of the gap's 95% interval; null when there is none.</param>
/// <param name="GapHigh">Its upper end.</param>
/// <param name="GapSure">Whether the levels differ significantly: 0 lies outside that interval. Null without one.</param>
/// <param name="Change">The difference from the round before, over the partners that have a score in both.</param>
/// <param name="ChangeLow">The lower end of the change's 95% interval; null with fewer than three such partners.</param>
/// <param name="ChangeHigh">Its upper end.</param>
/// <param name="Moved">Whether the change is significant: 0 lies outside its interval. Null without one: then it is unknown.</param>
/// <param name="RankHighest">The best rank, 1 at best, that it can have among the principles of the round.</param>
/// <param name="RankLowest">The worst rank.</param>
/// <param name="ChecksMet">The number of dossier checks that were met.</param>
public sealed record ApiFigure(
    int Number,
    double? Score,
    double? Low,
    double? High,
    bool? Conservative,
    bool? BandSure,
    double? HalfPointLower,
    int? SilentPartners,
    AgreementReading? Agreement,
    double? Gap,
    double? GapLow,
    double? GapHigh,
    bool? GapSure,
    double? Change,
    double? ChangeLow,
    double? ChangeHigh,
    bool? Moved,
    int? RankHighest,
    int? RankLowest,
    int? ChecksMet,
    int? Checks)
{
    internal static ApiFigure Of(PrincipleFigures figures) => new(
        (int)figures.Principle,
        figures.Score,
        figures.Low,
        figures.High,
        figures.Conservative,
        figures.BandSure,
        figures.HalfPointLower,
        figures.SilentPartners,
        figures.Agreement,
        figures.Gap,
        figures.GapLow,
        figures.GapHigh,
        figures.GapSure,
        figures.Change,
        figures.ChangeLow,
        figures.ChangeHigh,
        figures.Moved,
        figures.RankHighest,
        figures.RankLowest,
        figures.ChecksMet,
        figures.Checks);
}

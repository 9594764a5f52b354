using System.Globalization;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Comparing;

namespace KetenScan.Reports.Files;

/// <summary>The columns of the comparison, shared by all file formats.</summary>
public static class PortfolioTable
{
    private static readonly Principle[] Principles = Enum.GetValues<Principle>();

    /// <summary>The columns for a round's rules.</summary>
    public static IReadOnlyList<string> RuleColumns { get; } = ["weighting", "disclosure", "questionnaire", "scoringVersion"];

    /// <summary>The columns of the overall score.</summary>
    public static IReadOnlyList<string> OverallColumns { get; } =
        ["overall", "overallLow", "overallHigh", "overallConservative", "overallChange", "overallMoved"];

    private static readonly string[] FigureColumns =
    [
        "", "Low", "High", "Conservative", "BandSure", "HalfPointLower", "SilentPartners", "Agreement", "Gap", "GapLow", "GapHigh", "GapSure",
        "Change", "ChangeLow", "ChangeHigh", "Moved", "RankHighest", "RankLowest", "ChecksMet", "Checks",
    ];

    public static IReadOnlyList<string> Columns { get; } =
    [
        "chain", "name", "field", "region", "round", "closedOn", "partners", "responded", "invited", .. RuleColumns, .. OverallColumns,
        .. Principles.SelectMany(principle => FigureColumns.Select(column => $"{principle}{column}")),
    ];

    /// <summary>A value per column; null if missing or withheld.</summary>
    public static IReadOnlyList<object?> Row(ComparedChain chain)
    {
        var round = chain.Latest;
        return
        [
            chain.Slug, chain.Name, chain.Field, chain.Region, round?.Number, round is null
                ? null
                : Written(round.ClosedOn), round?.Partners, round?.Responded, round?.Invited,
            .. RuleValues(round), .. OverallValues(round),
            .. Principles.SelectMany(principle => Row(round?.Of(principle))),
        ];
    }

    private static object?[] Row(PrincipleFigures? figure) =>
    [
        figure?.Score, figure?.Low, figure?.High, figure?.Conservative, figure?.BandSure, figure?.HalfPointLower, figure?.SilentPartners,
        figure?.Agreement?.ToString().ToLowerInvariant(), figure?.Gap, figure?.GapLow, figure?.GapHigh, figure?.GapSure,
        figure?.Change, figure?.ChangeLow, figure?.ChangeHigh, figure?.Moved,
        figure?.RankHighest, figure?.RankLowest, figure?.ChecksMet, figure?.Checks,
    ];

    /// <summary>A value per column of <see cref="RuleColumns"/>.</summary>
    public static IReadOnlyList<object?> RuleValues(RoundFigures? round) =>
    [
        round?.Rules.Weighting.ToString().ToLowerInvariant(), round?.Rules.Disclosure.ToString().ToLowerInvariant(),
        round?.Rules.Questionnaire.ToString(), round?.Rules.ScoringVersion,
    ];

    /// <summary>A value per column of <see cref="OverallColumns"/>.</summary>
    public static IReadOnlyList<object?> OverallValues(RoundFigures? round) =>
        [round?.Overall, round?.OverallLow, round?.OverallHigh, round?.OverallConservative, round?.OverallChange, round?.OverallMoved];

    /// <summary>A date in ISO 8601.</summary>
    public static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

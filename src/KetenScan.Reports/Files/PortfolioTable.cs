using System.Globalization;
using KetenScan.Domain.Questionnaires;
using KetenScan.Reports.Comparing;

namespace KetenScan.Reports.Files;

/// <summary>The columns of the comparison as a file, whatever kind of file it is.</summary>
public static class PortfolioTable
{
    private static readonly Principle[] Principles = Enum.GetValues<Principle>();

    /// <summary>The columns that say by which rules a round was held.</summary>
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

    /// <summary>A value per column; null where there is none, and where it is withheld.</summary>
    public static IReadOnlyList<object?> Row(ComparedChain chain)
    {
        var card = chain.Latest;
        return
        [
            chain.Slug, chain.Name, chain.Field, chain.Region, card?.Round, card is null ? null : Written(card.ClosedOn), card?.Partners, card?.Responded, card?.Invited,
            .. Row(card?.Rules), card?.Overall, .. Row(card?.OverallInterval), card?.OverallChange, card?.OverallMoved,
            .. Principles.SelectMany(principle => Row(card?.Of(principle))),
        ];
    }

    private static object?[] Row(ComparedFigure? figure) =>
    [
        figure?.Score, .. Row(figure?.Interval), figure?.BandSure, figure?.HalfPointLower, figure?.SilentPartners,
        figure?.Agreement?.ToString().ToLowerInvariant(), figure?.Gap, figure?.GapInterval?.Low, figure?.GapInterval?.High, figure?.GapSure,
        figure?.Change, figure?.ChangeInterval?.Low, figure?.ChangeInterval?.High, figure?.Moved,
        figure?.Rank?.Highest, figure?.Rank?.Lowest, figure?.ChecksMet, figure?.Checks,
    ];

    /// <summary>A value per column of <see cref="RuleColumns"/>.</summary>
    public static IReadOnlyList<object?> Row(ComparedRules? rules) => [rules?.Weighting.ToString().ToLowerInvariant(), rules?.Disclosure.ToString().ToLowerInvariant(), rules?.Questionnaire, rules?.ScoringVersion];

    /// <summary>The ends of a score's interval, and whether it is taken wide.</summary>
    public static IReadOnlyList<object?> Row(ComparedInterval? interval) => [interval?.Low, interval?.High, interval?.Conservative];

    /// <summary>A day as every program reads it.</summary>
    public static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

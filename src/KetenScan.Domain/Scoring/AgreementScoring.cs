using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Scoring;

/// <summary>Rule 6: how alike people answered a principle's statements, and what part of the difference lies between partners.</summary>
internal static class AgreementScoring
{
    /// <param name="sheets">How often each answer was given, over the complete sheets.</param>
    /// <param name="units">The respondents by partner.</param>
    public static Agreement Of(CompleteSheets sheets, IReadOnlyList<Unit> units)
    {
        var measured = sheets.Count >= 2;
        double? withinGroup = measured ? WithinGroup(sheets) : null;
        return new Agreement(
            withinGroup,
            measured ? AverageDeviation(sheets) : null,
            measured ? Alpha(sheets) : null,
            IntraclassCorrelation(units),
            sheets.Count,
            withinGroup is { } value ? Reading(value) : null);
    }

    /// <summary>How alike a group answered: 0 (as if at random) to 1 (all the same).</summary>
    /// <remarks>r_wg(J), James, Demaree and Wolf (1984), with a uniform null distribution.</remarks>
    public static double WithinGroup(CompleteSheets sheets)
    {
        // The variance of answers drawn from 1 to 5 with equal chances, (A² - 1) / 12.
        const double uniform = (Scale.Highest * Scale.Highest - 1) / 12.0;

        var ratio = Statements(sheets).Average(sheets.Variance) / uniform;
        if (ratio >= 1) return 0;

        return sheets.Statements * (1 - ratio) / (sheets.Statements * (1 - ratio) + ratio);
    }

    /// <summary>How far answers lie from their statement's mean, in points, over the statements: 0 to 2.</summary>
    /// <remarks>AD_M, Burke and Dunlap (2002).</remarks>
    public static double AverageDeviation(CompleteSheets sheets) => Statements(sheets).Average(sheets.MeanDeviation);

    /// <summary>Whether the statements measure one thing: at most 1, and negative when they contradict each other.</summary>
    /// <remarks>Cronbach (1951).</remarks>
    public static double? Alpha(CompleteSheets sheets)
    {
        var total = sheets.VarianceOfSums;
        if (sheets.Statements < 2 || total == 0) return null;

        double count = sheets.Statements;
        return count / (count - 1) * (1 - Statements(sheets).Sum(sheets.Variance) / total);
    }

    /// <summary>The part of the differences between people that lies between their partners: at most 1, negative when less than by chance.</summary>
    /// <remarks>ICC(1), Bliese (2000), from a one-way analysis of variance; the group size is the mean one.</remarks>
    public static double? IntraclassCorrelation(IReadOnlyList<Unit> units)
    {
        var people = units.Sum(unit => unit.Count);
        if (units.Count < 2 || people == units.Count) return null;

        var grand = Statistics.Mean([.. units.SelectMany(unit => unit.Scores).Order()]);
        var between = units.Sum(unit => unit.Count * (unit.Mean - grand) * (unit.Mean - grand)) / (units.Count - 1);
        var within = units.Sum(unit => Statistics.SquaresWithin(unit.Scores)) / (people - units.Count);
        var size = (double)people / units.Count;
        var all = between + (size - 1) * within;
        return all == 0 ? null : (between - within) / all;
    }

    /// <remarks>LeBreton and Senter (2008).</remarks>
    public static AgreementReading Reading(double withinGroup) => withinGroup switch
    {
        >= 0.71 => AgreementReading.Strong,
        >= 0.51 => AgreementReading.Moderate,
        >= 0.31 => AgreementReading.Weak,
        _ => AgreementReading.None,
    };

    private static IEnumerable<int> Statements(CompleteSheets sheets) => Enumerable.Range(0, sheets.Statements);
}

using KetenScan.Domain.Questionnaires;
using MathNet.Numerics.Distributions;

namespace KetenScan.Domain.Scoring;

/// <summary>Rule 6: how alike people answered a principle's statements, and what part of the difference lies between partners.</summary>
internal static class AgreementScoring
{
    /// <summary>Under this many complete sheets the figures get no reading: chance alone makes few people look alike.</summary>
    public const int FewestSheets = 5;

    private const double SharePartners = 0.25;
    private const double Confidence = 0.95;

    /// <summary>How alike a group answered: 0 (as if at random) to 1 (all the same).</summary>
    /// <param name="statements">How each was answered; at least one, each with at least two answers.</param>
    /// <remarks>r_wg(J), James, Demaree and Wolf (1984), with a uniform null distribution.</remarks>
    public static double WithinGroup(IReadOnlyList<Tally> statements)
    {
        // The variance of answers drawn from 1 to 5 with equal chances, (A² - 1) / 12.
        const double uniform = (Scale.Highest * Scale.Highest - 1) / 12.0;

        var ratio = statements.Average(tally => tally.Variance) / uniform;
        if (ratio >= 1) return 0;

        return statements.Count * (1 - ratio) / (statements.Count * (1 - ratio) + ratio);
    }

    /// <summary>How far answers lie from their statement's mean, in points, over the statements: 0 to 2.</summary>
    /// <param name="statements">How each was answered; at least one.</param>
    /// <remarks>AD_M, Burke and Dunlap (2002).</remarks>
    public static double AverageDeviation(IReadOnlyList<Tally> statements) => statements.Average(tally => tally.MeanDeviation);

    /// <summary>Whether the statements measure one thing: at most 1, and negative when they contradict each other.</summary>
    /// <param name="complete">People who answered every statement; at least two.</param>
    /// <returns>Null with one statement, or when all sums are equal.</returns>
    /// <remarks>Cronbach (1951).</remarks>
    public static double? Alpha(Group complete)
    {
        if (complete.Statements < 2) return null;

        var (sum, squares) = (0L, 0L);
        foreach (var person in complete.People)
        {
            long own = 0;
            foreach (var answer in person.Answers.Span) own += answer;
            sum += own;
            squares += own * own;
        }

        var total = (double)(complete.Count * squares - sum * sum) / complete.Count / (complete.Count - 1);
        if (total == 0) return null;

        double count = complete.Statements;
        return count / (count - 1) * (1 - All(complete).Sum(tally => tally.Variance) / total);
    }

    /// <summary>How each statement was answered.</summary>
    public static IReadOnlyList<Tally> All(Group people) => [.. Enumerable.Range(0, people.Statements).Select(people.At)];

    /// <summary>What the figures mean in a word: divided, or how strong the agreement is.</summary>
    /// <param name="completeSheets">Sheets with every statement answered.</param>
    /// <param name="averageDeviation">AD_M.</param>
    /// <param name="withinGroup">r_wg(J).</param>
    /// <param name="between">The analysis of variance by partner; null when it is not shown.</param>
    /// <returns>Null with fewer than five complete sheets.</returns>
    /// <remarks>
    /// Divided beyond what Burke and Dunlap (2002) allow on a scale of five (A / 6), or when partners differ from each
    /// other: an r_wg(J) over all people is high for two camps that each agree. The words are LeBreton and Senter's (2008).
    /// </remarks>
    public static AgreementReading? Reading(int completeSheets, double? averageDeviation, double? withinGroup, BetweenPartners? between)
    {
        if (completeSheets < FewestSheets || averageDeviation is not { } deviation || withinGroup is not { } agreement) return null;
        if (IsTooFarApart(deviation) || PartnersDiffer(between) == true) return AgreementReading.Divided;

        return agreement switch
        {
            >= 0.71 => AgreementReading.Strong,
            >= 0.51 => AgreementReading.Moderate,
            >= 0.31 => AgreementReading.Weak,
            _ => AgreementReading.None,
        };
    }

    /// <summary>Whether answers lie further from their mean than Burke and Dunlap (2002) allow on a scale of five.</summary>
    public static bool IsTooFarApart(double? deviation) => deviation > Scale.Highest / 6.0 + Statistics.Noise;

    /// <summary>Whether a large part of the differences lies between partners, and chance alone would seldom do that; null when it cannot be said.</summary>
    public static bool? PartnersDiffer(BetweenPartners? between) => between is null ? null :
        between.Correlation >= SharePartners - Statistics.Noise
        && (between.Within == 0 || between.Between / between.Within > FisherSnedecor.InvCDF(between.DegreesBetween, between.DegreesWithin, Confidence));
}

/// <summary>A one-way analysis of variance of people's scores by their partner.</summary>
/// <param name="Between">Mean square between partners.</param>
/// <param name="Within">Mean square within partners.</param>
/// <param name="GroupSize">People a partner, on average.</param>
internal sealed record BetweenPartners(double Between, double Within, double GroupSize, int DegreesBetween, int DegreesWithin)
{
    private double Total => Between + (GroupSize - 1) * Within;

    /// <summary>The part of the differences between people that lies between their partners: at most 1, negative when less than by chance.</summary>
    /// <remarks>ICC(1), Bliese (2000); the group size is the mean one.</remarks>
    public double Correlation => (Between - Within) / Total;

    /// <returns>Null with fewer than two units, with one person in each, or when nothing differs.</returns>
    public static BetweenPartners? Of(IReadOnlyList<Unit> units)
    {
        var people = units.Sum(unit => unit.Count);
        if (units.Count < 2 || people == units.Count) return null;

        var grand = Statistics.Mean([.. units.SelectMany(unit => unit.Scores).Order()]);
        var between = units.Sum(unit => unit.Count * (unit.Mean - grand) * (unit.Mean - grand)) / (units.Count - 1);
        var within = units.Sum(unit => Statistics.SquaresWithin(unit.Scores)) / (people - units.Count);
        var parts = new BetweenPartners(between, within, (double)people / units.Count, units.Count - 1, people - units.Count);
        return parts.Total == 0 ? null : parts;
    }
}

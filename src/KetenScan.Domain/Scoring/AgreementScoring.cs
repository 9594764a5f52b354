using KetenScan.Domain.Questionnaires;
using MathNet.Numerics.Distributions;

namespace KetenScan.Domain.Scoring;

/// <summary>Rule 6: how much people agree on a principle's statements, and what share of the differences lies between partners.</summary>
internal static class AgreementScoring
{
    /// <summary>With fewer complete sheets the figures are not interpreted: a few people may agree by chance.</summary>
    public const int FewestSheets = 5;

    private const double SharePartners = 0.25;
    private const double Confidence = 0.95;

    /// <summary>Agreement within a group: 0 (as if at random) to 1 (all the same).</summary>
    /// <param name="statements">At least one, each with at least two answers.</param>
    /// <remarks>r_wg(J), James, Demaree and Wolf (1984), with a uniform null distribution.</remarks>
    public static double WithinGroup(IReadOnlyList<Tally> statements)
    {
        // The variance of answers drawn from 1 to 5 with equal chances, (A² - 1) / 12.
        const double uniform = (Scale.Highest * Scale.Highest - 1) / 12.0;

        var ratio = statements.Average(tally => tally.Variance) / uniform;
        if (ratio >= 1) return 0;

        return statements.Count * (1 - ratio) / (statements.Count * (1 - ratio) + ratio);
    }

    /// <summary>The mean distance of answers from their statement's mean, averaged over the statements, in points: 0 to 2.</summary>
    /// <param name="statements">At least one.</param>
    /// <remarks>AD_M, Burke and Dunlap (2002).</remarks>
    public static double AverageDeviation(IReadOnlyList<Tally> statements) => statements.Average(tally => tally.MeanDeviation);

    /// <summary>Internal consistency of the statements: at most 1, and negative when they contradict each other.</summary>
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

    /// <summary>The tallies of all statements, in order.</summary>
    public static IReadOnlyList<Tally> All(Group people) => [.. Enumerable.Range(0, people.Statements).Select(people.At)];

    /// <summary>Summarises the figures as divided or as a strength of agreement.</summary>
    /// <param name="completeSheets">Sheets with every statement answered.</param>
    /// <param name="averageDeviation">AD_M.</param>
    /// <param name="withinGroup">r_wg(J).</param>
    /// <param name="between">The analysis of variance by partner; null when not shown.</param>
    /// <returns>Null with fewer than five complete sheets.</returns>
    /// <remarks>
    /// Divided if the deviation exceeds Burke and Dunlap's (2002) limit for a five-point scale (A / 6), or partners differ from each
    /// other: an r_wg(J) over all people is high for two camps that each agree. The categories are LeBreton and Senter's (2008).
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

    /// <summary>Whether the deviation exceeds Burke and Dunlap's (2002) limit for a five-point scale.</summary>
    public static bool IsTooFarApart(double? deviation) => deviation > Scale.Highest / 6.0 + Statistics.Noise;

    /// <summary>Whether a large and statistically significant share of the differences lies between partners; null when unknown.</summary>
    public static bool? PartnersDiffer(BetweenPartners? between) => between is null ? null :
        between.Correlation >= SharePartners - Statistics.Noise
        && (between.Within == 0 || between.Between / between.Within > FisherSnedecor.InvCDF(between.DegreesBetween, between.DegreesWithin, Confidence));
}

/// <summary>A one-way analysis of variance of people's scores by their partner.</summary>
/// <param name="Between">Mean square between partners.</param>
/// <param name="Within">Mean square within partners.</param>
/// <param name="GroupSize">The mean number of people per partner.</param>
internal sealed record BetweenPartners(double Between, double Within, double GroupSize, int DegreesBetween, int DegreesWithin)
{
    private double Total => Between + (GroupSize - 1) * Within;

    /// <summary>The share of the differences between people that lies between their partners: at most 1, negative when less than by chance.</summary>
    /// <remarks>ICC(1), Bliese (2000); uses the mean group size.</remarks>
    public double Correlation => (Between - Within) / Total;

    /// <returns>Null with fewer than two units, with one person in each, or when all scores are equal.</returns>
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

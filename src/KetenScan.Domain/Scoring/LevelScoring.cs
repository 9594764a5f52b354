using KetenScan.Domain.Rounds;

namespace KetenScan.Domain.Scoring;

/// <summary>Rule 8: compares the steering group with daily work.</summary>
internal static class LevelScoring
{
    public static Group People(Group everyone, Level level) => new([.. everyone.People.Where(person => person.Level == level)], everyone.Statements);

    /// <param name="strategic">The mean of the strategic people; null when not shown.</param>
    /// <param name="operational">The mean of the operational people; null when not shown.</param>
    /// <param name="everyone">The people whose scores give the interval; null when the interval is not shown.</param>
    public static LevelScores Of(Score? strategic, Score? operational, Group? everyone)
    {
        if (strategic is not { } one || operational is not { } other) return new LevelScores(strategic, operational, null);

        var gap = one.Value - other.Value;
        var margin = everyone is null ? null : Welch(People(everyone, Level.Strategic).Scores, People(everyone, Level.Operational).Scores);
        var interval = PointsInterval.Around(gap, margin);
        return new LevelScores(strategic, operational, gap, interval, interval?.IsSure());
    }

    /// <summary>Half the width of the 95% interval of the difference between two means with possibly unequal variances.</summary>
    /// <returns>Null with fewer than two values on a side, or when all values are equal.</returns>
    /// <remarks>Welch (1947), with the degrees of freedom of Satterthwaite (1946).</remarks>
    public static double? Welch(double[] one, double[] other)
    {
        if (one.Length < 2 || other.Length < 2) return null;

        var (first, second) = (VarianceOfMean(one), VarianceOfMean(other));
        var variance = first + second;
        if (variance == 0) return null;

        var degrees = variance * variance / (first * first / (one.Length - 1) + second * second / (other.Length - 1));
        return StudentQuantile.Of(degrees) * Math.Sqrt(variance);
    }

    private static double VarianceOfMean(double[] values) => Statistics.SquaresWithin(values) / (values.Length - 1) / values.Length;
}

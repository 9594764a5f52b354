namespace KetenScan.Domain.Scoring;

/// <summary>Sums, mean and sum of squares. Mean and squares of equal values are exactly their value and exactly 0.</summary>
internal static class Statistics
{
    /// <summary>Differences up to this size are floating-point rounding errors.</summary>
    public const double Noise = 1e-9;

    /// <summary>A variance below this is a rounding error on equal values.</summary>
    public const double NoVariance = Noise * Noise;

    /// <param name="values">At least one.</param>
    public static double Mean(ReadOnlySpan<double> values)
    {
        var shift = 0.0;
        foreach (var value in values) shift += value - values[0];
        return values[0] + shift / values.Length;
    }

    /// <summary>The sum of the squared distances from the mean.</summary>
    /// <param name="values">At least one.</param>
    public static double SquaresWithin(ReadOnlySpan<double> values)
    {
        var mean = Mean(values);
        var squares = 0.0;
        foreach (var value in values) squares += (value - mean) * (value - mean);
        return squares;
    }

    /// <returns>Null when any of the counts is null.</returns>
    public static int? Sum(IEnumerable<int?> counts) => counts.Aggregate((int?)0, (sum, count) => sum + count);
}

namespace KetenScan.Domain.Scoring;

/// <summary>A score from 1.0 (worst) to 5.0 (best), not rounded. A missing score is a null <see cref="Score"/>.</summary>
public readonly record struct Score
{
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside 1 to 5.</exception>
    public Score(double value)
    {
        if (!(value is >= 1 and <= 5)) throw new ArgumentOutOfRangeException(nameof(value), value, "A score lies between 1 and 5.");

        Value = value;
    }

    public double Value { get; }

    /// <summary>Rounded half away from zero to one decimal: the figure that is shown.</summary>
    /// <remarks>Via decimal, so that a mean of 3.95 that is 3.9499999999999997 in binary rounds like 3.95.</remarks>
    public decimal Shown => Math.Round((decimal)Value, 1, MidpointRounding.AwayFromZero);

    /// <summary>The shown score in whole tenths, 10 to 50.</summary>
    public int Tenths => InTenths.Of(Value);

    public Band Band => Shown switch
    {
        >= Bands.StrengthFrom => Band.Strength,
        >= Bands.WatchFrom => Band.Watch,
        _ => Band.Concern,
    };

    /// <summary>The mean of the scores that are not null; null when there are none.</summary>
    public static Score? Mean(IEnumerable<Score?> scores) => Mean(scores.OfType<Score>().Select(score => score.Value));

    /// <summary>The mean of the values; null when there are none.</summary>
    public static Score? Mean(IEnumerable<double> values)
    {
        double[] all = [.. values];

        // Rounding errors in the sum could push the mean just outside 1 to 5.
        return all.Length == 0 ? null : new Score(Math.Clamp(Statistics.Mean(all), 1, 5));
    }
}

/// <summary>What a shown score means: from 4.0 a strength, 3.0 to 3.9 to watch, below 3.0 a concern.</summary>
/// <remarks>Based on the Wilder Collaboration Factors Inventory.</remarks>
public enum Band
{
    Strength,
    Watch,
    Concern,
}

/// <summary>The bounds of the bands.</summary>
public static class Bands
{
    internal const decimal StrengthFrom = 4.0m;
    internal const decimal WatchFrom = 3.0m;

    /// <summary>The lowest and the highest score of a band, as shown.</summary>
    public static (decimal Lowest, decimal Highest) Shown(this Band band) => band switch
    {
        Band.Strength => (StrengthFrom, 5.0m),
        Band.Watch => (WatchFrom, StrengthFrom - 0.1m),
        _ => (1.0m, WatchFrom - 0.1m),
    };
}

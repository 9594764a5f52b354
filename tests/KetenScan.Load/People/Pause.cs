using System.Globalization;

namespace KetenScan.Load.People;

/// <summary>How long a person thinks between two answers: uniformly distributed.</summary>
/// <param name="Least">In seconds.</param>
/// <param name="Most">In seconds; 0 for no pause at all.</param>
internal readonly record struct Pause(double Least, double Most)
{
    private const double Longest = 60;

    public static Pause None => default;

    public bool IsNone => Most == 0;

    public TimeSpan Next(Random random) => TimeSpan.FromSeconds(Least + random.NextDouble() * (Most - Least));

    /// <param name="text">none, or two numbers of seconds such as 3-5 or 0.1-0.5.</param>
    /// <returns>Null when the text is something else.</returns>
    public static Pause? Read(string text)
    {
        if (text == "none") return None;

        return text.Split('-') is [var least, var most]
            && double.TryParse(least, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var from)
            && double.TryParse(most, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var to)
            && from <= to && to is > 0 and <= Longest
            ? new Pause(from, to)
            : null;
    }

    public override string ToString() => IsNone ? "none" : string.Create(CultureInfo.InvariantCulture, $"{Least}-{Most} s");
}

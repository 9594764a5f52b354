using KetenScan.Domain.Scoring;

namespace KetenScan.Reports.Figures;

public readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    /// <param name="hexadecimal">Written as <c>#rrggbb</c>.</param>
    public static Rgb Of(string hexadecimal) => Convert.FromHexString(hexadecimal.AsSpan(1)) is [var red, var green, var blue]
        ? new Rgb(red, green, blue)
        : throw new FormatException($"{hexadecimal} is no colour.");

    public string Css => $"rgb({Red}, {Green}, {Blue})";
}

/// <summary>The ground of a score in a heat table: vermilion by way of sand to teal. Ink on any of them reaches 4.5:1.</summary>
public static class Heat
{
    private static readonly (double Score, Rgb Colour)[] Stops =
    [
        (1.0, new(224, 128, 86)),
        (2.5, new(241, 186, 146)),
        (3.0, new(245, 217, 189)),
        (3.5, new(247, 244, 226)),
        (4.0, new(176, 221, 209)),
        (4.5, new(116, 189, 177)),
        (5.0, new(88, 172, 161)),
    ];

    public static Rgb Of(Score score)
    {
        var value = (double)score.Shown;
        var next = Math.Max(1, Array.FindIndex(Stops, stop => value <= stop.Score));
        var (low, high) = (Stops[next - 1], Stops[next]);
        var part = (value - low.Score) / (high.Score - low.Score);
        return new Rgb(
            Between(low.Colour.Red, high.Colour.Red, part),
            Between(low.Colour.Green, high.Colour.Green, part),
            Between(low.Colour.Blue, high.Colour.Blue, part));
    }

    /// <summary>The ground of the answers 1 to 5, from the least to the most agreeing.</summary>
    public static IReadOnlyList<Rgb> Answers { get; } = [new(224, 128, 86), new(241, 186, 146), new(229, 233, 235), new(158, 212, 201), new(76, 164, 152)];

    private static byte Between(byte low, byte high, double part) => (byte)Math.Round(low + (high - low) * part);
}

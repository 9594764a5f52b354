namespace KetenScan.Pdf.Drawing;

/// <summary>An RGB colour, 8 bits per channel.</summary>
public readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    /// <param name="hexadecimal">Written as <c>#rrggbb</c>.</param>
    public static Rgb Of(string hexadecimal) => Convert.FromHexString(hexadecimal.AsSpan(1)) is [var red, var green, var blue]
        ? new Rgb(red, green, blue)
        : throw new FormatException($"{hexadecimal} is not a colour.");

    public string Css => $"rgb({Red}, {Green}, {Blue})";

    /// <summary>Written as <c>#rrggbb</c>.</summary>
    public string Hexadecimal => $"#{Red:x2}{Green:x2}{Blue:x2}";
}

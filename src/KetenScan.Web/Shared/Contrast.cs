using System.Globalization;

namespace KetenScan.Web.Shared;

/// <summary>Which text is readable on a chain's own colour.</summary>
internal static class Contrast
{
    /// <summary>The luminance at which black and white have the same contrast.</summary>
    private const double Middle = 0.179;

    /// <summary>Whether black is more readable on it than white, by the relative luminance of WCAG 2.2.</summary>
    /// <param name="colour">As <c>#rrggbb</c>.</param>
    public static bool IsLight(string colour)
    {
        var red = Linear(colour[1..3]);
        var green = Linear(colour[3..5]);
        var blue = Linear(colour[5..7]);
        return (0.2126 * red) + (0.7152 * green) + (0.0722 * blue) > Middle;
    }

    private static double Linear(string channel)
    {
        var value = int.Parse(channel, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}

using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Drawing;

namespace KetenScan.Reports.Figures;

/// <summary>The background of a score in a heat table: from vermilion through sand to teal. Text contrast is at least 4.5:1.</summary>
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

    private static byte Between(byte low, byte high, double part) => (byte)Math.Round(low + (high - low) * part);
}

using KetenScan.Pdf.Drawing;

namespace KetenScan.Pdf.Layout;

/// <summary>The size and margins of A4, in points, and the colours of PDFs.</summary>
public static class Paper
{
    public const double Width = 595.28;
    public const double Height = 841.89;
    public const double Margin = 42;
    public const double Top = 54;
    public const double Bottom = 62;
    public const double Column = Width - 2 * Margin;

    /// <summary>The colours of the answers 1 to 5.</summary>
    public static IReadOnlyList<Rgb> Answers { get; } = [new(224, 128, 86), new(241, 186, 146), new(229, 233, 235), new(158, 212, 201), new(76, 164, 152)];

    /// <summary>Also the colours of the screen's light theme.</summary>
    public static Rgb Of(Tone tone) => tone switch
    {
        Tone.Ink => new(22, 38, 46),
        Tone.Soft => new(81, 98, 107),
        Tone.Line => new(219, 227, 231),
        Tone.Card => new(255, 255, 255),
        Tone.Main => new(11, 90, 111),
        Tone.Strength => new(15, 118, 110),
        Tone.Watch => new(138, 97, 0),
        Tone.Concern => new(180, 58, 18),
        _ => Answers[tone - Tone.Answer1],
    };

    /// <summary>A tint is mixed with white, so that the PDF needs no transparency.</summary>
    public static Rgb Of(Paint paint)
    {
        var full = Of(paint.Tone);
        byte Mix(byte part) => (byte)Math.Round(255 - (255 - part) * paint.Tint);
        return new Rgb(Mix(full.Red), Mix(full.Green), Mix(full.Blue));
    }
}

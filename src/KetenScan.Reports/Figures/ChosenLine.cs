using KetenScan.Pdf.Drawing;

namespace KetenScan.Reports.Figures;

/// <summary>The style of a chosen chain: a number, a colour and a line style, so that no figure relies on colour or line style alone.</summary>
/// <param name="Number">From 1 to 6, in the order of the choice.</param>
public sealed record ChosenLine(int Number, string Name)
{
    public const int Most = 6;

    private static readonly Tone[] Tones = [Tone.Main, Tone.Concern, Tone.Strength, Tone.Watch, Tone.Ink, Tone.Soft];

    public Paint Paint => new(Tones[Number - 1]);

    public bool IsDashed => Number % 2 == 0;

    /// <summary>A disc with the number in it.</summary>
    public IEnumerable<Shape> MarkAt(Point place) =>
    [
        new Disc(place, 8, Paint),
        new Label(place with { Y = place.Y + 4 }, $"{Number}", 11, new(Tone.Card), Anchor.Middle, Bold: true),
    ];
}

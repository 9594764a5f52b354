using KetenScan.Reports.Figures;
using KetenScan.Reports.Pdf.Writing;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Pdf.Layout;

/// <param name="Size">In points.</param>
/// <param name="Leading">From base line to base line, in sizes.</param>
internal sealed record TextStyle(double Size, Tone Tone = Tone.Ink, bool Bold = false, Anchor Align = Anchor.Start, double Leading = 1.4);

/// <summary>A paragraph or heading, broken into lines between words.</summary>
internal sealed class TextBlock(string tag, string text, TextStyle style) : Block
{
    private readonly Dictionary<double, List<TextLine>> broken = [];
    private readonly string text = OneMarkPerUnknown(text);

    public double LineHeight => style.Size * style.Leading;

    public override double Height(double width) => Lines(width).Count * LineHeight;

    public override void Draw(PdfPage page, StructureElement parent, double x, double y, double width)
    {
        if (tag is "H1" or "H2") page.Bookmark(text, y);
        page.Tagged(Place(parent), () => DrawLines(page, x, y, width));
    }

    /// <summary>Its place in the structure, for who draws it in parts.</summary>
    public StructureElement Place(StructureElement parent) => parent.Add(tag);

    /// <summary>Draws without a place in the structure, for headers and footers; or some of its lines.</summary>
    public void DrawLines(PdfPage page, double x, double y, double width, int from = 0, int count = int.MaxValue)
    {
        var baseLine = y + style.Size * (style.Leading / 2 + 0.36);
        var lines = Lines(width);
        foreach (var line in lines.Skip(from).Take(count))
        {
            var left = style.Align switch
            {
                Anchor.Middle => x + (width - line.Width) / 2,
                Anchor.End => x + width - line.Width,
                _ => x,
            };
            foreach (var (place, piece) in line.Pieces.Index())
            {
                // A space behind the last word is not seen, and keeps who listens from running it into the next line's first.
                var spaced = line.EndsWord && !ReferenceEquals(line, lines[^1]) && place == line.Pieces.Count - 1;
                page.Text(piece.Font, style.Size, new Point(left, baseLine), spaced ? piece.Text + " " : piece.Text, Paper.Of(style.Tone));
                left += piece.Font.Width(piece.Text, style.Size);
            }

            baseLine += LineHeight;
        }
    }

    /// <summary>The fonts hold no characters beyond the first plane, such as emoji; each becomes one mark instead of two.</summary>
    private static string OneMarkPerUnknown(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? string.Concat(text.EnumerateRunes().Select(rune => rune.IsBmp ? rune.ToString() : PdfFont.Missing.ToString())) : text;

    private List<TextLine> Lines(double width)
    {
        if (!broken.TryGetValue(width, out var lines))
        {
            var runs = RichText.Of(text).Select(run => (run.Text, run.Bold || style.Bold ? PdfFont.SemiBold : PdfFont.Regular));
            broken[width] = lines = LineBreaker.Break(runs, style.Size, width);
        }

        return lines;
    }
}

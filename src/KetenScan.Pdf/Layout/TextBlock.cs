using KetenScan.Pdf.Drawing;
using KetenScan.Pdf.Writing;

namespace KetenScan.Pdf.Layout;

/// <param name="Size">In points.</param>
/// <param name="Leading">The distance between baselines, as a multiple of the size.</param>
public sealed record TextStyle(double Size, Tone Tone = Tone.Ink, bool Bold = false, Anchor Align = Anchor.Start, double Leading = 1.4);

/// <summary>A paragraph or heading. With a target, links of that name lead to it.</summary>
public sealed class TextBlock(string tag, string text, TextStyle style, string? target = null) : Block
{
    /// <summary>The last line breaks: a block is measured and drawn with the same width.</summary>
    private (double Width, List<TextLine> Lines)? broken;

    public double LineHeight => style.Size * style.Leading;

    public override double Height(double width) => Lines(width).Count * LineHeight;

    public override void Draw(PdfPage page, StructureElement parent, double x, double y, double width)
    {
        if (tag is "H1" or "H2") page.Bookmark(text, y);
        if (target is not null) page.Target(target, y);
        page.Tagged(Place(parent), () => DrawLines(page, x, y, width));
    }

    /// <summary>In points.</summary>
    public double WidthOfFirstLine(double width) => Lines(width)[0].Width;

    /// <summary>Adds its structure element, for callers that draw it in parts.</summary>
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
            foreach (var part in line.Parts)
            {
                // A space behind the last word is not seen, and keeps a screen reader from running it into the next line's first.
                var spaced = line.EndsWord && !ReferenceEquals(line, lines[^1]) && ReferenceEquals(part, line.Parts[^1]);
                var at = new Point(left, baseLine);
                if (part.Spoken is null) left = DrawPart(page, part, at, spaced);
                else page.Spoken(spaced ? part.Spoken + " " : part.Spoken, () => left = DrawPart(page, part, at, spaced: false));
            }

            baseLine += LineHeight;
        }
    }

    /// <summary>Gives where the next part begins.</summary>
    private double DrawPart(PdfPage page, LinePart part, Point at, bool spaced)
    {
        foreach (var (place, piece) in part.Pieces.Index())
        {
            page.Text(piece.Font, style.Size, at, spaced && place == part.Pieces.Count - 1 ? piece.Text + " " : piece.Text, Paper.Of(style.Tone));
            at = at with { X = at.X + piece.Font.Width(piece.Text, style.Size) };
        }

        return at.X;
    }

    private List<TextLine> Lines(double width)
    {
        if (broken is { } known && known.Width == width) return known.Lines;

        var runs = RichText.Of(text).SelectMany(run => FontRuns.Of(run.Text, run.Bold || style.Bold ? PdfFont.SemiBold : PdfFont.Regular));
        var lines = LineBreaker.Break(runs, style.Size, width);
        broken = (width, lines);
        return lines;
    }
}

using KetenScan.Pdf.Drawing;
using KetenScan.Pdf.Writing;

namespace KetenScan.Pdf.Layout;

/// <summary>A line that links to a part of the document; underlined, so that it does not rely on colour.</summary>
public sealed class LinkBlock(string text, string target, TextStyle style) : Block
{
    private readonly TextBlock words = new("Link", text, style with { Tone = Tone.Main });

    public override double Height(double width) => words.Height(width);

    public override void Draw(PdfPage page, StructureElement parent, double x, double y, double width)
    {
        var element = words.Place(parent.Add("P"));
        var (own, height) = (words.WidthOfFirstLine(width), Height(width));
        page.Tagged(element, () => words.DrawLines(page, x, y, width));
        page.Artifact(() => page.Line(new Point(x, y + height - 1.5), new Point(x + own, y + height - 1.5), 0.5, Paper.Of(Tone.Main)));
        page.Link(element, (x, y, own, height), target, text);
    }
}

using System.Text;
using KetenScan.Pdf.Drawing;

namespace KetenScan.Pdf.Writing;

/// <summary>One page being drawn, in points from its top left corner.</summary>
public sealed class PdfPage(PdfDocument document, int number, double height)
{
    private readonly PdfContent content = new();

    public double Height => height;

    /// <summary>The elements of this page's marked content, by its id.</summary>
    internal List<StructureElement> Marked { get; } = [];

    internal ReadOnlySpan<byte> Bytes => content.Bytes;

    internal string Content => Encoding.ASCII.GetString(content.Bytes);

    /// <summary>Adds a bookmark to this height of the page.</summary>
    public void Bookmark(string title, double y) => document.Add(new Bookmark(title, number, height - y));

    /// <summary>Adds a link target at this height of the page.</summary>
    public void Target(string name, double y) => document.Add(name, number, height - y);

    /// <summary>Links a part of the page to a target, which may be added later.</summary>
    public void Link(StructureElement element, (double X, double Y, double Width, double Height) at, string target, string words)
    {
        var link = new PdfLink(number, (at.X, height - at.Y - at.Height, at.X + at.Width, height - at.Y), target, words, element);
        element.Children.Add(new LinkPlace(link));
        document.Add(link);
    }

    public void Image(PdfImage image, double x, double y, double width, double imageHeight) =>
        content.Add("q "u8)
            .Add(width)
            .Add("0 0 "u8)
            .Add(imageHeight)
            .Add(x)
            .Add(height - y - imageHeight)
            .Add("cm /"u8)
            .Add(document.Use(image))
            .Add(" Do Q\n"u8);

    /// <summary>Draws the content of a structure element.</summary>
    public void Tagged(StructureElement element, Action draw)
    {
        var id = Marked.Count;
        Marked.Add(element);
        element.Children.Add(new MarkedContent(number, id));
        content.Add("/"u8).Add(element.Type).Add(" <</MCID "u8).Add(id).Add(">> BDC\n"u8);
        draw();
        content.Add("EMC\n"u8);
    }

    /// <summary>Draws text whose reading order differs from its visual order.</summary>
    public void Spoken(string text, Action draw)
    {
        content.Add("/Span <</ActualText "u8).Add(PdfObjects.Text(text)).Add(">> BDC\n"u8);
        draw();
        content.Add("EMC\n"u8);
    }

    /// <summary>Draws what screen readers skip: rules, backgrounds, headers and footers.</summary>
    public void Artifact(Action draw)
    {
        content.Add("/Artifact BMC\n"u8);
        draw();
        content.Add("EMC\n"u8);
    }

    /// <summary>Writes text on a baseline.</summary>
    internal void Text(PdfFont font, double size, Point at, string text, Rgb colour)
    {
        var use = document.Use(font);
        content.Add("BT "u8)
            .Add(colour)
            .Add("rg /"u8)
            .Add(use.Resource)
            .Add(" "u8)
            .Add(size)
            .Add("Tf "u8)
            .Add(at.X)
            .Add(height - at.Y)
            .Add("Td "u8)
            .Add(font, use, text);
    }

    public void Line(Point from, Point to, double thickness, Rgb colour, bool dashed = false)
    {
        Stroke(colour, thickness, dashed);
        To(from).Add("m "u8);
        To(to).Add("l S\n"u8);
    }

    public void Box(double x, double y, double width, double boxHeight, Rgb colour) =>
        content.Add(colour).Add("rg "u8).Add(x).Add(height - y - boxHeight).Add(width).Add(boxHeight).Add("re f\n"u8);

    public void Frame(double x, double y, double width, double boxHeight, double thickness, Rgb colour)
    {
        Stroke(colour, thickness, dashed: false);
        content.Add(x).Add(height - y - boxHeight).Add(width).Add(boxHeight).Add("re S\n"u8);
    }

    public void Polygon(IReadOnlyList<Point> points, Rgb? fill, Rgb? stroke, double thickness, bool dashed)
    {
        if (fill is { } inside) content.Add(inside).Add("rg "u8);
        if (stroke is { } outline)
        {
            Stroke(outline, thickness, dashed);
            content.Add("1 j "u8);
        }

        for (var corner = 0; corner < points.Count; corner++) To(points[corner]).Add(corner == 0 ? "m "u8 : "l "u8);
        content.Add((fill, stroke) switch { (not null, not null) => "b\n"u8, (not null, null) => "f\n"u8, _ => "s\n"u8 });
    }

    public void Disc(Point centre, double radius, Rgb colour)
    {
        // Four Bézier arcs; the handle is 4/3 (√2 − 1) of the radius.
        var handle = 0.5522847498 * radius;
        var (x, y) = (centre.X, height - centre.Y);
        content.Add(colour).Add("rg "u8).Add(x + radius).Add(y).Add("m "u8);
        Arc(x + radius, y + handle, x + handle, y + radius, x, y + radius);
        Arc(x - handle, y + radius, x - radius, y + handle, x - radius, y);
        Arc(x - radius, y - handle, x - handle, y - radius, x, y - radius);
        Arc(x + handle, y - radius, x + radius, y - handle, x + radius, y);
        content.Add("f\n"u8);
    }

    private void Arc(double x1, double y1, double x2, double y2, double x3, double y3) =>
        content.Add(x1).Add(y1).Add(x2).Add(y2).Add(x3).Add(y3).Add("c "u8);

    private void Stroke(Rgb colour, double thickness, bool dashed) =>
        content.Add(dashed ? "[3 2] 0 d "u8 : "[] 0 d "u8).Add(colour).Add("RG "u8).Add(thickness).Add("w "u8);

    private PdfContent To(Point point) => content.Add(point.X).Add(height - point.Y);
}

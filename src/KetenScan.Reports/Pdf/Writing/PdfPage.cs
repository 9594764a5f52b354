using System.Globalization;
using System.Text;
using KetenScan.Reports.Figures;

namespace KetenScan.Reports.Pdf.Writing;

/// <summary>One page being drawn, in points from its top left corner.</summary>
internal sealed class PdfPage(PdfDocument document, int number, double height)
{
    private readonly StringBuilder content = new();

    /// <summary>The elements of this page's marked content, by its id.</summary>
    public List<StructureElement> Marked { get; } = [];

    public string Content => content.ToString();

    /// <summary>Lets a reader jump to this height of the page.</summary>
    public void Bookmark(string title, double y) => document.Add(new Bookmark(title, number, height - y));

    /// <summary>Draws the content of a structure element.</summary>
    public void Tagged(StructureElement element, Action draw)
    {
        var id = Marked.Count;
        Marked.Add(element);
        element.Children.Add(new MarkedContent(number, id));
        content.Append(CultureInfo.InvariantCulture, $"/{element.Type} <</MCID {id}>> BDC\n");
        draw();
        content.Append("EMC\n");
    }

    /// <summary>Draws what a screen reader passes over: rules, grounds, headers and footers.</summary>
    public void Artifact(Action draw)
    {
        content.Append("/Artifact BMC\n");
        draw();
        content.Append("EMC\n");
    }

    /// <summary>Writes on a base line.</summary>
    public void Text(PdfFont font, double size, Point at, string text, Rgb colour)
    {
        content.Append(CultureInfo.InvariantCulture, $"BT {Colour(colour)} rg /{document.ResourceOf(font)} {N(size)} Tf {N(at.X)} {N(height - at.Y)} Td <");
        foreach (var character in text) content.Append(CultureInfo.InvariantCulture, $"{document.GlyphOf(font, character):X4}");
        content.Append("> Tj ET\n");
    }

    public void Line(Point from, Point to, double thickness, Rgb colour, bool dashed = false) =>
        content.Append(CultureInfo.InvariantCulture, $"{Dash(dashed)} {Colour(colour)} RG {N(thickness)} w {At(from)} m {At(to)} l S\n");

    public void Box(double x, double y, double width, double boxHeight, Rgb colour) =>
        content.Append(CultureInfo.InvariantCulture, $"{Colour(colour)} rg {N(x)} {N(height - y - boxHeight)} {N(width)} {N(boxHeight)} re f\n");

    public void Frame(double x, double y, double width, double boxHeight, double thickness, Rgb colour) =>
        content.Append(CultureInfo.InvariantCulture, $"{Dash(false)} {Colour(colour)} RG {N(thickness)} w {N(x)} {N(height - y - boxHeight)} {N(width)} {N(boxHeight)} re S\n");

    public void Polygon(IReadOnlyList<Point> points, Rgb? fill, Rgb? stroke, double thickness, bool dashed)
    {
        if (fill is { } inside) content.Append(CultureInfo.InvariantCulture, $"{Colour(inside)} rg ");
        if (stroke is { } outline) content.Append(CultureInfo.InvariantCulture, $"{Dash(dashed)} {Colour(outline)} RG {N(thickness)} w 1 j ");
        for (var corner = 0; corner < points.Count; corner++)
            content.Append(CultureInfo.InvariantCulture, $"{At(points[corner])} {(corner == 0 ? 'm' : 'l')} ");
        content.Append((fill, stroke) switch { (not null, not null) => "b\n", (not null, null) => "f\n", _ => "s\n" });
    }

    public void Disc(Point centre, double radius, Rgb colour)
    {
        // Four Bézier arcs; the handle is 4/3 (√2 − 1) of the radius.
        var handle = 0.5522847498 * radius;
        var (x, y) = (centre.X, height - centre.Y);
        content.Append(CultureInfo.InvariantCulture, $"{Colour(colour)} rg {N(x + radius)} {N(y)} m ");
        Arc(x + radius, y + handle, x + handle, y + radius, x, y + radius);
        Arc(x - handle, y + radius, x - radius, y + handle, x - radius, y);
        Arc(x - radius, y - handle, x - handle, y - radius, x, y - radius);
        Arc(x + handle, y - radius, x + radius, y - handle, x + radius, y);
        content.Append("f\n");
    }

    private void Arc(double x1, double y1, double x2, double y2, double x3, double y3) =>
        content.Append(CultureInfo.InvariantCulture, $"{N(x1)} {N(y1)} {N(x2)} {N(y2)} {N(x3)} {N(y3)} c ");

    private string At(Point point) => $"{N(point.X)} {N(height - point.Y)}";

    private static string Colour(Rgb colour) => $"{N(colour.Red / 255.0)} {N(colour.Green / 255.0)} {N(colour.Blue / 255.0)}";

    private static string Dash(bool dashed) => dashed ? "[3 2] 0 d" : "[] 0 d";

    private static string N(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}

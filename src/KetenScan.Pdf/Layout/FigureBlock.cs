using KetenScan.Pdf.Drawing;
using KetenScan.Pdf.Writing;

namespace KetenScan.Pdf.Layout;

/// <summary>A figure scaled to the width, with its message as alternative text.</summary>
public sealed class FigureBlock(Figure figure) : Block
{
    public override double Height(double width) => figure.Height * width / figure.Width;

    public override void Draw(PdfPage page, StructureElement parent, double x, double y, double width)
    {
        var scale = width / figure.Width;
        Point Place(Point point) => new(x + point.X * scale, y + point.Y * scale);

        var box = (x, page.Height - y - Height(width), x + width, page.Height - y);
        page.Tagged(parent.Add("Figure", $"{figure.Title}. {figure.Message}", box: box), () =>
        {
            foreach (var shape in figure.Shapes) Draw(page, shape, Place, scale);
        });
    }

    private static void Draw(PdfPage page, Shape shape, Func<Point, Point> place, double scale)
    {
        switch (shape)
        {
            case Line line:
                page.Line(place(line.From), place(line.To), line.Thickness * scale, Paper.Of(line.Paint), line.Dashed);
                break;
            case Polygon polygon:
                page.Polygon([.. polygon.Points.Select(place)], Colour(polygon.Fill), Colour(polygon.Stroke), polygon.Thickness * scale, polygon.Dashed);
                break;
            case Disc disc:
                page.Disc(place(disc.Centre), disc.Radius * scale, Paper.Of(disc.Fill));
                break;
            case Box box:
                var corner = place(new Point(box.X, box.Y));
                page.Box(corner.X, corner.Y, box.Width * scale, box.Height * scale, Paper.Of(box.Fill));
                break;
            case Label label:
                var font = label.Bold ? PdfFont.SemiBold : PdfFont.Regular;
                var width = font.Width(label.Text, label.Size * scale);
                var at = place(label.At);
                var left = label.Anchor switch { Anchor.Middle => at.X - width / 2, Anchor.End => at.X - width, _ => at.X };
                page.Text(font, label.Size * scale, at with { X = left }, label.Text, Paper.Of(label.Paint));
                break;
        }
    }

    private static Rgb? Colour(Paint? paint) => paint is null ? null : Paper.Of(paint);
}

using KetenScan.Pdf.Drawing;
using KetenScan.Pdf.Writing;

namespace KetenScan.Pdf.Layout;

/// <summary>An image scaled to fit the width and a maximum height, aligned left or right.</summary>
public sealed class ImageBlock(PdfImage image, string alternative, double tallest, Anchor align = Anchor.End) : Block
{
    public override double Height(double width) => image.Height * Scale(width);

    public override void Draw(PdfPage page, StructureElement parent, double x, double y, double width)
    {
        var (own, height) = (image.Width * Scale(width), Height(width));
        var left = align == Anchor.Start ? x : x + width - own;
        var box = (left, page.Height - y - height, left + own, page.Height - y);
        page.Tagged(parent.Add("Figure", alternative, box: box), () => page.Image(image, left, y, own, height));
    }

    /// <summary>Points per pixel; at most 0.75, the size of a screen pixel.</summary>
    private double Scale(double width) => Math.Min(0.75, Math.Min(width / image.Width, tallest / image.Height));
}

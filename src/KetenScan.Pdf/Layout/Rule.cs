using KetenScan.Pdf.Drawing;
using KetenScan.Pdf.Writing;

namespace KetenScan.Pdf.Layout;

/// <summary>The thick line under a title, thicker if it has a custom colour.</summary>
public sealed class Rule(Rgb? own = null) : Block
{
    private readonly double height = own is null ? 2 : 5;

    public override double Height(double width) => height;

    public override void Draw(PdfPage page, StructureElement parent, double x, double y, double width) =>
        page.Artifact(() => page.Box(x, y, width, height, own ?? Paper.Of(Tone.Main)));
}

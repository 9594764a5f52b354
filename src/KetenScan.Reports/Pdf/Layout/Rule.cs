using KetenScan.Reports.Figures;
using KetenScan.Reports.Pdf.Writing;

namespace KetenScan.Reports.Pdf.Layout;

/// <summary>The thick line under a title.</summary>
internal sealed class Rule : Block
{
    public override double Height(double width) => 2;

    public override void Draw(PdfPage page, StructureElement parent, double x, double y, double width) =>
        page.Artifact(() => page.Box(x, y, width, 2, Paper.Of(Tone.Main)));
}

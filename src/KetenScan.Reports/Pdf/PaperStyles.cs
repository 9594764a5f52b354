using KetenScan.Pdf.Drawing;
using KetenScan.Pdf.Layout;
using KetenScan.Reports.Figures;

namespace KetenScan.Reports.Pdf;

/// <summary>The text styles of PDFs, in points.</summary>
internal static class PaperStyles
{
    public static readonly TextStyle Title = new(23, Bold: true, Leading: 1.25);
    public static readonly TextStyle Heading = new(12, Bold: true, Leading: 1.6);
    public static readonly TextStyle Lead = new(12, Leading: 1.45);
    public static readonly TextStyle Body = new(9.5, Leading: 1.45);
    public static readonly TextStyle Small = new(9, Tone.Soft);
    public static readonly TextStyle Tiny = new(8, Tone.Soft);
    public static readonly TextStyle TinyEnd = new(8, Tone.Soft, Align: Anchor.End);
    public static readonly TextStyle TileFigure = new(18, Bold: true, Leading: 1.3);
    public static readonly TextStyle TileNote = new(8.5, Leading: 1.3);
    public static readonly TextStyle TableHeader = new(6.6, Tone.Soft, Bold: true, Leading: 1.25);
    public static readonly TextStyle Cell = new(8.5, Leading: 1.3);
    public static readonly TextStyle CellBold = new(9, Bold: true, Leading: 1.3);
    public static readonly TextStyle CellMiddle = new(9, Align: Anchor.Middle, Leading: 1.3);
    public static readonly TextStyle CellMiddleBold = new(9, Bold: true, Align: Anchor.Middle, Leading: 1.3);
}

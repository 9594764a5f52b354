using KetenScan.Pdf.Drawing;
using KetenScan.Pdf.Writing;

namespace KetenScan.Pdf.Layout;

/// <summary>Part of a page: measures its height for a given width, and draws itself as an element of the document's structure.</summary>
public abstract class Block
{
    public abstract double Height(double width);

    public abstract void Draw(PdfPage page, StructureElement parent, double x, double y, double width);
}

/// <summary>A vertical group of blocks that is never split over pages.</summary>
public sealed class BlockGroup(double gap, params IReadOnlyList<Block> blocks) : Block
{
    public override double Height(double width) => blocks.Sum(block => block.Height(width)) + gap * Math.Max(0, blocks.Count - 1);

    public override void Draw(PdfPage page, StructureElement parent, double x, double y, double width)
    {
        foreach (var block in blocks)
        {
            block.Draw(page, parent, x, y, width);
            y += block.Height(width) + gap;
        }
    }
}

/// <summary>Blocks side by side, each with a share of the width.</summary>
public sealed class Columns(double gap, params IReadOnlyList<(double Share, Block Block)> columns) : Block
{
    public override double Height(double width) => Widths(width).Zip(columns, (own, column) => column.Block.Height(own)).Max();

    public override void Draw(PdfPage page, StructureElement parent, double x, double y, double width)
    {
        foreach (var (own, column) in Widths(width).Zip(columns))
        {
            column.Block.Draw(page, parent, x, y, own);
            x += own + gap;
        }
    }

    private IEnumerable<double> Widths(double width)
    {
        var room = width - gap * (columns.Count - 1);
        var shares = columns.Sum(column => column.Share);
        return columns.Select(column => room * column.Share / shares);
    }
}

/// <summary>A block with a thin border and a fixed height, so that neighbouring tiles are equally high.</summary>
public sealed class Tile(Block content, double height, double padding = 9) : Block
{
    public override double Height(double width) => Math.Max(height, content.Height(width - 2 * padding) + 2 * padding);

    public override void Draw(PdfPage page, StructureElement parent, double x, double y, double width)
    {
        page.Artifact(() => page.Frame(x, y, width, Height(width), 0.7, Paper.Of(Tone.Line)));
        content.Draw(page, parent, x + padding, y + padding, width - 2 * padding);
    }
}

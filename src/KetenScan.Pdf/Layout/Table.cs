using KetenScan.Pdf.Drawing;
using KetenScan.Pdf.Writing;

namespace KetenScan.Pdf.Layout;

/// <param name="Scope">Row or Column for a header cell; null for a data cell.</param>
/// <param name="Ground">The background colour, if any.</param>
/// <param name="Hatched">Whether the background is hatched: the figure is withheld.</param>
public sealed record Cell(Block Content, string? Scope = null, Rgb? Ground = null, bool Hatched = false);

/// <summary>A table whose header is repeated on every page. A row is never split over pages.</summary>
public sealed class Table(IReadOnlyList<double> shares, IReadOnlyList<Cell> header, IReadOnlyList<IReadOnlyList<Cell>> rows, bool ruled = true)
{
    private const double Padding = 3.5;

    private (double Of, double[] Widths)? measured;

    public IReadOnlyList<IReadOnlyList<Cell>> Rows => rows;

    public double Height(double width) => HeaderHeight(width) + rows.Sum(row => RowHeight(row, width));

    public double HeaderHeight(double width) => RowHeight(header, width);

    public double RowHeight(IReadOnlyList<Cell> row, double width) =>
        row.Zip(Widths(width), (cell, own) => cell.Content.Height(own - 2 * Padding)).Max() + 2 * Padding;

    public void DrawHeader(PdfPage page, StructureElement table, double x, double y, double width) => DrawRow(page, table, header, x, y, width);

    /// <summary>A repeated header is not part of the structure, so that screen readers do not read it again.</summary>
    public void RepeatHeader(PdfPage page, double x, double y, double width)
    {
        page.Artifact(() =>
        {
            foreach (var (cell, left, own) in Places(header, x, width))
                (cell.Content as TextBlock)?.DrawLines(page, left + Padding, y + Padding, own - 2 * Padding);
        });
    }

    public void DrawRow(PdfPage page, StructureElement table, IReadOnlyList<Cell> row, double x, double y, double width)
    {
        var height = RowHeight(row, width);
        page.Artifact(() =>
        {
            if (ruled) page.Line(new Point(x, y + height), new Point(x + width, y + height), 0.5, Paper.Of(Tone.Line));
            foreach (var (cell, left, own) in Places(row, x, width))
            {
                if (cell.Ground is { } ground) page.Box(left + 1, y + 1, own - 2, height - 2, ground);
                if (cell.Hatched) Hatch(page, left + 1, y + 1, own - 2, height - 2);
            }
        });

        var element = table.Add("TR");
        foreach (var (cell, left, own) in Places(row, x, width))
        {
            var place = element.Add(cell.Scope is null ? "TD" : "TH", scope: cell.Scope);
            var top = y + (height - cell.Content.Height(own - 2 * Padding)) / 2;
            if (cell.Content is TextBlock text) page.Tagged(place, () => text.DrawLines(page, left + Padding, top, own - 2 * Padding));
            else cell.Content.Draw(page, place, left + Padding, top, own - 2 * Padding);
        }
    }

    /// <summary>Diagonal lines, clipped to the cell.</summary>
    private static void Hatch(PdfPage page, double x, double y, double width, double height)
    {
        const double step = 5;
        for (var foot = step; foot < width + height; foot += step)
        {
            var (low, high) = (Math.Max(0, foot - width), Math.Min(foot, height));
            page.Line(new Point(x + foot - low, y + height - low), new Point(x + foot - high, y + height - high), 0.7, Paper.Of(Tone.Line));
        }
    }

    private IEnumerable<(Cell Cell, double Left, double Width)> Places(IReadOnlyList<Cell> row, double x, double width)
    {
        foreach (var (cell, own) in row.Zip(Widths(width)))
        {
            yield return (cell, x, own);
            x += own;
        }
    }

    private double[] Widths(double width)
    {
        if (measured is { } known && known.Of == width) return known.Widths;

        var all = shares.Sum();
        double[] widths = [.. shares.Select(share => width * share / all)];
        measured = (width, widths);
        return widths;
    }
}

using KetenScan.Reports.Pdf.Writing;

namespace KetenScan.Reports.Pdf.Layout;

/// <summary>Sets blocks under each other and turns the page when one does not fit.</summary>
internal sealed class Flow(PdfDocument document)
{
    private PdfPage? page;
    private double y;

    /// <summary>Where in the structure the next blocks go.</summary>
    private StructureElement section = document.Root;

    /// <summary>Begins a part of the document, with its own place in the structure.</summary>
    public void Section() => section = document.Root.Add("Sect");

    public void Space(double height) => y += height;

    public void PageBreak() => page = null;

    /// <param name="block">What to set.</param>
    /// <param name="with">Height that must fit below it on the same page, so that a heading does not stand alone.</param>
    public void Add(Block block, double with = 0)
    {
        var height = block.Height(Paper.Column);
        Room(height + with);
        block.Draw(page!, section, Paper.Margin, y, Paper.Column);
        y += height;
    }

    /// <summary>A table with the heading above it; the two are never parted.</summary>
    public void Add(Block heading, Table table)
    {
        var first = table.Rows.Count == 0 ? 0 : table.RowHeight(table.Rows[0], Paper.Column);
        Add(heading, with: table.HeaderHeight(Paper.Column) + first);

        var element = section.Add("Table");
        table.DrawHeader(page!, element, Paper.Margin, y, Paper.Column);
        y += table.HeaderHeight(Paper.Column);
        foreach (var row in table.Rows)
        {
            var height = table.RowHeight(row, Paper.Column);
            if (Room(height))
            {
                table.RepeatHeader(page!, Paper.Margin, y, Paper.Column);
                y += table.HeaderHeight(Paper.Column);
            }

            table.DrawRow(page!, element, row, Paper.Margin, y, Paper.Column);
            y += height;
        }
    }

    /// <summary>Makes sure that a height fits; says whether that took a new page.</summary>
    private bool Room(double height)
    {
        if (page is not null && y + height <= Paper.Height - Paper.Bottom) return false;

        page = document.AddPage();
        y = Paper.Top;
        return true;
    }
}

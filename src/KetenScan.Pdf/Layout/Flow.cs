using KetenScan.Pdf.Writing;

namespace KetenScan.Pdf.Layout;

/// <summary>Lays out blocks vertically and starts a new page when one does not fit.</summary>
public sealed class Flow(PdfDocument document)
{
    private readonly double column = document.Width - 2 * Paper.Margin;
    private PdfPage? page;
    private double y;

    /// <summary>The structure element to which the next blocks are added.</summary>
    private StructureElement section = document.Root;

    /// <summary>Begins a section of the document's structure.</summary>
    public void Section() => section = document.Root.Add("Sect");

    public void Space(double height) => y += height;

    /// <summary>Starts a new page if less than this height is left, unless it is higher than a page.</summary>
    public void Keep(double height)
    {
        if (height <= document.Height - Paper.Top - Paper.Bottom) Room(height);
    }

    /// <param name="with">Height that must still fit below the block on the same page, so that a heading is not left alone.</param>
    public void Add(Block block, double with = 0)
    {
        var height = block.Height(column);
        Room(height + with);
        block.Draw(page!, section, Paper.Margin, y, column);
        y += height;
    }

    /// <summary>Adds a table with a heading on the same page.</summary>
    public void Add(Block heading, Table table)
    {
        Add(heading, with: HeadOf(table));
        Add(table);
    }

    /// <summary>Adds list items, each on one page if it fits.</summary>
    public void List(IReadOnlyList<TextBlock> items)
    {
        if (items.Count == 0) return;

        var list = section.Add("L");
        foreach (var item in items)
        {
            Keep(item.Height(column));
            AddInParts(item, item.Place(list.Add("LI")));
        }
    }

    /// <summary>Adds as many lines as fit, and the rest on the next page.</summary>
    private void AddInParts(TextBlock text, StructureElement element)
    {
        var lines = (int)Math.Round(text.Height(column) / text.LineHeight);
        for (var from = 0; from < lines;)
        {
            Room(text.LineHeight);
            var count = Math.Clamp((int)((document.Height - Paper.Bottom - y) / text.LineHeight), 1, lines - from);
            var (first, top) = (from, y);
            page!.Tagged(element, () => text.DrawLines(page!, Paper.Margin, top, column, first, count));
            y += count * text.LineHeight;
            from += count;
        }
    }

    public void Add(Table table)
    {
        Room(HeadOf(table));
        var element = section.Add("Table");
        table.DrawHeader(page!, element, Paper.Margin, y, column);
        y += table.HeaderHeight(column);
        foreach (var row in table.Rows)
        {
            var height = table.RowHeight(row, column);
            if (Room(height))
            {
                table.RepeatHeader(page!, Paper.Margin, y, column);
                y += table.HeaderHeight(column);
            }

            table.DrawRow(page!, element, row, Paper.Margin, y, column);
            y += height;
        }
    }

    /// <summary>The height of the header and the first row, which stay together.</summary>
    private double HeadOf(Table table) => table.HeaderHeight(column) + (table.Rows.Count == 0 ? 0 : table.RowHeight(table.Rows[0], column));

    /// <summary>Ensures that a height fits; returns whether this started a new page.</summary>
    private bool Room(double height)
    {
        if (page is not null && y + height <= document.Height - Paper.Bottom) return false;

        page = document.AddPage();

        // The first page has no running header.
        y = document.Pages.Count == 1 ? Paper.Margin : Paper.Top;
        return true;
    }
}

using System.Globalization;
using static KetenScan.Pdf.Writing.PdfObjects;

namespace KetenScan.Pdf.Writing;

/// <summary>A place to jump to, as the reader's side bar shows it.</summary>
/// <param name="Page">From 0.</param>
/// <param name="Top">Its height on the page, in points from below.</param>
internal sealed record Bookmark(string Title, int Page, double Top)
{
    /// <summary>Writes all of them under each other and gives the number of their root (ISO 32000-1, 12.3.3).</summary>
    public static int Write(PdfObjects objects, IReadOnlyList<Bookmark> bookmarks, IReadOnlyList<int> pages)
    {
        var root = objects.Reserve();
        var numbers = bookmarks.Select(_ => objects.Reserve()).ToList();
        foreach (var (place, bookmark) in bookmarks.Index())
        {
            var before = place == 0 ? "" : $"/Prev {Reference(numbers[place - 1])}";
            var after = place == numbers.Count - 1 ? "" : $"/Next {Reference(numbers[place + 1])}";
            objects.Put(numbers[place], string.Create(CultureInfo.InvariantCulture,
                $"<</Title {Text(bookmark.Title)}/Parent {Reference(root)}{before}{after}/Dest[{Reference(pages[bookmark.Page])}/XYZ null "
                + $"{bookmark.Top:0.##} null]>>"));
        }

        objects.Put(root, $"<</Type/Outlines/First {Reference(numbers[0])}/Last {Reference(numbers[^1])}/Count {numbers.Count}>>");
        return root;
    }
}

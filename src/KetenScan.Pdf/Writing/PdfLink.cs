using System.Globalization;
using static KetenScan.Pdf.Writing.PdfObjects;

namespace KetenScan.Pdf.Writing;

/// <summary>A place that leads to another place in the document.</summary>
/// <param name="Page">From 0.</param>
/// <param name="Box">Left, bottom, right and top in points.</param>
/// <param name="Target">The name of the place that it leads to.</param>
/// <param name="Words">What it leads to, in words.</param>
/// <param name="Element">Its place in the structure.</param>
internal sealed record PdfLink(int Page, (double Left, double Bottom, double Right, double Top) Box, string Target, string Words, StructureElement Element)
{
    /// <summary>What leads from the annotation back to the structure, behind the keys of the pages.</summary>
    public static int KeyOf(int pages, int place) => pages + place;

    public string Body(int key, string page, double top) => string.Create(CultureInfo.InvariantCulture,
        $"<</Type/Annot/Subtype/Link/Rect[{Box.Left:0.##} {Box.Bottom:0.##} {Box.Right:0.##} {Box.Top:0.##}]/Border[0 0 0]/F 4/StructParent {key}/Contents {Text(Words)}/Dest[{page}/XYZ null {top:0.##} null]>>");
}

/// <summary>That a link's annotation belongs to an element.</summary>
internal sealed record LinkPlace(PdfLink Link);

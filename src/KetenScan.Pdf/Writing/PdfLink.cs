using System.Globalization;
using static KetenScan.Pdf.Writing.PdfObjects;

namespace KetenScan.Pdf.Writing;

/// <summary>A link to another place in the document.</summary>
/// <param name="Page">From 0.</param>
/// <param name="Box">Left, bottom, right and top in points.</param>
/// <param name="Words">A description of the target.</param>
/// <param name="Element">Its structure element.</param>
internal sealed record PdfLink(int Page, (double Left, double Bottom, double Right, double Top) Box, string Target, string Words, StructureElement Element)
{
    /// <summary>The annotation's key in the parent tree, after the keys of the pages.</summary>
    public static int KeyOf(int pages, int place) => pages + place;

    public string Body(int key, string page, double top) => string.Create(CultureInfo.InvariantCulture,
        $"<</Type/Annot/Subtype/Link/Rect[{Box.Left:0.##} {Box.Bottom:0.##} {Box.Right:0.##} {Box.Top:0.##}]/Border[0 0 0]/F 4/StructParent {key}/"
        + $"Contents {Text(Words)}/Dest[{page}/XYZ null {top:0.##} null]>>");
}

/// <summary>A structure element's reference to a link annotation.</summary>
internal sealed record LinkPlace(PdfLink Link);

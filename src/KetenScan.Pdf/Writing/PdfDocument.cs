using System.Globalization;
using System.Security;
using System.Text;
using static KetenScan.Pdf.Writing.PdfObjects;

namespace KetenScan.Pdf.Writing;

/// <summary>A tagged PDF with pages, embedded fonts and structure. The same calls give the same bytes.</summary>
/// <param name="title">Shown in the window title of a PDF reader.</param>
/// <param name="culture">The language of the text.</param>
/// <param name="width">Of every page, in points.</param>
/// <param name="height">Of every page, in points.</param>
public sealed class PdfDocument(string title, CultureInfo culture, double width, double height)
{
    private readonly List<PdfPage> pages = [];
    private readonly Dictionary<PdfFont, FontUse> fonts = [];
    private readonly List<PdfImage> images = [];
    private readonly List<Bookmark> bookmarks = [];
    private readonly List<PdfLink> links = [];
    private readonly Dictionary<string, (int Page, double Top)> targets = [];

    /// <summary>Of every page, in points.</summary>
    public double Width => width;

    /// <inheritdoc cref="Width"/>
    public double Height => height;

    /// <summary>The root of the structure tree.</summary>
    public StructureElement Root { get; } = new("Document", null);

    public IReadOnlyList<PdfPage> Pages => pages;

    internal IReadOnlyList<Bookmark> Bookmarks => bookmarks;

    /// <summary>Adds an empty page at the end.</summary>
    public PdfPage AddPage()
    {
        var page = new PdfPage(this, pages.Count, height);
        pages.Add(page);
        return page;
    }

    internal IReadOnlyList<PdfLink> Links => links;

    internal IReadOnlyDictionary<string, (int Page, double Top)> Targets => targets;

    internal void Add(Bookmark bookmark) => bookmarks.Add(bookmark);

    internal void Add(PdfLink link) => links.Add(link);

    internal void Add(string target, int page, double top) => targets.Add(target, (page, top));

    /// <summary>Returns the document as a PDF file.</summary>
    /// <exception cref="KeyNotFoundException">A link leads to a target that no page has.</exception>
    public byte[] Save()
    {
        var objects = new PdfObjects();
        var (catalog, pageTree, structure) = (objects.Reserve(), objects.Reserve(), new StructureWriter(objects, pages.Count, links));
        var resources = $"<</Font<<{string.Concat(fonts.Values.Select(use => $"/{use.Resource} {Reference(use.Write(objects))}"))}>>{Pictures(objects)}>>";

        for (var page = 0; page < pages.Count; page++)
        {
            var content = objects.PutStream("", pages[page].Bytes);
            var onPage = string.Join(' ', links.Where(link => link.Page == page).Select(link => Reference(structure.LinkObjects[link])));
            objects.Put(structure.PageObjects[page], string.Create(CultureInfo.InvariantCulture,
                $"<</Type/Page/Parent {Reference(pageTree)}/MediaBox[0 0 {width:0.##} {height:0.##}]/Tabs/S/StructParents {page}/"
                + $"Resources{resources}{(onPage.Length == 0 ? "" : $"/Annots[{onPage}]")}/Contents {Reference(content)}>>"));
        }

        foreach (var (place, link) in links.Index())
        {
            var (page, top) = targets[link.Target];
            objects.Put(structure.LinkObjects[link], link.Body(PdfLink.KeyOf(pages.Count, place), Reference(structure.PageObjects[page]), top));
        }

        objects.Put(pageTree, $"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', structure.PageObjects.Select(Reference))}]>>");
        var tree = structure.Write(Root, pages, links);
        var outlines = bookmarks.Count == 0 ? "" : $"/Outlines {Reference(Bookmark.Write(objects, bookmarks, structure.PageObjects))}/PageMode/UseOutlines";
        var metadata = objects.PutStream("/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(Metadata()), compress: false);
        var information = objects.Put($"<</Title {Text(title)}/Creator {Text("KetenScan")}>>");
        objects.Put(
            catalog,
            $"<</Type/Catalog/Pages {Reference(pageTree)}/Lang({culture.Name})/MarkInfo<</Marked true>>/StructTreeRoot {Reference(tree)}{outlines}/"
            + $"ViewerPreferences<</DisplayDocTitle true>>/Metadata {Reference(metadata)}>>");
        return objects.Finish(catalog, information);
    }

    internal FontUse Use(PdfFont font)
    {
        if (!fonts.TryGetValue(font, out var use)) fonts[font] = use = new FontUse(font, $"F{fonts.Count + 1}");
        return use;
    }

    internal string Use(PdfImage image)
    {
        if (!images.Contains(image)) images.Add(image);
        return $"I{images.IndexOf(image) + 1}";
    }

    private string Pictures(PdfObjects objects) =>
        images.Count == 0 ? "" : $"/XObject<<{string.Concat(images.Select(image => $"/{Use(image)} {Reference(image.Write(objects))}"))}>>";

    private string Metadata() =>
        "<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
        + "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">"
        + "<pdfuaid:part>1</pdfuaid:part>"
        + $"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{SecurityElement.Escape(title)}</rdf:li></rdf:Alt></dc:title>"
        + $"<dc:language><rdf:Bag><rdf:li>{culture.Name}</rdf:li></rdf:Bag></dc:language>"
        + "</rdf:Description></rdf:RDF></x:xmpmeta>\n"
        + "<?xpacket end=\"w\"?>";
}

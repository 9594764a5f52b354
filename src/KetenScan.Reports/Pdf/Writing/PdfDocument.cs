using System.Globalization;
using System.Security;
using System.Text;
using static KetenScan.Reports.Pdf.Writing.PdfObjects;

namespace KetenScan.Reports.Pdf.Writing;

/// <summary>A tagged PDF: pages, embedded fonts, structure. Knows nothing of chains. The same calls give the same bytes.</summary>
internal sealed class PdfDocument(string title, CultureInfo culture, double width, double height)
{
    private readonly List<PdfPage> pages = [];
    private readonly Dictionary<PdfFont, FontUse> fonts = [];
    private readonly List<Bookmark> bookmarks = [];

    public StructureElement Root { get; } = new("Document", null);

    public IReadOnlyList<PdfPage> Pages => pages;

    public IReadOnlyList<Bookmark> Bookmarks => bookmarks;

    public PdfPage AddPage()
    {
        var page = new PdfPage(this, pages.Count, height);
        pages.Add(page);
        return page;
    }

    internal void Add(Bookmark bookmark) => bookmarks.Add(bookmark);

    public byte[] Save()
    {
        var objects = new PdfObjects();
        var (catalog, pageTree, structure) = (objects.Reserve(), objects.Reserve(), new StructureWriter(objects, pages.Count));
        var resources = string.Concat(fonts.Values.Select(use => $"/{use.Resource} {Reference(use.Write(objects))}"));

        for (var page = 0; page < pages.Count; page++)
        {
            var content = objects.PutStream("", pages[page].Bytes);
            objects.Put(structure.PageObjects[page], string.Create(CultureInfo.InvariantCulture,
                $"<</Type/Page/Parent {Reference(pageTree)}/MediaBox[0 0 {width:0.##} {height:0.##}]/Tabs/S/StructParents {page}/Resources<</Font<<{resources}>>>>/Contents {Reference(content)}>>"));
        }

        objects.Put(pageTree, $"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', structure.PageObjects.Select(Reference))}]>>");
        var tree = structure.Write(Root, pages);
        var outlines = bookmarks.Count == 0 ? "" : $"/Outlines {Reference(Bookmark.Write(objects, bookmarks, structure.PageObjects))}/PageMode/UseOutlines";
        var metadata = objects.PutStream("/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(Metadata()), compress: false);
        var information = objects.Put($"<</Title {Text(title)}/Creator {Text("KetenScan")}>>");
        objects.Put(catalog, $"<</Type/Catalog/Pages {Reference(pageTree)}/Lang({culture.Name})/MarkInfo<</Marked true>>/StructTreeRoot {Reference(tree)}{outlines}/ViewerPreferences<</DisplayDocTitle true>>/Metadata {Reference(metadata)}>>");
        return objects.Finish(catalog, information);
    }

    internal FontUse Use(PdfFont font)
    {
        if (!fonts.TryGetValue(font, out var use)) fonts[font] = use = new FontUse(font, $"F{fonts.Count + 1}");
        return use;
    }

    private string Metadata() =>
        $"""
        <?xpacket begin="{'\ufeff'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(title)}</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>{culture.Name}</rdf:li></rdf:Bag></dc:language></rdf:Description></rdf:RDF></x:xmpmeta>
        <?xpacket end="w"?>
        """;
}

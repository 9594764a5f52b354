using System.Globalization;
using System.Text;
using static KetenScan.Pdf.Writing.PdfObjects;

namespace KetenScan.Pdf.Writing;

/// <summary>Writes the structure tree and the parent tree, which maps marked content back to it (ISO 32000-1, 14.7).</summary>
internal sealed class StructureWriter
{
    private readonly PdfObjects objects;
    private readonly Dictionary<StructureElement, int> numbers = [];
    private readonly StringBuilder body = new();

    public StructureWriter(PdfObjects objects, int pages, IReadOnlyList<PdfLink> links)
    {
        this.objects = objects;
        LinkObjects = links.ToDictionary(link => link, _ => objects.Reserve());
        PageObjects = [.. Enumerable.Range(0, pages).Select(_ => objects.Reserve())];
    }

    public IReadOnlyList<int> PageObjects { get; }

    public IReadOnlyDictionary<PdfLink, int> LinkObjects { get; }

    public int Write(StructureElement root, IReadOnlyList<PdfPage> pages, IReadOnlyList<PdfLink> links)
    {
        var tree = objects.Reserve();
        Number(root);
        Write(root, tree);

        var perPage = pages.Select((page, number) => $"{number} [{string.Join(' ', page.Marked.Select(element => Reference(numbers[element])))}]");
        var perLink = links.Select((link, place) => $"{PdfLink.KeyOf(pages.Count, place)} {Reference(numbers[link.Element])}");
        var parents = objects.Put($"<</Nums[{string.Join(' ', perPage.Concat(perLink))}]>>");
        objects.Put(
            tree,
            $"<</Type/StructTreeRoot/K {Reference(numbers[root])}/ParentTree {Reference(parents)}/ParentTreeNextKey {pages.Count + links.Count}>>");
        return tree;
    }

    private void Number(StructureElement element)
    {
        numbers[element] = objects.Reserve();
        foreach (var child in element.Children)
        {
            if (child is StructureElement inner) Number(inner);
        }
    }

    private void Write(StructureElement element, int parent)
    {
        body.Clear().Append("<</S/").Append(element.Type).Append("/P ").Append(parent).Append(" 0 R");
        if (element.Alternative is { } alternative) body.Append("/Alt ").Append(Text(alternative));
        if (element.Scope is { } scope) body.Append("/A<</O/Table/Scope/").Append(scope).Append(">>");
        if (element.Box is { } box)
            body.Append(CultureInfo.InvariantCulture, $"/A<</O/Layout/BBox[{box.Left:0.##} {box.Bottom:0.##} {box.Right:0.##} {box.Top:0.##}]>>");

        // An element has the page of its first content; content on other pages specifies its own page.
        var own = element.Children.OfType<MarkedContent>().FirstOrDefault()?.Page;
        if (own is { } page) body.Append("/Pg ").Append(PageObjects[page]).Append(" 0 R");
        body.Append("/K[");
        foreach (var child in element.Children)
        {
            switch (child)
            {
                case StructureElement inner: body.Append(numbers[inner]).Append(" 0 R "); break;
                case MarkedContent marked when marked.Page == own: body.Append(marked.Id).Append(' '); break;
                case MarkedContent marked:
                    body
                    .Append("<</Type/MCR/Pg ")
                    .Append(PageObjects[marked.Page])
                    .Append(" 0 R/MCID ")
                    .Append(marked.Id)
                    .Append(">> "); break;
                case LinkPlace link:
                    body
                    .Append("<</Type/OBJR/Pg ")
                    .Append(PageObjects[link.Link.Page])
                    .Append(" 0 R/Obj ")
                    .Append(LinkObjects[link.Link])
                    .Append(" 0 R>> "); break;
                default: throw new InvalidOperationException("An element holds elements, marked content and links.");
            }
        }

        objects.Put(numbers[element], body.Append("]>>").ToString());
        foreach (var child in element.Children)
        {
            if (child is StructureElement inner) Write(inner, numbers[element]);
        }
    }
}

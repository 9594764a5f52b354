using System.Globalization;
using static KetenScan.Reports.Pdf.Writing.PdfObjects;

namespace KetenScan.Reports.Pdf.Writing;

/// <summary>Writes the structure tree and the table that leads from marked content back to it (ISO 32000-1, 14.7).</summary>
internal sealed class StructureWriter
{
    private readonly PdfObjects objects;
    private readonly Dictionary<StructureElement, int> numbers = [];

    public StructureWriter(PdfObjects objects, int pages)
    {
        this.objects = objects;
        PageObjects = [.. Enumerable.Range(0, pages).Select(_ => objects.Reserve())];
    }

    public IReadOnlyList<int> PageObjects { get; }

    public int Write(StructureElement root, IReadOnlyList<PdfPage> pages)
    {
        var tree = objects.Reserve();
        Number(root);
        Write(root, tree);

        var perPage = pages.Select((page, number) => $"{number} [{string.Join(' ', page.Marked.Select(element => Reference(numbers[element])))}]");
        var parents = objects.Put($"<</Nums[{string.Join(' ', perPage)}]>>");
        objects.Put(tree, $"<</Type/StructTreeRoot/K {Reference(numbers[root])}/ParentTree {Reference(parents)}/ParentTreeNextKey {pages.Count}>>");
        return tree;
    }

    private void Number(StructureElement element)
    {
        numbers[element] = objects.Reserve();
        foreach (var child in element.Children.OfType<StructureElement>()) Number(child);
    }

    private void Write(StructureElement element, int parent)
    {
        var alternative = element.Alternative is null ? "" : $"/Alt {Text(element.Alternative)}";
        var scope = element.Scope is null ? "" : $"/A<</O/Table/Scope/{element.Scope}>>";
        var box = element.Box is { } b ? string.Create(CultureInfo.InvariantCulture, $"/A<</O/Layout/BBox[{b.Left:0.##} {b.Bottom:0.##} {b.Right:0.##} {b.Top:0.##}]>>") : "";
        var children = element.Children.Select(child => child switch
        {
            StructureElement inner => Reference(numbers[inner]),
            MarkedContent marked => $"<</Type/MCR/Pg {Reference(PageObjects[marked.Page])}/MCID {marked.Id}>>",
            _ => throw new InvalidOperationException("An element holds elements and marked content."),
        });
        objects.Put(numbers[element], $"<</Type/StructElem/S/{element.Type}/P {Reference(parent)}{alternative}{scope}{box}/K[{string.Join(' ', children)}]>>");
        foreach (var child in element.Children.OfType<StructureElement>()) Write(child, numbers[element]);
    }
}

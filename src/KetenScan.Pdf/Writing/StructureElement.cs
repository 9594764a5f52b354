namespace KetenScan.Pdf.Writing;

/// <summary>A node of the structure tree, which screen readers use.</summary>
public sealed class StructureElement(string type, StructureElement? parent)
{
    /// <summary>A standard structure type: H1, P, Table, TR, TH, TD, L, LI, Link, Figure, Sect.</summary>
    public string Type { get; } = type;

    public StructureElement? Parent { get; } = parent;

    /// <summary>Alternative text for a figure.</summary>
    public string? Alternative { get; init; }

    /// <summary>Row or Column for a header cell.</summary>
    public string? Scope { get; init; }

    /// <summary>A figure's bounding box on its page: left, bottom, right and top in points.</summary>
    public (double Left, double Bottom, double Right, double Top)? Box { get; init; }

    /// <summary>Child elements, references to marked content, and links.</summary>
    internal List<object> Children { get; } = [];

    public StructureElement Add(
        string type,
        string? alternative = null,
        string? scope = null,
        (double Left, double Bottom, double Right, double Top)? box = null)
    {
        var child = new StructureElement(type, this) { Alternative = alternative, Scope = scope, Box = box };
        Children.Add(child);
        return child;
    }
}

/// <summary>A reference to a piece of an element's content.</summary>
internal sealed record MarkedContent(int Page, int Id);

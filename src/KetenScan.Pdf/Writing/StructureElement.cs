namespace KetenScan.Pdf.Writing;

/// <summary>A node of the document's structure, which is what a screen reader reads.</summary>
public sealed class StructureElement(string type, StructureElement? parent)
{
    /// <summary>A standard structure type: H1, P, Table, TR, TH, TD, L, LI, Link, Figure, Sect.</summary>
    public string Type { get; } = type;

    public StructureElement? Parent { get; } = parent;

    /// <summary>Says in words what a figure shows.</summary>
    public string? Alternative { get; init; }

    /// <summary>For a header cell: Row or Column.</summary>
    public string? Scope { get; init; }

    /// <summary>Where a figure stands on its page: left, bottom, right and top in points.</summary>
    public (double Left, double Bottom, double Right, double Top)? Box { get; init; }

    /// <summary>Child elements, places where marked content of this element stands, and links.</summary>
    internal List<object> Children { get; } = [];

    public StructureElement Add(string type, string? alternative = null, string? scope = null, (double Left, double Bottom, double Right, double Top)? box = null)
    {
        var child = new StructureElement(type, this) { Alternative = alternative, Scope = scope, Box = box };
        Children.Add(child);
        return child;
    }
}

/// <summary>Where a piece of an element's content stands.</summary>
internal sealed record MarkedContent(int Page, int Id);

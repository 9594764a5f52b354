using System.Text.Json;

namespace KetenScan.Reports.Tests.Pdf;

/// <summary>An element of a document's structure, as qpdf finds it in the file.</summary>
internal sealed record PdfElement(
    string Type,
    string? Alternative,
    string? Scope,
    bool HasBox,
    IReadOnlyList<PdfElement> Children,
    IReadOnlyList<(string Page, int Id)> Content,
    IReadOnlyList<string> Annotations)
{
    public IEnumerable<PdfElement> All => Children.SelectMany(child => child.All).Prepend(this);
}

/// <summary>A PDF read back by qpdf: its catalog, its pages and its structure.</summary>
internal sealed class PdfStructure : IDisposable
{
    private readonly JsonDocument json;
    private readonly JsonElement objects;

    public PdfStructure(byte[] pdf)
    {
        json = JsonDocument.Parse(
            ExternalTool.On(pdf, "qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=inline", "--decode-level=generalized").Output);
        objects = json.RootElement.GetProperty("qpdf")[1];
        Catalog = Value(objects.GetProperty("trailer").GetProperty("value").GetProperty("/Root"));
        Root = Element(Value(Catalog.GetProperty("/StructTreeRoot")).GetProperty("/K"));
        Pages =
        [
            .. Value(Catalog.GetProperty("/Pages"))
                .GetProperty("/Kids")
                .EnumerateArray()
                .Select(page => (page.GetString()!, Text(Value(page).GetProperty("/Contents")))),
        ];
    }

    public JsonElement Catalog { get; }

    public PdfElement Root { get; }

    /// <summary>The pages by their reference, each with what is drawn on it.</summary>
    public IReadOnlyList<(string Reference, string Content)> Pages { get; }

    public JsonElement Value(JsonElement reference) =>
        reference.ValueKind == JsonValueKind.String && reference.GetString()!.EndsWith(" R", StringComparison.Ordinal)
        ? objects.GetProperty($"obj:{reference.GetString()}").GetProperty("value")
        : reference;

    /// <summary>The annotations of all pages, by their reference.</summary>
    public IReadOnlyList<(string Reference, JsonElement Value)> Annotations =>
    [
        .. Value(Catalog.GetProperty("/Pages")).GetProperty("/Kids").EnumerateArray()
            .Where(page => Value(page).TryGetProperty("/Annots", out _))
            .SelectMany(page => Value(page).GetProperty("/Annots").EnumerateArray())
            .Select(annotation => (annotation.GetString()!, Value(annotation))),
    ];

    /// <summary>The entry of a key in the parent tree.</summary>
    public JsonElement ParentOf(int key)
    {
        var pairs = Value(Value(Catalog.GetProperty("/StructTreeRoot")).GetProperty("/ParentTree")).GetProperty("/Nums").EnumerateArray().ToList();
        return pairs[pairs.FindIndex(pair => pair.ValueKind == JsonValueKind.Number && pair.GetInt32() == key) + 1];
    }

    public string Text(JsonElement stream) =>
        System.Text.Encoding.Latin1.GetString(objects.GetProperty($"obj:{stream.GetString()}").GetProperty("stream").GetProperty("data").GetBytesFromBase64());

    public void Dispose() => json.Dispose();

    private PdfElement Element(JsonElement reference)
    {
        var element = Value(reference);
        var children = new List<PdfElement>();
        var content = new List<(string, int)>();
        var annotations = new List<string>();
        foreach (var child in element.GetProperty("/K").EnumerateArray())
        {
            var value = Value(child);
            if (value.ValueKind == JsonValueKind.Number) content.Add((element.GetProperty("/Pg").GetString()!, value.GetInt32()));
            else if (value.TryGetProperty("/MCID", out var id)) content.Add((value.GetProperty("/Pg").GetString()!, id.GetInt32()));
            else if (value.TryGetProperty("/Obj", out var annotation)) annotations.Add(annotation.GetString()!);
            else children.Add(Element(child));
        }

        var attributes = element.TryGetProperty("/A", out var a) ? Value(a) : default;
        return new PdfElement(
            element.GetProperty("/S").GetString()![1..],
            element.TryGetProperty("/Alt", out var alternative) ? alternative.GetString()![2..] : null,
            attributes.ValueKind == JsonValueKind.Object && attributes.TryGetProperty("/Scope", out var scope) ? scope.GetString()![1..] : null,
            attributes.ValueKind == JsonValueKind.Object && attributes.TryGetProperty("/BBox", out _),
            children,
            content,
            annotations);
    }
}

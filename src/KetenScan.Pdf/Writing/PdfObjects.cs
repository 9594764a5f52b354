using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace KetenScan.Pdf.Writing;

/// <summary>The numbered objects of a PDF; all except streams are compressed into object streams (ISO 32000-1, 7.5.7 and 7.5.8).</summary>
internal sealed class PdfObjects
{
    /// <summary>Objects per object stream: enough to compress well, few enough to read quickly.</summary>
    private const int PerStream = 200;

    /// <summary>A balance between speed and size.</summary>
    private static readonly ZLibCompressionOptions Packing = new() { CompressionLevel = 2 };

    private readonly ArrayBufferWriter<byte> file = new(64 * 1024);
    private readonly List<Place> places = [];
    private readonly List<(int Number, string Body)> waiting = [];

    public PdfObjects() => Write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");

    /// <summary>Reserves the next number for an object that is written later.</summary>
    public int Reserve()
    {
        places.Add(default);
        return places.Count;
    }

    public void Put(int number, string body) => waiting.Add((number, body));

    public int Put(string body)
    {
        var number = Reserve();
        Put(number, body);
        return number;
    }

    /// <param name="entries">Entries of the stream's dictionary, besides filter and length.</param>
    /// <param name="compress">False for metadata, which other programs read uncompressed, and for data that is already compressed.</param>
    public int PutStream(string entries, ReadOnlySpan<byte> data, bool compress = true)
    {
        var number = Reserve();
        WriteStream(number, entries, data, compress);
        return number;
    }

    public static byte[] Pack(ReadOnlySpan<byte> data)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, Packing)) zlib.Write(data);
        return packed.ToArray();
    }

    public byte[] Finish(int catalog, int information)
    {
        foreach (var block in waiting.Chunk(PerStream)) WriteObjectStream(block);

        var table = Reserve();
        var start = file.WrittenCount;
        places[table - 1] = new Place(Kind.Own, start, 0);
        WriteStream(
            table,
            string.Create(CultureInfo.InvariantCulture, $"/Type/XRef/Size {places.Count + 1}/W[1 4 2]/Root {catalog} 0 R/Info {information} 0 R"),
            Table());
        Write($"startxref\n{start}\n%%EOF\n");
        return file.WrittenSpan.ToArray();
    }

    /// <summary>A text string: printable ASCII as is, otherwise UTF-16.</summary>
    public static string Text(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~') && !text.AsSpan().ContainsAny('(', ')', '\\')
        ? $"({text})"
        : $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    public static string Reference(int number) => string.Create(CultureInfo.InvariantCulture, $"{number} 0 R");

    private void WriteStream(int number, string entries, ReadOnlySpan<byte> data, bool compress = true)
    {
        places[number - 1] = new Place(Kind.Own, file.WrittenCount, 0);
        var content = compress ? Pack(data) : data;
        Write($"{number} 0 obj\n<<{entries}{(compress ? "/Filter/FlateDecode" : "")}/Length {content.Length}>>\nstream\n");
        file.Write(content);
        Write("\nendstream\nendobj\n");
    }

    private void WriteObjectStream((int Number, string Body)[] objects)
    {
        var (index, bodies, stream) = (new StringBuilder(), new StringBuilder(), Reserve());
        foreach (var (place, (number, body)) in objects.Index())
        {
            places[number - 1] = new Place(Kind.Packed, stream, place);
            index.Append(CultureInfo.InvariantCulture, $"{number} {bodies.Length} ");
            bodies.Append(body).Append('\n');
        }

        WriteStream(
            stream,
            string.Create(CultureInfo.InvariantCulture, $"/Type/ObjStm/N {objects.Length}/First {index.Length}"),
            Encoding.Latin1.GetBytes(index.Append(bodies).ToString()));
    }

    /// <summary>The cross-reference table: per object its type, its offset or object stream, and its index in that stream.</summary>
    private byte[] Table()
    {
        const int width = 7;
        var table = new byte[(places.Count + 1) * width];
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(5), ushort.MaxValue); // object 0, which is free
        foreach (var (number, place) in places.Index())
        {
            var row = table.AsSpan((number + 1) * width, width);
            row[0] = (byte)place.Kind;
            BinaryPrimitives.WriteUInt32BigEndian(row[1..], (uint)place.At);
            BinaryPrimitives.WriteUInt16BigEndian(row[5..], (ushort)place.Index);
        }

        return table;
    }

    private void Write(string text) => file.Write(Encoding.Latin1.GetBytes(text));

    private enum Kind
    {
        Free = 0,
        Own = 1,
        Packed = 2,
    }

    private readonly record struct Place(Kind Kind, int At, int Index);
}

using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace KetenScan.Reports.Pdf.Writing;

/// <summary>Numbered objects, their cross-reference table and the trailer (ISO 32000-1, 7.5).</summary>
internal sealed class PdfObjects
{
    private readonly ArrayBufferWriter<byte> file = new();
    private readonly List<int> offsets = [];

    public PdfObjects() => Write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");

    /// <summary>Takes the next number, for an object that is written later.</summary>
    public int Reserve()
    {
        offsets.Add(0);
        return offsets.Count;
    }

    public void Put(int number, string body)
    {
        offsets[number - 1] = file.WrittenCount;
        Write($"{number} 0 obj\n{body}\nendobj\n");
    }

    public int Put(string body)
    {
        var number = Reserve();
        Put(number, body);
        return number;
    }

    /// <param name="entries">Entries of the stream's dictionary, besides filter and length.</param>
    /// <param name="data">The content.</param>
    /// <param name="compress">Not for metadata, which other programs read without unpacking.</param>
    public int PutStream(string entries, byte[] data, bool compress = true)
    {
        if (compress)
        {
            using var packed = new MemoryStream();
            using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal)) zlib.Write(data);
            data = packed.ToArray();
            entries += "/Filter/FlateDecode";
        }

        var number = Reserve();
        offsets[number - 1] = file.WrittenCount;
        Write($"{number} 0 obj\n<<{entries}/Length {data.Length}>>\nstream\n");
        file.Write(data);
        Write("\nendstream\nendobj\n");
        return number;
    }

    public byte[] Finish(int catalog, int information)
    {
        var start = file.WrittenCount;
        Write($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets) Write($"{offset:D10} 00000 n \n");
        Write($"trailer\n<</Size {offsets.Count + 1}/Root {catalog} 0 R/Info {information} 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return file.WrittenSpan.ToArray();
    }

    /// <summary>A text string in UTF-16, which takes any character.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    public static string Reference(int number) => string.Create(CultureInfo.InvariantCulture, $"{number} 0 R");

    private void Write(string text) => file.Write(Encoding.Latin1.GetBytes(text));
}

using System.Buffers.Binary;
using System.Globalization;
using static KetenScan.Pdf.Writing.PdfObjects;

namespace KetenScan.Pdf.Writing;

/// <summary>An image embedded without recompression: an 8-bit RGB PNG without interlacing (ISO 15948).</summary>
public sealed class PdfImage
{
    private const int SignatureLength = 8;

    private readonly byte[] rows;

    private PdfImage(int width, int height, byte[] rows)
    {
        Width = width;
        Height = height;
        this.rows = rows;
    }

    /// <summary>In pixels.</summary>
    public int Width { get; }

    /// <summary>In pixels.</summary>
    public int Height { get; }

    /// <exception cref="InvalidDataException">It is not such a PNG.</exception>
    public static PdfImage Read(byte[] png)
    {
        var (width, height) = (0, 0);
        using var data = new MemoryStream();
        for (var at = SignatureLength; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (length < 0 || length > png.Length - at - 12) break;

            var content = png.AsSpan(at + 8, length);
            var kind = png.AsSpan(at + 4, 4);
            if (kind.SequenceEqual("IHDR"u8))
            {
                if (content is not [.., 8, 2, 0, 0, 0]) throw new InvalidDataException("The picture does not have eight bits each of red, green and blue.");

                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]));
            }

            if (kind.SequenceEqual("IDAT"u8)) data.Write(content);
            at += length + 12;
        }

        return data.Length > 0 && width > 0 && height > 0 ? new PdfImage(width, height, data.ToArray()) : throw new InvalidDataException("This is not a PNG.");
    }

    /// <summary>Writes the image (ISO 32000-1, 8.9.5) and returns its object number.</summary>
    internal int Write(PdfObjects objects) => objects.PutStream(
        string.Create(
            CultureInfo.InvariantCulture,
            $"/Type/XObject/Subtype/Image/Width {Width}/Height {Height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode/DecodeParms<</"
            + $"Predictor 15/Colors 3/Columns {Width}>>"),
        rows,
        compress: false);
}

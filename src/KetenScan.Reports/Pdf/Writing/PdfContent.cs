using System.Buffers;
using System.Buffers.Text;
using System.Text;
using KetenScan.Reports.Figures;

namespace KetenScan.Reports.Pdf.Writing;

/// <summary>A page's drawing as bytes: numbers to three decimals, everything else as it is.</summary>
internal sealed class PdfContent
{
    private static readonly byte[][] Shares = [.. Enumerable.Range(0, 256).Select(part => Encoding.ASCII.GetBytes((part / 255.0).ToString("0.###", System.Globalization.CultureInfo.InvariantCulture)))];

    private readonly ArrayBufferWriter<byte> bytes = new(16 * 1024);

    public ReadOnlySpan<byte> Bytes => bytes.WrittenSpan;

    /// <summary>Writes operators and names: ASCII only.</summary>
    public PdfContent Add(ReadOnlySpan<byte> ascii)
    {
        bytes.Write(ascii);
        return this;
    }

    public PdfContent Add(string ascii)
    {
        Encoding.ASCII.GetBytes(ascii, bytes);
        return this;
    }

    /// <summary>Writes a number and a space.</summary>
    public PdfContent Add(double value)
    {
        var span = bytes.GetSpan(24);
        var thousandths = (long)Math.Round(value * 1000);
        var at = 0;
        if (thousandths < 0)
        {
            span[at++] = (byte)'-';
            thousandths = -thousandths;
        }

        Utf8Formatter.TryFormat(thousandths / 1000, span[at..], out var written);
        at += written;
        if (thousandths % 1000 is var rest and > 0)
        {
            span[at++] = (byte)'.';
            for (var place = 100L; rest > 0; place /= 10)
            {
                span[at++] = (byte)('0' + rest / place);
                rest %= place;
            }
        }

        span[at++] = (byte)' ';
        bytes.Advance(at);
        return this;
    }

    /// <summary>Writes the three shares of a colour, each with a space.</summary>
    public PdfContent Add(Rgb colour) => Share(colour.Red).Share(colour.Green).Share(colour.Blue);

    /// <summary>Writes each character's glyph as four hexadecimal digits.</summary>
    public PdfContent Add(FontUse font, string text)
    {
        var digits = "0123456789ABCDEF"u8;
        var span = bytes.GetSpan(4 * text.Length);
        for (var place = 0; place < text.Length; place++)
        {
            var glyph = font.GlyphOf(text[place]);
            var own = span.Slice(4 * place, 4);
            own[0] = digits[glyph >> 12 & 15];
            own[1] = digits[glyph >> 8 & 15];
            own[2] = digits[glyph >> 4 & 15];
            own[3] = digits[glyph & 15];
        }

        bytes.Advance(4 * text.Length);
        return this;
    }

    private PdfContent Share(byte part) => Add(Shares[part]).Add(" "u8);
}

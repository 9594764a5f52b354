using System.Buffers;
using System.Buffers.Text;
using System.Text;
using KetenScan.Pdf.Drawing;

namespace KetenScan.Pdf.Writing;

/// <summary>A page's content stream as bytes; numbers have three decimals.</summary>
internal sealed class PdfContent
{
    private static readonly byte[][] Shares =
    [
        .. Enumerable
            .Range(0, 256)
            .Select(part => Encoding.ASCII.GetBytes((part / 255.0).ToString("0.###", System.Globalization.CultureInfo.InvariantCulture))),
    ];

    private readonly ArrayBufferWriter<byte> bytes = new(16 * 1024);

    public ReadOnlySpan<byte> Bytes => bytes.WrittenSpan;

    /// <summary>Writes operators and names, ASCII only.</summary>
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

    /// <summary>Writes the three components of a colour, each followed by a space.</summary>
    public PdfContent Add(Rgb colour) => Share(colour.Red).Share(colour.Green).Share(colour.Blue);

    /// <summary>Writes each character's glyph as four hexadecimal digits, with kerning in between.</summary>
    public PdfContent Add(PdfFont font, FontUse use, string text)
    {
        Add("[<"u8);
        for (var place = 0; place < text.Length; place++)
        {
            // The operator subtracts its operand.
            if (place > 0 && font.Kern(text[place - 1], text[place]) is var kern and not 0) Add(">"u8).Add(-kern).Add("<"u8);
            Glyph(use.GlyphOf(text[place]));
        }

        return Add(">] TJ ET\n"u8);
    }

    private void Glyph(int glyph)
    {
        var digits = "0123456789ABCDEF"u8;
        var span = bytes.GetSpan(4);
        span[0] = digits[glyph >> 12 & 15];
        span[1] = digits[glyph >> 8 & 15];
        span[2] = digits[glyph >> 4 & 15];
        span[3] = digits[glyph & 15];
        bytes.Advance(4);
    }

    private PdfContent Share(byte part) => Add(Shares[part]).Add(" "u8);
}

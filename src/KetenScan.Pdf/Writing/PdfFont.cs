using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.TrueType;
using UglyToad.PdfPig.Fonts.TrueType.Parser;

namespace KetenScan.Pdf.Writing;

/// <summary>A bundled TrueType font: parsed once per process, measured by character, embedded as a subset.</summary>
internal sealed class PdfFont
{
    /// <summary>Replaces a character that the font lacks.</summary>
    public const char Missing = '?';

    /// <summary>Replaces, in the fallback font, a character that no font has.</summary>
    public const char Replacement = '\uFFFD';

    /// <summary>The characters of nearly all Dutch and English texts; their subset is built once per process.</summary>
    private static readonly string UsualText = string.Concat(
        Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code)) + "éëèêïíìöóòüúùáàäâçñÉËÈÏÖÜÁÇ€–—−±×·•…‘’“”¦§°½▲●▼■○";

    private static readonly Lazy<PdfFont> Second = new(() => new PdfFont("DejaVuSans", "DejaVuSans.ttf", Replacement.ToString()));

    private readonly TrueTypeFont font;
    private readonly Shaper shaper;
    private readonly byte[] usualGlyphs = new byte[char.MaxValue + 1];
    private readonly Lazy<Subset> usualSubset;

    /// <summary>Kerning by the indexes of two usual characters, in thousandths of the size.</summary>
    private readonly short[] kerns;
    private readonly double[] advances = new double[char.MaxValue + 1];

    private PdfFont(string name, string file, string usual)
    {
        Usual = usual;
        using var resource = typeof(PdfFont).Assembly.GetManifestResourceStream(file)!;
        Data = GC.AllocateUninitializedArray<byte>((int)resource.Length, pinned: true);
        resource.ReadExactly(Data);
        Name = name;
        font = TrueTypeFontParser.Parse(new TrueTypeDataBytes(Data));
        Array.Fill(advances, double.NaN);
        foreach (var (place, character) in Usual.Index()) usualGlyphs[character] = (byte)(place + 1);
        shaper = Shaper.Of(Data);
        kerns = KernsOf();
        usualSubset = new Lazy<Subset>(() => Subset.Of(this, [.. Usual]));
    }

    public static PdfFont Regular { get; } = new("Inter-Regular", "Inter-Regular.ttf", UsualText);

    public static PdfFont SemiBold { get; } = new("Inter-SemiBold", "Inter-SemiBold.ttf", UsualText);

    /// <summary>For scripts and symbols that the others lack. Larger than both, so only loaded when a text needs it.</summary>
    public static PdfFont Fallback => Second.Value;

    /// <summary>The characters that are included in every document with this font.</summary>
    public string Usual { get; }

    public string Name { get; }

    public byte[] Data { get; }

    /// <summary>Left, bottom, right and top of the font's bounding box, in thousandths of the size.</summary>
    public (double Left, double Bottom, double Right, double Top) Bounds
    {
        get
        {
            var bounds = font.TableRegister.HeaderTable.Bounds;
            return (Thousandths(bounds.Left), Thousandths(bounds.Bottom), Thousandths(bounds.Right), Thousandths(bounds.Top));
        }
    }

    public Subset UsualSubset => usualSubset.Value;

    /// <summary>The glyph of a usual character in the subset, from 1; 0 for other characters.</summary>
    public int UsualGlyph(char character) => usualGlyphs[character];

    public bool Has(char character) => usualGlyphs[character] != 0 || font.WindowsUnicodeCMap!.CharacterCodeToGlyphIndex(character) != 0;

    /// <summary>The width of a character, in thousandths of the size.</summary>
    public double Advance(char character)
    {
        ref var advance = ref advances[character];
        if (double.IsNaN(advance))
        {
            var glyph = font.WindowsUnicodeCMap!.CharacterCodeToGlyphIndex(Has(character) ? character : Missing);
            advance = Thousandths(font.TableRegister.HorizontalMetricsTable.GetAdvanceWidth(glyph));
        }

        return advance;
    }

    /// <summary>The kerning between two usual characters, in thousandths of the size.</summary>
    public int Kern(char first, char second) => kerns[usualGlyphs[first] * (Usual.Length + 1) + usualGlyphs[second]];

    /// <summary>The text with its Arabic letters in the form that joins them to their neighbours, in reading order.</summary>
    public string Join(string text) => shaper.Join(text);

    /// <summary>The width of a text, in points.</summary>
    public double Width(ReadOnlySpan<char> text, double size)
    {
        var width = 0.0;
        for (var place = 0; place < text.Length; place++)
        {
            width += Advance(text[place]);
            if (place > 0) width += Kern(text[place - 1], text[place]);
        }

        return width * size / 1000;
    }

    private short[] KernsOf()
    {
        var all = new short[(Usual.Length + 1) * (Usual.Length + 1)];
        foreach (var (row, first) in Usual.Index())
        {
            foreach (var (column, units) in shaper.KernsOf(first, Usual).Index())
                all[(row + 1) * (Usual.Length + 1) + column + 1] = (short)Math.Round(Thousandths(units));
        }

        return all;
    }

    private double Thousandths(double units) => units * 1000 / font.GetUnitsPerEm();
}

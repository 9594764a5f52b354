using System.Globalization;
using System.Text;
using UglyToad.PdfPig.Fonts.TrueType.Subsetting;
using static KetenScan.Pdf.Writing.PdfObjects;

namespace KetenScan.Pdf.Writing;

/// <summary>A font in one document: the usual characters, which all documents share, and the document's other ones.</summary>
internal sealed class FontUse(PdfFont font, string resource)
{
    private readonly Dictionary<char, int> own = [];
    private readonly List<char> characters = [.. font.Usual];

    public string Resource { get; } = resource;

    /// <summary>In glyph order, from 1.</summary>
    public IReadOnlyList<char> Characters => characters;

    /// <summary>The character's glyph in the subset, from 1; a question mark's if the font lacks the character.</summary>
    public int GlyphOf(char character)
    {
        if (font.UsualGlyph(character) is var usual and > 0) return usual;
        if (own.TryGetValue(character, out var glyph)) return glyph;
        if (!font.Has(character)) return own[character] = font.UsualGlyph(PdfFont.Missing);

        characters.Add(character);
        return own[character] = characters.Count;
    }

    /// <summary>Writes the font as a CID-keyed TrueType subset (ISO 32000-1, 9.7) and returns its object number.</summary>
    public int Write(PdfObjects objects)
    {
        var embedded = characters.Count == font.Usual.Length ? font.UsualSubset : Subset.Of(font, characters);

        // The name of a subset must start with six unique letters.
        var name = $"KETEN{(char)('A' + Resource[^1] - '1')}+{font.Name}";
        var file = objects.PutStream($"/Length1 {embedded.Length}/Filter/FlateDecode", embedded.File, compress: false);
        var (left, bottom, right, top) = font.Bounds;
        var descriptor = objects.Put(string.Create(CultureInfo.InvariantCulture,
            $"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{left:0} {bottom:0} {right:0} {top:0}]/ItalicAngle 0/Ascent 969/Descent -241/"
            + $"CapHeight 728/StemV 80/FontFile2 {Reference(file)}>>"));
        var cid = objects.Put(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor "
            + $"{Reference(descriptor)}/CIDToGIDMap/Identity/W[1[{embedded.Widths}]]>>");
        var unicode = objects.PutStream("/Filter/FlateDecode", embedded.ToUnicode, compress: false);
        return objects.Put(
            $"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{Reference(cid)}]/ToUnicode {Reference(unicode)}>>");
    }
}

/// <summary>A font with some of its characters, ready to embed; both streams are already compressed.</summary>
/// <param name="Length">Of the uncompressed file.</param>
internal sealed record Subset(int Length, byte[] File, string Widths, byte[] ToUnicode)
{
    public static Subset Of(PdfFont font, IReadOnlyList<char> characters)
    {
        var file = TrueTypeSubsetter.Subset(font.Data, new TrueTypeSubsetEncoding([.. characters]));
        var widths = string.Join(' ', characters.Select(character => font.Advance(character).ToString("0.###", CultureInfo.InvariantCulture)));
        return new Subset(file.Length, Pack(file), widths, Pack(Encoding.ASCII.GetBytes(Map(characters))));
    }

    private static string Map(IReadOnlyList<char> characters)
    {
        const int most = 100; // the maximum number of entries in a bfchar block
        var map = new StringBuilder(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /KetenScan def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> "
            + "endcodespacerange\n");
        var glyph = 0;
        foreach (var block in characters.Chunk(most))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var character in block) map.Append(CultureInfo.InvariantCulture, $"<{++glyph:X4}> <{(int)character:X4}>\n");
            map.Append("endbfchar\n");
        }

        return map.Append("endcmap CMapName currentdict /CMap defineresource pop end end").ToString();
    }
}

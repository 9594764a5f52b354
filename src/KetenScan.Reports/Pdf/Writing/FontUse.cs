using System.Globalization;
using System.Text;
using UglyToad.PdfPig.Fonts.TrueType.Subsetting;
using static KetenScan.Reports.Pdf.Writing.PdfObjects;

namespace KetenScan.Reports.Pdf.Writing;

/// <summary>A font in one document: which of its characters are used, and the objects that embed just those.</summary>
internal sealed class FontUse(PdfFont font, string resource)
{
    private readonly Dictionary<char, int> glyphs = [];
    private readonly List<char> characters = [];

    public string Resource { get; } = resource;

    public IReadOnlyList<char> Characters => characters;

    /// <summary>The character's place in the subset, from 1; 0 is the mark for a missing glyph.</summary>
    public int GlyphOf(char character)
    {
        if (glyphs.TryGetValue(character, out var glyph)) return glyph;

        characters.Add(character);
        return glyphs[character] = characters.Count;
    }

    /// <summary>Writes the font as a CID-keyed TrueType subset (ISO 32000-1, 9.7) and gives its object number.</summary>
    public int Write(PdfObjects objects)
    {
        // A subset's name starts with six letters of its own.
        var name = $"KETEN{(char)('A' + Resource[^1] - '1')}+{font.Name}";
        var subset = TrueTypeSubsetter.Subset(font.Data, new TrueTypeSubsetEncoding([.. characters]));
        var file = objects.PutStream($"/Length1 {subset.Length}", subset);
        var (left, bottom, right, top) = font.Bounds;
        var descriptor = objects.Put(string.Create(CultureInfo.InvariantCulture,
            $"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{left:0} {bottom:0} {right:0} {top:0}]/ItalicAngle 0/Ascent 969/Descent -241/CapHeight 728/StemV 80/FontFile2 {Reference(file)}>>"));
        var widths = string.Join(' ', characters.Select(character => font.Advance(character).ToString("0.###", CultureInfo.InvariantCulture)));
        var cid = objects.Put($"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {Reference(descriptor)}/CIDToGIDMap/Identity/W[1[{widths}]]>>");
        var unicode = objects.PutStream("", Encoding.ASCII.GetBytes(ToUnicode()));
        return objects.Put($"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{Reference(cid)}]/ToUnicode {Reference(unicode)}>>");
    }

    private string ToUnicode()
    {
        const int most = 100; // entries that one bfchar block may hold
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /KetenScan def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        foreach (var block in characters.Chunk(most))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var character in block) map.Append(CultureInfo.InvariantCulture, $"<{glyphs[character]:X4}> <{(int)character:X4}>\n");
            map.Append("endbfchar\n");
        }

        return map.Append("endcmap CMapName currentdict /CMap defineresource pop end end").ToString();
    }
}

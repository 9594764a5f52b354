using System.Runtime.InteropServices;
using System.Text;
using HarfBuzzSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace KetenScan.Pdf.Writing;

/// <summary>A font as HarfBuzz reads it: the kerning of pairs, and the joined forms of Arabic letters. Safe to use from several threads.</summary>
internal sealed class Shaper(Font font)
{
    /// <summary>A subset is made by characters, so no other glyphs are in it.</summary>
    private static readonly Feature[] WithoutLigatures = [.. ((string[])["calt", "liga", "clig", "rlig"]).Select(tag => new Feature(Tag.Parse(tag), 0))];

    /// <summary>Presentation forms by glyph and letter (of a ligature its first), since letters may share a glyph. Marks by their glyph alone.</summary>
    private readonly Lazy<Dictionary<(uint Glyph, char Letter), char>> forms = new(() => FormsIn(font));

    /// <param name="pinned">The font's file, which HarfBuzz keeps reading from; the caller keeps it (Blob.FromStream would not pin its copy).</param>
    public static Shaper Of(byte[] pinned)
    {
        using var blob = new Blob(Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0), pinned.Length, MemoryMode.ReadOnly);
        using var face = new Face(blob, 0);
        var font = new Font(face);
        font.SetFunctionsOpenType();
        return new Shaper(font);
    }

    /// <summary>The kerning of a character with each of the others behind it, in font units.</summary>
    public IEnumerable<int> KernsOf(char first, string others)
    {
        using var buffer = Shape(string.Concat(others.Select(other => $"{first}{other}")), Direction.LeftToRight, Script.Latin, WithoutLigatures);
        var alone = font.GetHorizontalGlyphAdvance(buffer.GlyphInfos[0].Codepoint);
        return buffer.GlyphPositions.Where((_, place) => place % 2 == 0).Select(position => position.XAdvance - alone);
    }

    /// <summary>The text with its Arabic letters in the form that joins them to their neighbours, in reading order.</summary>
    public string Join(string text)
    {
        var joined = new StringBuilder();
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && IsArabic(text[end]) == IsArabic(text[start])) end++;
            joined.Append(IsArabic(text[start]) ? JoinWord(text[start..end]) : text[start..end]);
            start = end;
        }

        return joined.ToString();
    }

    /// <summary>Has ligatures if it is read the same with them: they must be characters of Unicode, and without a vowel mark inside.</summary>
    private string JoinWord(string typed)
    {
        // HarfBuzz composes a letter and its mark where Unicode has one character for both.
        var word = typed.Normalize(NormalizationForm.FormC);
        return ((Feature[][])[[], WithoutLigatures]).Select(features => JoinWord(word, features)).FirstOrDefault(joined => Read(joined) == Read(word)) ?? word;
    }

    private string JoinWord(string word, Feature[] features)
    {
        using var buffer = Shape(word, Direction.RightToLeft, Script.Arabic, features);
        return string.Concat(buffer.GlyphInfos.Reverse().Select(glyph => FormOf(glyph.Codepoint, word[(int)glyph.Cluster])));
    }

    private char FormOf(uint glyph, char letter) =>
        forms.Value.TryGetValue((glyph, letter), out var form) || forms.Value.TryGetValue((glyph, default), out form) ? form : letter;

    private static string Read(string text) => text.Normalize(NormalizationForm.FormKC);

    private Buffer Shape(string text, Direction direction, Script script, Feature[] features)
    {
        var buffer = new Buffer { Direction = direction, Script = script, ClusterLevel = ClusterLevel.MonotoneCharacters };
        buffer.AddUtf16(text);
        font.Shape(buffer, features);
        return buffer;
    }

    private static Dictionary<(uint Glyph, char Letter), char> FormsIn(Font font)
    {
        var found = new Dictionary<(uint Glyph, char Letter), char>();
        for (var form = '\uFB50'; form <= '\uFEFC'; form++)
        {
            if (font.TryGetNominalGlyph(form, out var glyph)) found[(glyph, Read(form.ToString())[0])] = form;
        }

        for (var mark = '\u064B'; mark <= '\u065F'; mark++)
        {
            if (font.TryGetNominalGlyph(mark, out var glyph)) found[(glyph, default)] = mark;
        }

        return found;
    }

    private static bool IsArabic(char character) => character is >= '\u0600' and <= '\u06FF';
}

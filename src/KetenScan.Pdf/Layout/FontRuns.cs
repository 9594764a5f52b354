using System.Buffers;
using System.Globalization;
using System.Text;
using KetenScan.Pdf.Writing;

namespace KetenScan.Pdf.Layout;

/// <summary>Assigns a font to each part of a text: the main font, or a fallback for other scripts.</summary>
internal static class FontRuns
{
    private static readonly SearchValues<char> Usual = SearchValues.Create(PdfFont.Regular.Usual + "\n\r\t");

    public static IEnumerable<(string Text, PdfFont Font)> Of(string text, PdfFont font)
    {
        if (!text.AsSpan().ContainsAnyExcept(Usual)) return [(text, font)];

        var characters = new List<(char Character, PdfFont Font)>();
        foreach (var rune in Join(text).EnumerateRunes())
        {
            // Direction marks and other control characters have no glyph.
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control && rune.Value is not ('\n' or '\r' or '\t')) continue;

            characters.Add(Choose(rune, font));
        }

        return Joined(characters);
    }

    private static string Join(string text) => text.AsSpan().ContainsAnyInRange('\u0600', '\u06FF') ? PdfFont.Fallback.Join(text) : text;

    /// <summary>Joins consecutive characters with the same font into one text.</summary>
    public static List<(string Text, PdfFont Font)> Joined(IEnumerable<(char Character, PdfFont Font)> characters)
    {
        var runs = new List<(StringBuilder Text, PdfFont Font)>();
        foreach (var (character, font) in characters)
        {
            if (runs.Count == 0 || runs[^1].Font != font) runs.Add((new StringBuilder(), font));
            runs[^1].Text.Append(character);
        }

        return [.. runs.Select(run => (run.Text.ToString(), run.Font))];
    }

    private static (char Character, PdfFont Font) Choose(Rune rune, PdfFont font)
    {
        if (!rune.IsBmp) return (PdfFont.Replacement, PdfFont.Fallback);

        var character = (char)rune.Value;
        if (char.IsWhiteSpace(character) || font.Has(character)) return (character, font);
        return (PdfFont.Fallback.Has(character) ? character : PdfFont.Replacement, PdfFont.Fallback);
    }
}

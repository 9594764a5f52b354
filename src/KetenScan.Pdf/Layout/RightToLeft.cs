using System.Text;
using KetenScan.Pdf.Writing;

namespace KetenScan.Pdf.Layout;

/// <summary>Reverses right-to-left words within a left-to-right line (the simple cases of Unicode annex 9).</summary>
internal static class RightToLeft
{
    /// <summary>No character up to here is right-to-left.</summary>
    private const char First = '\u058F';

    private const string Brackets = "()[]{}«»";

    /// <summary>The parts of a line in visual order; reversed parts also contain their text in reading order.</summary>
    public static IReadOnlyList<LinePart> Order(IReadOnlyList<(string Text, PdfFont Font)> pieces)
    {
        if (!pieces.Any(piece => piece.Text.AsSpan().ContainsAnyExceptInRange('\0', First))
            || !pieces.Any(piece => piece.Text.Any(IsRightToLeft))) return [new LinePart(pieces, null)];

        var glyphs = pieces.SelectMany(piece => piece.Text.Select(character => (Character: character, piece.Font))).ToList();
        var parts = new List<LinePart>();
        for (var at = 0; at < glyphs.Count;)
        {
            var start = at;
            if (IsRightToLeft(glyphs[at].Character))
            {
                at = EndOf(glyphs, at);
                parts.Add(Turned(glyphs[start..at]));
                continue;
            }

            while (at < glyphs.Count && !IsRightToLeft(glyphs[at].Character)) at++;
            parts.Add(new LinePart(FontRuns.Joined(glyphs[start..at]), null));
        }

        return parts;
    }

    /// <summary>The index after the last right-to-left letter before any left-to-right letter.</summary>
    private static int EndOf(List<(char Character, PdfFont Font)> glyphs, int start)
    {
        var end = start;
        for (var at = start; at < glyphs.Count && (IsRightToLeft(glyphs[at].Character) || !char.IsLetter(glyphs[at].Character)); at++)
        {
            if (IsRightToLeft(glyphs[at].Character)) end = at + 1;
        }

        return end;
    }

    private static LinePart Turned(List<(char Character, PdfFont Font)> glyphs)
    {
        var read = string.Concat(glyphs.Select(glyph => glyph.Character)).Normalize(NormalizationForm.FormKC);
        glyphs.Reverse();
        for (var at = 0; at < glyphs.Count; at++)
        {
            // Numbers stay left-to-right.
            var start = at;
            while (at < glyphs.Count && char.IsDigit(glyphs[at].Character)) at++;
            if (at > start) glyphs.Reverse(start, at - start);
            if (at == glyphs.Count) break;

            var bracket = Brackets.IndexOf(glyphs[at].Character, StringComparison.Ordinal);
            if (bracket >= 0) glyphs[at] = (Brackets[bracket ^ 1], glyphs[at].Font);
        }

        return new LinePart(FontRuns.Joined(glyphs), read);
    }

    /// <summary>Hebrew, Arabic and related scripts, and the joined forms of Arabic letters.</summary>
    private static bool IsRightToLeft(char character) =>
        character is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');
}

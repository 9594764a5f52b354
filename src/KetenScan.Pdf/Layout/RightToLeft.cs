using System.Text;
using KetenScan.Pdf.Writing;

namespace KetenScan.Pdf.Layout;

/// <summary>Turns the words of scripts that run from right to left, within a line that runs from left to right (the plain cases of Unicode's annex 9).</summary>
internal static class RightToLeft
{
    /// <summary>Nothing up to here runs from right to left.</summary>
    private const char First = '\u058F';

    private const string Brackets = "()[]{}«»";

    /// <summary>The parts of a line in the order in which they stand on paper; what was turned carries its text as it is read.</summary>
    public static IReadOnlyList<LinePart> Order(IReadOnlyList<(string Text, PdfFont Font)> pieces)
    {
        if (!pieces.Any(piece => piece.Text.AsSpan().ContainsAnyExceptInRange('\0', First)) || !pieces.Any(piece => piece.Text.Any(IsRightToLeft))) return [new LinePart(pieces, null)];

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

    /// <summary>Behind the last letter from right to left that no letter of another direction parts from the first.</summary>
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
            // Figures keep running from left to right.
            var start = at;
            while (at < glyphs.Count && char.IsDigit(glyphs[at].Character)) at++;
            if (at > start) glyphs.Reverse(start, at - start);
            if (at < glyphs.Count && Brackets.IndexOf(glyphs[at].Character, StringComparison.Ordinal) is var bracket and >= 0) glyphs[at] = (Brackets[bracket ^ 1], glyphs[at].Font);
        }

        return new LinePart(FontRuns.Joined(glyphs), read);
    }

    /// <summary>Hebrew, Arabic and their neighbours, and the forms in which Arabic letters are joined.</summary>
    private static bool IsRightToLeft(char character) => character is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');
}

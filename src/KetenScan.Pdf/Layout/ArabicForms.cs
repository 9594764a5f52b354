using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace KetenScan.Pdf.Layout;

/// <summary>Gives Arabic letters the form that joins them to their neighbours (Unicode 16, chapter 9.2). Other scripts stay as they are.</summary>
internal static class ArabicForms
{
    private const char First = '\uFE80';
    private const char Last = '\uFEF4';

    /// <summary>The forms per letter, in Unicode order: isolated, final and, for letters that join on both sides, initial and medial.</summary>
    private static readonly FrozenDictionary<char, char[]> Forms = Enumerable.Range(First, Last - First + 1)
        .Select(code => (Form: (char)code, Letter: ((char)code).ToString().Normalize(NormalizationForm.FormKC)))
        .Where(pair => pair.Letter.Length == 1)
        .GroupBy(pair => pair.Letter[0], pair => pair.Form)
        .ToFrozenDictionary(letter => letter.Key, letter => letter.ToArray());

    public static string Join(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0600', '\u06FF')) return text;

        var joined = text.ToCharArray();
        for (var place = 0; place < text.Length; place++)
        {
            if (!Forms.TryGetValue(text[place], out var forms)) continue;

            var before = Neighbour(text, place, -1) is { Length: 4 };
            var after = forms.Length == 4 && Neighbour(text, place, 1) is { Length: > 1 };
            joined[place] = (before, after) switch
            {
                (true, true) => forms[3],
                (false, true) => forms[2],
                (true, false) when forms.Length > 1 => forms[1],
                _ => forms[0],
            };
        }

        return new string(joined);
    }

    /// <summary>The forms of the next letter that is not a vowel mark; null at the edge of a word.</summary>
    private static char[]? Neighbour(string text, int place, int step)
    {
        do place += step;
        while (place >= 0 && place < text.Length && CharUnicodeInfo.GetUnicodeCategory(text[place]) == UnicodeCategory.NonSpacingMark);

        return place >= 0 && place < text.Length ? Forms.GetValueOrDefault(text[place]) : null;
    }
}

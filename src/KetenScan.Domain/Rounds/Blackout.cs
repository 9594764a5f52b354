using System.Globalization;
using System.Text;

namespace KetenScan.Domain.Rounds;

/// <summary>Blacks out words of a comment before others see it. Other words stay as they are, and a bar does not show the length of what it hides.</summary>
public static class Blackout
{
    /// <summary>A full block (U+2588).</summary>
    public const char Block = '\u2588';

    /// <summary>Replaces any run of blacked-out words; the text never gets longer.</summary>
    public static readonly string Bar = new(Block, 1);

    /// <summary>Parts of a name with one letter less match only with a capital; shorter ones never.</summary>
    private const int ShortestName = 3;

    /// <summary>Parts of many names that are also common words.</summary>
    private static readonly string[] Infixes = ["van", "den", "der", "ter", "ten", "het", "uit", "und", "von", "the", "and", "de", "te", "op", "in"];

    /// <summary>The comment with full blocks that its writer typed replaced, so that they are not taken for bars.</summary>
    public static string Plain(string text) => text.Replace(Block, '\u25A0');

    /// <summary>The words of a text, separated by white space.</summary>
    public static IReadOnlyList<Range> Words(string text)
    {
        var words = new List<Range>();
        for (var start = 0; start < text.Length; start++)
        {
            if (char.IsWhiteSpace(text[start])) continue;

            var end = start;
            while (end < text.Length && !char.IsWhiteSpace(text[end])) end++;
            words.Add(start..end);
            start = end;
        }

        return words;
    }

    /// <summary>The text with these words blacked out; adjacent words become one bar.</summary>
    public static string Apply(string text, IEnumerable<int> words)
    {
        var (places, hidden, seen, at) = (Words(text), words.ToHashSet(), new StringBuilder(), 0);
        for (var place = 0; place < places.Count; place++)
        {
            if (!hidden.Contains(place)) continue;

            var first = place;
            while (hidden.Contains(place + 1) && place + 1 < places.Count) place++;
            seen.Append(text, at, places[first].Start.Value - at).Append(Bar);
            at = places[place].End.Value;
        }

        return seen.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>The number of bars in a text.</summary>
    public static int Bars(string text) => text.Split(Bar).Length - 1;

    /// <summary>
    /// The words of a text that are part of one of these names, ignoring punctuation and accents, also with a
    /// genitive s. Two-letter names are also common words: they match only with a capital.
    /// </summary>
    public static IReadOnlyList<int> NamesIn(string text, IEnumerable<string> names)
    {
        var parts = names.SelectMany(PartsOf).Where(part => !Infixes.Contains(part, StringComparer.OrdinalIgnoreCase)).ToList();
        var known = parts.Where(part => part.Length >= ShortestName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var brief = parts.Where(part => part.Length == ShortestName - 1 && char.IsUpper(part[0])).ToHashSet(StringComparer.OrdinalIgnoreCase);
        bool IsName(string part) => known.Contains(part)
            || (part.Length > ShortestName && part[^1] is 's' or 'S' && known.Contains(part[..^1]))
            || (char.IsUpper(part[0]) && brief.Contains(part));
        return [.. Words(text).Index().Where(word => PartsOf(text[word.Item]).Any(IsName)).Select(word => word.Index)];
    }

    /// <summary>"(Jansén's," gives "Jansen" and "s".</summary>
    private static string[] PartsOf(string written)
    {
        var bare = written.Normalize(NormalizationForm.FormKD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark);
        return string.Concat(bare.Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}

using System.Globalization;
using System.Text;

namespace KetenScan.Web.Shared;

/// <summary>Derives short names for URLs and files from a name.</summary>
internal static class Slugs
{
    /// <summary>Lower-case letters without accents, digits and single dashes; with a number at the end when the slug is taken.</summary>
    public static string Free(string name, int longest, Func<string, bool> isTaken)
    {
        var wanted = Of(name, longest - 4);
        var free = wanted;
        for (var number = 2; isTaken(free); number++) free = $"{wanted}-{number}";
        return free;
    }

    private static string Of(string name, int longest)
    {
        var slug = new StringBuilder();
        foreach (var character in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(character)) slug.Append(character);
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        var cut = slug.ToString()[..Math.Min(slug.Length, longest)].Trim('-');
        return cut.Length == 0 ? "keten" : cut;
    }
}

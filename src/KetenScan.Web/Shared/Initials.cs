namespace KetenScan.Web.Shared;

internal static class Initials
{
    /// <summary>One or two letters: of the first and the last word that begin with a capital, or of the first and last word if none does.</summary>
    public static string Of(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return "";

        var capitals = words.Where(word => char.IsUpper(word[0])).ToArray();
        var chosen = capitals.Length > 0 ? capitals : words;
        var first = FirstLetter(chosen[0]);
        return chosen.Length == 1 ? first : first + FirstLetter(chosen[^1]);
    }

    /// <summary>The first character as people see it, which may be more than one <see cref="char"/>.</summary>
    private static string FirstLetter(string word) => System.Globalization.StringInfo.GetNextTextElement(word).ToUpperInvariant();
}

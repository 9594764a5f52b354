using System.Globalization;
using System.Text;

namespace KetenScan.Domain.Chains;

/// <summary>An independent organisation. It may take part in many chains.</summary>
public sealed class Organisation
{
    public const int LongestName = 200;

    /// <summary>Two shorter names can differ by one letter without either being a typo.</summary>
    private const int ShortestMistyped = 6;

    /// <summary>Words that are often left out.</summary>
    private static readonly HashSet<string> LooseWords = ["stichting", "vereniging", "cooperatie", "de", "het", "bv", "nv"];

    private Organisation()
    {
    }

    /// <exception cref="RuleBroken">The name has no visible characters, or is too long.</exception>
    public Organisation(string name)
    {
        Id = Guid.CreateVersion7();
        Name = Naming.Checked(Written(name), LongestName);
    }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Changes the spelling of the name, in every chain; it stays the same organisation.</summary>
    /// <exception cref="ArgumentException">The name differs in more than spelling.</exception>
    public void Spell(string name)
    {
        if (!IsOne(Name, name)) throw new ArgumentException("The name differs in more than spelling.", nameof(name));

        Name = Naming.Checked(Written(name), LongestName);
    }

    /// <summary>A name as it is stored: one space between words, no invisible characters, and one Unicode form.</summary>
    public static string Written(string name)
    {
        var seen = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune)) seen.Append(' ');
            else if (!EmailAddress.IsUnseen(rune)) seen.Append(rune.ToString());
        }

        return string.Join(' ', seen.ToString().Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>A name as it is compared: ignores case, spaces, invisible characters and Unicode form.</summary>
    public static string Compared(string name) => Written(name).Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    /// <summary>Whether two names are the same when <see cref="Compared"/>.</summary>
    public static bool IsOne(string name, string other) => Compared(name) == Compared(other);

    /// <summary>Whether two names may mean one organisation, so that the user is asked: they differ in accents, punctuation, loose words or one typo.</summary>
    public static bool AreNear(string name, string other)
    {
        var (one, two) = (Letters(name), Letters(other));
        if (one.Length == 0 || two.Length == 0) return false;

        // "Wijkteam 1" and "Wijkteam 2" differ on purpose.
        return one == two
            || (Math.Min(one.Length, two.Length) >= ShortestMistyped
                && DifferByOne(one, two)
                && one.Where(char.IsDigit).SequenceEqual(two.Where(char.IsDigit)));
    }

    private static string Letters(string name)
    {
        var plain = string.Concat(
            name.Normalize(NormalizationForm.FormKD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark));
        var words = plain.ToLowerInvariant()
            .Replace(".", "", StringComparison.Ordinal)
            .Split([.. plain.ToLowerInvariant().Where(letter => !char.IsLetterOrDigit(letter)).Distinct()], StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(words.Where(word => !LooseWords.Contains(word)));
    }

    /// <summary>One letter added, missing or different, or two swapped.</summary>
    private static bool DifferByOne(string one, string other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        if (longer.Length - shorter.Length > 1) return false;

        var start = 0;
        while (start < shorter.Length && shorter[start] == longer[start]) start++;
        if (shorter.Length < longer.Length) return shorter.AsSpan(start).SequenceEqual(longer.AsSpan(start + 1));

        return shorter.AsSpan(start + 1).SequenceEqual(longer.AsSpan(start + 1))
            || (start + 1 < shorter.Length
                && shorter[start] == longer[start + 1]
                && shorter[start + 1] == longer[start]
                && shorter.AsSpan(start + 2).SequenceEqual(longer.AsSpan(start + 2)));
    }
}

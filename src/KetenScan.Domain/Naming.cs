using KetenScan.Domain.Chains;

namespace KetenScan.Domain;

/// <summary>The rules for every name: it has visible characters and fits its column.</summary>
public static class Naming
{
    /// <summary>Whether a name consists of spaces and invisible characters only.</summary>
    public static bool IsNone(string? name) => Organisation.Written(name ?? "").Length == 0;

    /// <summary>Whether <see cref="Checked"/> accepts a name.</summary>
    public static bool Fits(string? name, int longest) => !IsNone(name) && name!.Trim().Length <= longest;

    /// <summary>The name without surrounding spaces.</summary>
    /// <exception cref="RuleBroken">It has no visible characters, or is too long.</exception>
    internal static string Checked(string? name, int longest)
    {
        if (IsNone(name)) throw new RuleBroken(Rule.NameIsNeeded);
        var kept = name!.Trim();
        return kept.Length <= longest ? kept : throw new RuleBroken(Rule.NameIsTooLong);
    }
}

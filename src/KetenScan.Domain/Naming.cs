using KetenScan.Domain.Chains;

namespace KetenScan.Domain;

/// <summary>What a name has to be, whoever or whatever it is of: somebody must be able to read it, and it must fit where it is kept.</summary>
public static class Naming
{
    /// <summary>Whether nobody can read anything of it: it has nothing but spaces and characters that are not seen.</summary>
    public static bool IsNone(string? name) => Organisation.Written(name ?? "").Length == 0;

    /// <summary>A name without the blanks around it.</summary>
    /// <exception cref="RuleBroken">There is nothing to read in it, or it is too long.</exception>
    internal static string Checked(string? name, int longest)
    {
        if (IsNone(name)) throw new RuleBroken(Rule.NameIsNeeded);
        var kept = name!.Trim();
        return kept.Length <= longest ? kept : throw new RuleBroken(Rule.NameIsTooLong);
    }
}

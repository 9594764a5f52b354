using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Access = KetenScan.Data.Access;

namespace KetenScan.Web.Features.Account;

/// <summary>
/// The passwords that attackers try first: the ones leaked most often, words and first names, also with a year, digits or signs around
/// them, with digits for letters, or repeated. Of each word, the first five bytes of its SHA-256 are shipped, sorted.
/// </summary>
internal static class LeakedPasswords
{
    private const int Width = 5;

    /// <summary>More digits and signs than this around a word are part of the password, and are not stripped.</summary>
    private const int MostDecoration = 8;

    /// <summary>A password that repeats fewer characters than this is no stronger than those characters.</summary>
    private const int ShortUnit = 5;

    private const string Digits = "0134578@$!";
    private const string Letters = "oieastbasi";

    private static readonly Lazy<byte[]> Hashes = new(() =>
    {
        using var resource = typeof(LeakedPasswords).Assembly.GetManifestResourceStream("leaked-passwords.bin")!;
        var all = new byte[resource.Length];
        resource.ReadExactly(all);
        return all;
    });

    public static int Count => Hashes.Value.Length / Width;

    public static bool Holds(string password)
    {
        var written = password.Trim().ToLowerInvariant();
        if (IsRun(written)) return true;

        var unit = Unit(written);
        return unit.Length < ShortUnit
            || ((string[])[written, unit, Bare(written), Bare(unit)]).Any(word => IsListed(word) || IsListed(AsLetters(word)) || IsListed(Unit(word)));
    }

    /// <summary>The text without the digits and signs that were put around a word to make it long enough.</summary>
    private static string Bare(string text)
    {
        var bare = text.Trim([.. text.Where(character => !char.IsLetter(character)).Distinct()]);
        return text.Length - bare.Length <= MostDecoration ? bare : text;
    }

    private static string AsLetters(string text) =>
        string.Concat(text.Select(character => Digits.IndexOf(character, StringComparison.Ordinal) is >= 0 and var at ? Letters[at] : character));

    /// <summary>The shortest part that the text repeats.</summary>
    private static string Unit(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
        {
            if (text.Length % length == 0 && text[length..] == text[..^length]) return text[..length];
        }

        return text;
    }

    /// <summary>Whether each character follows the one before, as in 123456789012.</summary>
    private static bool IsRun(string text) =>
        text.Length > 1
            && (text.Zip(text[1..], (one, next) => next - one).All(step => step is 1 or -9)
                || text.Zip(text[1..], (one, next) => next - one).All(step => step is -1 or 9));

    private static bool IsListed(string word)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(word)).AsSpan(0, Width);
        var (from, to) = (0, Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            var order = Hashes.Value.AsSpan(middle * Width, Width).SequenceCompareTo(hash);
            if (order == 0) return true;
            if (order < 0) from = middle + 1;
            else to = middle;
        }

        return false;
    }
}

/// <summary>Refuses such a password when it is chosen.</summary>
internal sealed class LeakedPasswordValidator : IPasswordValidator<Access.Account>
{
    public const string Code = "LeakedPassword";

    public Task<IdentityResult> ValidateAsync(UserManager<Access.Account> manager, Access.Account user, string? password) =>
        Task.FromResult(password is not null && LeakedPasswords.Holds(password)
            ? IdentityResult.Failed(new IdentityError { Code = Code, Description = "This password is on lists of leaked passwords." })
            : IdentityResult.Success);
}

using System.Globalization;
using System.Text;

namespace KetenScan.Domain.Chains;

/// <summary>Why a text is not a valid email address.</summary>
public enum AddressFault
{
    Missing,
    TooLong,
    NoAt,
    Character,
    LocalPart,
    Domain,
}

/// <param name="Character">The first character that an address cannot contain; empty for another fault.</param>
public sealed record AddressProblem(AddressFault Fault, string Character = "");

/// <summary>Normalises and validates email addresses, so that one address is stored in one form however it was entered.</summary>
public static class EmailAddress
{
    /// <summary>RFC 5321, 4.5.3.1.1.</summary>
    private const int LongestLocalPart = 64;

    /// <summary>Allowed besides letters and digits (RFC 5322, 3.2.3).</summary>
    private const string AlsoInLocalPart = "!#$%&'*+-/=?^_`{|}~.";

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>
    /// An address as it is stored and compared: without surrounding, invisible or no-break spaces, in lower case and in
    /// Unicode form C; a domain written with <c>xn--</c> is decoded.
    /// </summary>
    public static string Written(string email)
    {
        var seen = new StringBuilder(email.Length);
        foreach (var rune in email.EnumerateRunes().Where(rune => !IsUnseen(rune))) seen.Append(rune.ToString());
        var written = seen.ToString().Trim().Normalize(NormalizationForm.FormC).ToLowerInvariant();
        var at = written.LastIndexOf('@');
        return written[..(at + 1)] + (at < 0 ? written : Domain(written[(at + 1)..]).Unicode);
    }

    /// <summary>What is wrong with an address after <see cref="Written"/>; null when nothing is.</summary>
    public static AddressProblem? ProblemOf(string? email)
    {
        var written = Written(email ?? "");
        if (written.Length == 0) return new AddressProblem(AddressFault.Missing);
        if (written.Length > Person.LongestEmail) return new AddressProblem(AddressFault.TooLong);
        var at = written.LastIndexOf('@');
        foreach (var rune in written[..Math.Max(at, 0)].EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune)
                && !IsMark(rune)
                && !AlsoInLocalPart.Contains(rune.ToString(), StringComparison.Ordinal)) return new AddressProblem(AddressFault.Character, rune.ToString());
        }

        foreach (var rune in written[(at + 1)..].EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune)
                && !IsMark(rune)
                && rune.Value is not '-' and not '.') return new AddressProblem(AddressFault.Character, rune.ToString());
        }

        if (at < 0) return new AddressProblem(AddressFault.NoAt);
        if (at is 0 or > LongestLocalPart
            || written[0] == '.'
            || written[at - 1] == '.'
            || written[..at].Contains("..", StringComparison.Ordinal)) return new AddressProblem(AddressFault.LocalPart);

        return CanExist(written[(at + 1)..]) ? null : new AddressProblem(AddressFault.Domain);
    }

    /// <summary>Whether this is a host name of at least two parts, the last of which is not a number (RFC 1035, 2.3.1; RFC 3696, 2).</summary>
    private static bool CanExist(string domain) =>
        Domain(domain).Ascii is { } name && name.Split('.') is { Length: >= 2 } parts
        && parts.All(part => part.Length > 0 && part[0] != '-' && part[^1] != '-') && parts[^1].Length >= 2 && !parts[^1].All(char.IsAsciiDigit);

    private static (string? Ascii, string Unicode) Domain(string domain)
    {
        try
        {
            var ascii = Idn.GetAscii(domain).ToLowerInvariant();
            return (ascii, Idn.GetUnicode(ascii));
        }
        catch (ArgumentException)
        {
            return (null, domain);
        }
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Whether a character is invisible: control and format characters, no-break and other unusual spaces, fillers and variation selectors.</summary>
    internal static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.SpaceSeparator => rune.Value != ' ',
        _ => rune.Value is >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF or 0x034F or 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0,
    };
}

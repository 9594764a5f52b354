namespace KetenScan.Web.Features.Mail;

/// <summary>A letter as an address that opens it in the visitor's own mail program (RFC 6068).</summary>
internal static class MailTo
{
    /// <summary>Windows hands a mail program no longer address than 2,046 characters or so, and cuts off the rest.</summary>
    private const int Longest = 2000;

    /// <summary>In both languages; in Dutch only when that would be cut off, and without the coordinator's own words if need be, but with the link.</summary>
    public static string Of(string address, Letter letter)
    {
        var both = Write(address, letter.Subject, letter.Text);
        if (both.Length <= Longest) return both;

        return Write(address, letter.Subject, Fitting(letter.Parts[0].Text, text => Write(address, letter.Subject, text).Length <= Longest));
    }

    /// <summary>Leaves out paragraphs before the link, the last first, but for the first two: the greeting and what it is about.</summary>
    private static string Fitting(string text, Predicate<string> fits)
    {
        const int kept = 2;
        const int link = 2;
        var paragraphs = text.Split("\n\n").ToList();
        while (!fits(string.Join("\n\n", paragraphs)) && paragraphs.Count > kept + link) paragraphs.RemoveAt(paragraphs.Count - link - 1);
        return string.Join("\n\n", paragraphs);
    }

    private static string Write(string address, string subject, string text)
    {
        var to = Uri.EscapeDataString(address).Replace("%40", "@", StringComparison.Ordinal);
        return $"mailto:{to}?subject={Uri.EscapeDataString(subject)}&body={Uri.EscapeDataString(text.Trim().ReplaceLineEndings("\r\n"))}";
    }
}

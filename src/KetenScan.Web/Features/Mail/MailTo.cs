namespace KetenScan.Web.Features.Mail;

/// <summary>A letter as a mailto address, which opens it in the user's own mail program (RFC 6068).</summary>
internal static class MailTo
{
    /// <summary>Windows passes at most about 2,046 characters to a mail program, and cuts off the rest.</summary>
    private const int Longest = 2000;

    /// <summary>In both languages. If that would be cut off, only in Dutch, if necessary without the coordinator's message, but always with the link.</summary>
    public static string Of(string address, Letter letter)
    {
        var both = Write(address, letter.Subject, letter.Text);
        if (both.Length <= Longest) return both;

        return Write(address, letter.Subject, Fitting(letter.Parts[0].Text, text => Write(address, letter.Subject, text).Length <= Longest));
    }

    /// <summary>Leaves out paragraphs before the link, from the last one, but never the first two: the greeting and the subject.</summary>
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

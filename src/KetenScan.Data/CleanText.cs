namespace KetenScan.Data;

/// <summary>Text that both databases can store: PostgreSQL accepts no NUL, and neither accepts half a surrogate pair.</summary>
public static class CleanText
{
    private const char Unreadable = '\uFFFD';

    public static string Of(string text)
    {
        var wrong = text.AsSpan().Contains('\0');
        for (var at = 0; at < text.Length && !wrong; at++) wrong = IsHalf(text, at);
        return wrong ? string.Concat(text.Select((letter, at) => letter == '\0' || IsHalf(text, at) ? Unreadable : letter)) : text;
    }

    /// <summary>Truncates text that is too long, never in the middle of a surrogate pair.</summary>
    public static string Of(string text, int longest)
    {
        if (text.Length > longest) text = text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
        return Of(text);
    }

    private static bool IsHalf(string text, int at) =>
        char.IsHighSurrogate(text[at]) ? at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1])
            : char.IsLowSurrogate(text[at]) && (at == 0 || !char.IsHighSurrogate(text[at - 1]));
}

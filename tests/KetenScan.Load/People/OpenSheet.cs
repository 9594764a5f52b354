using System.Globalization;
using System.Text.RegularExpressions;

namespace KetenScan.Load.People;

/// <summary>What js/sheet.js reads from the page of a sheet.</summary>
/// <param name="Id">The id of the sheet.</param>
/// <param name="Address">Where its page is, relative to the server.</param>
/// <param name="Token">The antiforgery token.</param>
/// <param name="Skew">How far the server's clock is ahead, in milliseconds.</param>
/// <param name="Answers">The names of the fields of the statements, in their order.</param>
internal sealed partial record OpenSheet(Guid Id, string Address, string Token, long Skew, IReadOnlyList<string> Answers)
{
    /// <returns>Null when this is not the page of a sheet that accepts changes.</returns>
    public static OpenSheet? Read(string page)
    {
        if (Guid.TryParse(SheetId().Match(page).Groups[1].Value, out var id)
            && SheetAddress().Match(page) is { Success: true } address
            && long.TryParse(ServerTime().Match(page).Groups[1].Value, CultureInfo.InvariantCulture, out var now)
            && TokenOf(page) is { } token)
            return new OpenSheet(
                id,
                address.Groups[1].Value,
                token,
                now - DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
                [.. AnswerName().Matches(page).Select(name => name.Groups[1].Value).Distinct()]);

        return null;
    }

    /// <summary>The antiforgery token of the first form of a page; null when it has none.</summary>
    public static string? TokenOf(string page) => FormToken().Match(page) is { Success: true } token ? token.Groups[1].Value : null;

    [GeneratedRegex("data-sheet=\"([^\"]+)\"")]
    private static partial Regex SheetId();

    [GeneratedRegex("data-address=\"([^\"]+)\"")]
    private static partial Regex SheetAddress();

    [GeneratedRegex("data-now=\"([0-9]+)\"")]
    private static partial Regex ServerTime();

    [GeneratedRegex("name=\"(answer-[0-9.]+)\"")]
    private static partial Regex AnswerName();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}

using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace KetenScan.Web.Tests.States;

/// <summary>Requirements for every response.</summary>
internal static partial class Judge
{
    private static readonly string[] Broken = ["Er ging iets mis", "Something went wrong"];
    private static readonly string[] Missing =
    [
        "Deze pagina is er niet", "This page does not exist",
        "Deze beoordeling is hier niet meer te openen", "This assessment can no longer be opened here",
    ];

    /// <param name="address">The requested address.</param>
    /// <param name="language">The language of the screen.</param>
    /// <param name="expected">The status according to the rule.</param>
    /// <param name="answer">The response.</param>
    /// <param name="body">The content of the response.</param>
    public static IEnumerable<string> Faults(string address, string language, int expected, HttpResponseMessage answer, byte[] body)
    {
        if ((int)answer.StatusCode != expected) return [$"answers {(int)answer.StatusCode} and not {expected}"];
        if (answer.StatusCode == HttpStatusCode.Redirect) return answer.Headers.Location is null ? ["leads nowhere"] : [];

        var kind = answer.Content.Headers.ContentType?.MediaType;
        if (kind == "text/html" && !address.StartsWith("/api/", StringComparison.Ordinal)) return OfPage(address, language, expected,
            Encoding.UTF8.GetString(body));
        if (expected == 404 && !IsForPrograms(address)) return [$"is a bare 404 ({kind ?? "nothing"}, {body.Length} bytes)"];
        return expected == 200 && OfFile(address, body) is { } fault ? [fault] : [];
    }

    /// <summary>The links of a page within the application.</summary>
    public static IEnumerable<string> Links(byte[] page) =>
        Link().Matches(Encoding.UTF8.GetString(page)).Select(link => WebUtility.HtmlDecode(link.Groups[1].Value).Split('#')[0])
            .Where(address => address.Length > 0).Select(address => $"/{address.TrimStart('.', '/')}").Distinct();

    /// <summary>Whether it is for programs, or for files that browsers request by themselves.</summary>
    private static bool IsForPrograms(string address) => address.StartsWith("/api", StringComparison.Ordinal)
        || address.StartsWith("/calendar/", StringComparison.Ordinal) || address.LastIndexOf('/') == 0 && address.Contains('.', StringComparison.Ordinal);

    private static IEnumerable<string> OfPage(string address, string language, int expected, string page)
    {
        if (string.IsNullOrWhiteSpace(Title().Match(page).Groups[1].Value)) yield return "has no title";
        if (!page.Contains($"<html lang=\"{language}\"", StringComparison.Ordinal)) yield return $"does not say that it is in {language}";
        if (address.Split('?')[0] != "/error" && Broken.Any(page.Contains)) yield return "shows the error boundary";

        // All steps of a sheet are in the document; one is shown.
        var levels = Heading().Matches(HiddenStep().Replace(page, "")).Select(heading => heading.Groups[1].Value[0] - '0').ToList();
        if (levels.Count(level => level == 1) != 1) yield return $"has {levels.Count(level => level == 1)} h1";
        var before = 0;
        foreach (var level in levels)
        {
            if (level > before + 1) yield return $"goes from h{before} to h{level}";
            before = level;
        }

        if (expected != 404) yield break;
        if (!Missing.Any(page.Contains)) yield return "is a 404 that does not say so";
        if (!Content().Match(page).Value.Contains("href=\"./\"", StringComparison.Ordinal)) yield return "is a 404 without a way back";
    }

    private static string? OfFile(string address, byte[] body)
    {
        if (body.Length == 0) return "is empty";

        var start = Encoding.Latin1.GetString(body, 0, Math.Min(body.Length, 16));
        var (fits, fault) = Path.GetExtension(address.Split('?')[0]) switch
        {
            ".pdf" => (start.StartsWith("%PDF", StringComparison.Ordinal), "is not a PDF"),
            ".xlsx" or ".zip" => (start.StartsWith("PK", StringComparison.Ordinal), "is not an archive"),
            ".png" => (start[1..4] == "PNG", "is not a picture"),
            ".ics" => (start.StartsWith("BEGIN:VCALENDAR", StringComparison.Ordinal), "is not a calendar"),
            ".json" => (IsJson(body), "is not JSON"),
            _ => (true, ""),
        };
        return fits ? null : fault;
    }

    private static bool IsJson(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex("<title>([^<]*)</title>")]
    private static partial Regex Title();

    [GeneratedRegex("<h([1-6])[ >]")]
    private static partial Regex Heading();

    [GeneratedRegex("<a [^>]*href=\"(?![a-z]+:)([^\"]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<section class=\"step\"[^>]* hidden[^>]*>.*?</section>", RegexOptions.Singleline)]
    private static partial Regex HiddenStep();

    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline)]
    private static partial Regex Content();
}

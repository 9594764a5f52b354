using System.Net;
using System.Text.RegularExpressions;

namespace KetenScan.Web.Tests.Access;

/// <summary>An installation that shares its host with others: no link leads out of its path.</summary>
public sealed partial class UnderPathTests : IAsyncLifetime
{
    private const string Under = "/keten";
    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start([$"--PublicUrl=http://intranet.example.nl{Under}/"]);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task No_page_file_redirect_or_cookie_leads_out_of_the_path()
    {
        var cookies = new CookieContainer();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = app.Address };
        using var home = await DemoServer.SignIn(client, "coordinator@demo.example", app.Password, $"{Under}/account/login");
        Assert.Equal($"{Under}/", home.Headers.Location!.OriginalString);
        Assert.Equal(Under, cookies.GetAllCookies().Single(cookie => cookie.Name == "ketenscan").Path);

        var (seen, waiting, wrong) = (new HashSet<string>(), new Queue<(string From, Uri To)>(), new List<string>());
        waiting.Enqueue(("", new Uri(app.Address, $"{Under}/")));
        while (waiting.TryDequeue(out var next))
        {
            if (!seen.Add(next.To.AbsolutePath)) continue;
            if (next.To.AbsolutePath != $"{Under}/" && !next.To.AbsolutePath.StartsWith($"{Under}/", StringComparison.Ordinal))
            {
                wrong.Add($"{next.From} leads to {next.To.AbsolutePath}");
                continue;
            }

            using var answer = await client.GetAsync(next.To);
            if (answer.Headers.Location is { } location) waiting.Enqueue((next.To.AbsolutePath, new Uri(next.To, location)));
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
                if (!cookie.Contains($"path={Under}", StringComparison.OrdinalIgnoreCase)) wrong.Add($"{next.To.AbsolutePath} sets {cookie}");
            if ((int)answer.StatusCode >= 400) wrong.Add($"{next.From} leads to {next.To.AbsolutePath}, which answers {(int)answer.StatusCode}");
            foreach (var link in await LinksOf(next.To, answer)) waiting.Enqueue((next.To.AbsolutePath, link));
        }

        Assert.Empty(wrong);
        Assert.True(seen.Count > 60, $"Only {seen.Count} addresses were seen.");
        Assert.Contains($"{Under}/fonts/Inter-Regular.woff2", seen);
        Assert.Contains(seen, address => address.EndsWith("/scorecard.pdf", StringComparison.Ordinal));
    }

    /// <summary>A proxy may keep or strip the path; the page is the same.</summary>
    [Theory]
    [InlineData($"{Under}/account/login")]
    [InlineData("/account/login")]
    public async Task A_page_counts_its_links_from_the_path_whether_the_proxy_leaves_it_or_not(string address)
    {
        using var client = new HttpClient { BaseAddress = app.Address };

        Assert.Contains($"<base href=\"{Under}/\"", await client.GetStringAsync(address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_path_without_its_slash_leads_to_it_and_a_path_like_it_is_not_there()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };

        Assert.Equal($"{Under}/?x=1", (await client.GetAsync($"{Under}?x=1")).Headers.Location!.OriginalString);
        Assert.StartsWith(
            $"{app.Address.GetLeftPart(UriPartial.Authority)}{Under}/account/login",
            (await client.GetAsync($"{Under}zijn/")).Headers.Location!.OriginalString,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_path_that_a_trusted_proxy_names_is_taken_where_no_setting_says_one()
    {
        await using var behind = await RunningKetenScan.Start(["--TrustedProxies=127.0.0.0/8"]);
        using var client = new HttpClient { BaseAddress = behind.Address };
        client.DefaultRequestHeaders.Add("X-Forwarded-Prefix", "/samen");

        Assert.Contains("<base href=\"/samen/\"", await client.GetStringAsync("/account/login"), StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<Uri>> LinksOf(Uri address, HttpResponseMessage answer)
    {
        var kind = answer.Content.Headers.ContentType?.MediaType;
        if (kind is not ("text/html" or "text/css")) return [];

        var text = await answer.Content.ReadAsStringAsync();
        var start = kind == "text/html" && Base().Match(text) is { Success: true } found ? new Uri(address, found.Groups[1].Value) : address;
        return
            from link in (kind == "text/css" ? InStyle() : InPage()).Matches(text)
            let written = WebUtility.HtmlDecode(link.Groups[1].Value)
            where !written.StartsWith("data:", StringComparison.Ordinal) && !written.StartsWith("mailto:", StringComparison.Ordinal)
            let to = new Uri(start, written.Split('#')[0])
            where to.Authority == address.Authority
            select to;
    }

    [GeneratedRegex("<base href=\"([^\"]*)\"")]
    private static partial Regex Base();

    /// <summary>Forms are posted, not fetched; those that sign out or remove something are skipped.</summary>
    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"")]
    private static partial Regex InPage();

    [GeneratedRegex("url\\(\"?([^\")]*)\"?\\)")]
    private static partial Regex InStyle();
}

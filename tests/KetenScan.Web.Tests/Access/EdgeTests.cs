using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Web.Tests.Access;

/// <summary>What every response has in common.</summary>
public sealed class EdgeTests(DemoServer server)
{
    [Fact]
    public async Task Only_static_files_may_be_cached()
    {
        using var client = await server.SignedIn("coordinator");
        var kept = new List<string>();
        foreach (var address in Addresses())
        {
            using var answer = await client.GetAsync(address);
            if (answer.Headers.CacheControl is not { NoStore: true, Private: true }) kept.Add($"{address} {answer.Headers.CacheControl}");
        }

        Assert.Empty(kept);
        using var asset = await client.GetAsync("/app.css");
        Assert.NotEqual(true, asset.Headers.CacheControl?.NoStore);
        using var missing = await client.GetAsync("/app-that-is-not-there.css");
        Assert.True(missing.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_head_is_answered_as_a_get_is()
    {
        var different = new List<string>();
        foreach (var client in (HttpClient[])[await server.SignedIn("coordinator"), server.Anonymous()])
        {
            foreach (var address in Addresses())
            {
                using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));
                using var get = await client.GetAsync(address);
                if (head.StatusCode != get.StatusCode || head.Content.Headers.ContentType?.MediaType != get.Content.Headers.ContentType?.MediaType)
                    different.Add($"{address}: {head.StatusCode} {get.StatusCode}");
            }

            client.Dispose();
        }

        Assert.Empty(different);
    }

    [Theory]
    [InlineData("/account/login?returnUrl=%2F", "/account/login?returnUrl=%2F")]
    [InlineData("//elders.example/x", null)]
    public async Task A_form_that_has_expired_says_so_on_a_page_that_leads_back_to_it(string from, string? back)
    {
        using var client = server.Anonymous();
        using var post = new HttpRequestMessage(HttpMethod.Post, "/account/login")
        {
            Content = new FormUrlEncodedContent(
            [new("Input.Email", "iemand@voorbeeld.nl")])
        };
        post.Headers.Referrer = new Uri(
            from.StartsWith("//", StringComparison.Ordinal) ? $"https:{from}" : $"{server.App.Address.GetLeftPart(UriPartial.Authority)}{from}");
        post.Headers.TryAddWithoutValidation("Accept-Language", "nl");

        using var answer = await client.SendAsync(post);

        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal((HttpStatusCode.BadRequest, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("Dit formulier is verlopen", page, StringComparison.Ordinal);
        Assert.Equal(back is not null, page.Contains("Terug naar het formulier", StringComparison.Ordinal));
        if (back is not null) Assert.Contains($"href=\"{back}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visitor_with_too_many_requests_is_told_when_to_try_again()
    {
        await using var app = await RunningKetenScan.Start(["--Throttling:SensitivePerMinute=1"]);
        using var client = new HttpClient { BaseAddress = app.Address };
        await DemoServer.SignIn(client, "coordinator@demo.example", "geraden");

        using var answer = await client.PostAsync("/i/lost", new FormUrlEncodedContent([new("Input.Email", "a@voorbeeld.nl")]));

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.Contains("Even wachten", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/chains", true)]
    [InlineData("/", true)]
    [InlineData("/\t/x", false)]
    [InlineData("//elders.example", false)]
    [InlineData("/\\elders.example", false)]
    [InlineData("https://elders.example", false)]
    [InlineData("~/chains", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_an_address_of_ours_is_gone_back_to(string? url, bool ours) => Assert.Equal(ours, KetenScan.Web.Shared.LocalAddress.Is(url));

    [Theory]
    [InlineData("192.0.2.9", "192.0.2.9")]
    [InlineData("::ffff:192.0.2.9", "192.0.2.9")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::/64")]
    public void All_addresses_of_an_ipv6_network_are_limited_as_one(string address, string network) =>
        Assert.Equal(network, KetenScan.Web.Shared.Throttling.NetworkOf(IPAddress.Parse(address)));

    /// <summary>For every route that answers GET, one address, existing or not for a coordinator.</summary>
    private List<string> Addresses() =>
    [
        "/bestaat-niet",
        .. RouteRules.RoutesOf(server.App.Services)
            .Where(route => route.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/')
                .Replace("{slug}", "dementie-de-meren", StringComparison.OrdinalIgnoreCase)
                .Replace("{number:int}", "3", StringComparison.OrdinalIgnoreCase)
                .Replace("{documentName}", "v1", StringComparison.OrdinalIgnoreCase)
                .Replace("{language:regex(^(nl|en)$)}", "nl", StringComparison.Ordinal)
                .Replace("{theme:regex(^(light|dark)$)}", "light", StringComparison.Ordinal))
            .Where(address => !address.Contains("zip", StringComparison.Ordinal))
            .Distinct(),
    ];
}

using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Access;

/// <summary>What is not there and what is out of scope look the same.</summary>
public sealed partial class NotFoundTests(DemoServer server)
{
    private const string Chain = "/chains/dementie-de-meren";

    [Theory]
    [InlineData("/bestaat-niet")]
    [InlineData("/chains")]
    [InlineData("/account")]
    [InlineData("/dossier")]
    [InlineData("/admin")]
    [InlineData($"{Chain}/rounds/abc")]
    [InlineData($"{Chain}/rounds/99/scorecard.pdf")]
    public async Task What_is_not_there_is_one_page_with_a_way_back(string address)
    {
        using var client = await server.SignedIn("coordinator");

        var answer = await client.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = Content().Match(await answer.Content.ReadAsStringAsync()).Value;
        Assert.Contains("href=\"./\"", page, StringComparison.Ordinal);
        Assert.Equal(Content().Match(await (await client.GetAsync("/chains/bestaat-niet")).Content.ReadAsStringAsync()).Value, page);
    }

    [Fact]
    public async Task Out_of_scope_looks_exactly_like_not_existing()
    {
        using var client = await server.SignedIn("buitenstaander");

        Assert.Equal(await Body(client, "/chains/bestaat-niet-hier"), await Body(client, Chain));
        Assert.Equal(await Body(client, "/chains/bestaat-niet-hier/rounds/3/scorecard.pdf"), await Body(client, $"{Chain}/rounds/3/scorecard.pdf"));
    }

    /// <summary>The page without what differs on every request: the requested address, tokens and prerendering ids.</summary>
    private static async Task<string> Body(HttpClient client, string route)
    {
        var page = await (await client.GetAsync(route)).Content.ReadAsStringAsync();
        return PerRequest().Replace(page.Replace(route, "ROUTE", StringComparison.Ordinal), "");
    }

    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline)]
    private static partial Regex Content();

    [GeneratedRegex("<!--Blazor.*?-->|name=\"__RequestVerificationToken\" value=\"[^\"]+\"", RegexOptions.Singleline)]
    private static partial Regex PerRequest();
}

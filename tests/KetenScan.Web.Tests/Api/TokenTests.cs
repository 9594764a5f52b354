using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using KetenScan.Data.Access;
using KetenScan.Web.Features.Api;
using KetenScan.Web.Tests.Compare;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Api;

/// <summary>What a key opens, for how long, and what nothing opens any more.</summary>
public sealed class TokenTests : RunningApi
{
    [Fact]
    public async Task A_key_opens_no_more_than_its_scopes_and_its_owner()
    {
        using var chains = await Client("consultant", TokenScopes.Chains);
        Assert.Equal(HttpStatusCode.OK, (await chains.GetAsync("/api/v1/chains")).StatusCode);
        using var forbidden = await chains.GetAsync("/api/v1/chains/dementie-de-meren/rounds");
        Assert.Equal((HttpStatusCode.Forbidden, "application/problem+json"), (forbidden.StatusCode, forbidden.Content.Headers.ContentType!.MediaType));

        using var outsider = await Client("buitenstaander");
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.GetAsync("/api/v1/chains/dementie-de-meren")).StatusCode);
        using var administrator = await Client("beheer");
        Assert.Empty((await administrator.GetFromJsonAsync<JsonElement>("/api/v1/chains")).GetProperty("items").EnumerateArray());

        // A key works for the API and for nothing else.
        Assert.Equal(HttpStatusCode.Redirect, (await chains.GetAsync("/compare")).StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer ketenscan_geraden")]
    [InlineData("Basic YTpi")]
    public async Task Without_a_good_key_there_is_nothing(string? header)
    {
        using var client = new HttpClient { BaseAddress = App.Address };
        if (header is not null) client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);

        using var answer = await client.GetAsync("/api/v1/chains");

        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task An_expired_a_withdrawn_and_a_locked_out_key_open_nothing()
    {
        var viewer = await Viewer("consultant");
        using var client = await Client("consultant");
        var token = (await Tokens.Of(viewer))!.Single();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/chains")).StatusCode);
        Assert.NotNull((await Tokens.Of(viewer))!.Single().LastUsedOn);

        await using (var db = await Db()) await db.Users
            .Where(user => user.Id == viewer.AccountId)
            .ExecuteUpdateAsync(user => user.SetProperty(own => own.LockoutEnd, Data.Access.Account.ForGood));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/v1/chains")).StatusCode);
        await using (var db = await Db()) await db.Users
            .Where(user => user.Id == viewer.AccountId)
            .ExecuteUpdateAsync(user => user.SetProperty(own => own.LockoutEnd, (DateTimeOffset?)null));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/chains")).StatusCode);

        await using (var db = await Db()) await db.AccessTokens.ExecuteUpdateAsync(
            own => own.SetProperty(key => key.ExpiresAt, DateTimeOffset.UtcNow.AddSeconds(-1)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/v1/chains")).StatusCode);
        Assert.False(await Tokens.Withdraw(await Viewer("coordinator"), token));
        Assert.True(await Tokens.Withdraw(viewer, token));
        Assert.Empty((await Tokens.Of(viewer))!);
    }

    [Fact]
    public async Task A_key_that_is_asked_for_twice_is_made_once()
    {
        var (viewer, secret) = (await Viewer("consultant"), TokenService.NewSecret());
        Task<bool> Make() => Tokens.Make(viewer, secret, "Excel", TokenScopes.Chains, 30);

        Assert.All(await Task.WhenAll(Make(), Make(), Make()), Assert.True);
        Assert.True(await Make());

        Assert.Single((await Tokens.Of(viewer))!);
    }

    [Fact]
    public async Task The_secret_itself_is_not_kept()
    {
        var (viewer, secret) = (await Viewer("consultant"), TokenService.NewSecret());
        Assert.True(await Tokens.Make(viewer, secret, "Excel", TokenScopes.Chains, 30));
        await using var db = await Db();
        var stored = await db.AccessTokens.SingleAsync();

        Assert.Equal(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(secret)), stored.TokenHash);
        Assert.DoesNotContain(secret, (await db.AuditLog.OrderBy(entry => entry.Number).LastAsync()).About, StringComparison.Ordinal);
    }

    /// <summary>Every output of the comparison and the API, after a consultant's access was withdrawn.</summary>
    [Fact]
    public async Task A_withdrawn_grant_leaves_nothing_in_any_output()
    {
        const string Chain = "dementie-de-meren";
        var viewer = await Viewer("consultant");
        using var program = await Client("consultant");
        using var person = new HttpClient(
            new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        { BaseAddress = App.Address };
        await DemoServer.SignIn(person, "consultant@demo.example", App.Password);
        string[] pages = [$"/compare?chain={Chain}", $"/compare/export.csv?chain={Chain}", "/compare?field=dementie", "/compare/export.csv?field=dementie"];
        string[] gone =
        [
            $"/chains/{Chain}",
            $"/chains/{Chain}/rounds/3",
            $"/chains/{Chain}/rounds/3/scorecard.pdf",
            $"/chains/{Chain}/rounds/3/results.json",
            $"/chains/{Chain}/rounds/3/guide.pdf",
            $"/chains/{Chain}/dossier",
            $"/chains/{Chain}/dossier.pdf",
        ];
        string[] asked = ["/api/v1/chains", $"/api/v1/chains/{Chain}", $"/api/v1/chains/{Chain}/rounds", $"/api/v1/chains/{Chain}/rounds/3/scorecard"];
        Assert.Contains(Chain, await program.GetStringAsync("/api/v1/rounds?limit=500"), StringComparison.Ordinal);
        foreach (var page in pages[..2]) Assert.Contains("Dementieketen", await person.GetStringAsync(page), StringComparison.Ordinal);

        await using (var db = await Db()) await db.Grants
            .Where(grant => grant.AccountId == viewer.AccountId && db.Chains.Any(chain => chain.Id == grant.ChainId && chain.Slug == Chain))
            .ExecuteDeleteAsync();

        foreach (var page in pages) Assert.DoesNotContain("Dementieketen", await person.GetStringAsync(page), StringComparison.Ordinal);
        foreach (var page in gone) Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync(page)).StatusCode);
        foreach (var page in asked)
            Assert.DoesNotContain("Dementieketen", await (await program.GetAsync(page)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(Chain, await program.GetStringAsync("/api/v1/rounds?limit=500"), StringComparison.Ordinal);
        foreach (var page in asked[1..]) Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(page)).StatusCode);
        foreach (var file in (string[])["/compare/export.xlsx", "/compare/scorecards.zip"])
        {
            using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(await person.GetByteArrayAsync(file)));
            foreach (var entry in zip.Entries)
            {
                Assert.DoesNotContain(Chain, entry.Name, StringComparison.Ordinal);
                using var content = new StreamReader(await entry.OpenAsync());
                Assert.DoesNotContain("Dementieketen", await content.ReadToEndAsync(), StringComparison.Ordinal);
            }
        }

        Assert.DoesNotContain(
            "Dementieketen",
            ExternalTool.On(await person.GetByteArrayAsync("/compare/portfolio.pdf"), "pdftotext").Output,
            StringComparison.Ordinal);
        await using (var db = await Db()) await db.Grants.Where(grant => grant.AccountId == viewer.AccountId).ExecuteDeleteAsync();
        foreach (var page in (string[])["/compare", "/compare/export.csv", "/compare/export.xlsx", "/compare/portfolio.pdf", "/compare/scorecards.zip"])
            Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync(page)).StatusCode);
        foreach (var list in (string[])["chains", "rounds"])
            Assert.Empty((await program.GetFromJsonAsync<JsonElement>($"/api/v1/{list}")).GetProperty("items").EnumerateArray());
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Web.Features.Api;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Tests.Compare;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Web.Tests.Api;

/// <summary>What a program can read with a key, over HTTP, in a separate application.</summary>
public sealed class ApiTests : IAsyncLifetime
{
    private RunningKetenScan app = null!;
    private AsyncServiceScope scope;

    private TokenService Tokens => scope.ServiceProvider.GetRequiredService<TokenService>();

    public async ValueTask InitializeAsync()
    {
        app = await RunningKetenScan.Start();
        scope = app.Services.CreateAsyncScope();
    }

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task A_key_reads_chains_rounds_and_scorecards_page_by_page()
    {
        using var client = await Client("consultant");

        var first = await client.GetFromJsonAsync<JsonElement>("/api/v1/chains?limit=2");
        var second = await client.GetFromJsonAsync<JsonElement>(first.GetProperty("next").GetString());
        var rounds = await client.GetFromJsonAsync<JsonElement>("/api/v1/chains/dementie-de-meren/rounds");
        var card = await client.GetFromJsonAsync<JsonElement>("/api/v1/chains/dementie-de-meren/rounds/3/scorecard");

        Assert.Equal(
            ["dementie-de-meren", "jeugd-noorderkwartier"],
            first.GetProperty("items").EnumerateArray().Select(chain => chain.GetProperty("slug").GetString()));
        Assert.Equal("schuldhulp-waterland", Assert.Single(second.GetProperty("items").EnumerateArray()).GetProperty("slug").GetString());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Equal([1, 2, 3], rounds.GetProperty("items").EnumerateArray().Select(round => round.GetProperty("number").GetInt32()));
        Assert.Equal("partner", rounds.GetProperty("items")[0].GetProperty("weighting").GetString());
        Assert.Equal("ketenscan.scorecard/2", card.GetProperty("format").GetString());
        Assert.Equal(
            card.GetProperty("principles")[2].GetProperty("score").GetDouble(),
            rounds.GetProperty("items")[2].GetProperty("principles")[2].GetProperty("score").GetDouble());
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/api/v1/chains?limit=0")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/v1/chains/bestaat-niet")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/v1/chains/dementie-de-meren/rounds/4/scorecard")).StatusCode); // open
    }

    [Fact]
    public async Task All_rounds_come_page_by_page_without_asking_each_chain()
    {
        using var client = await Client("consultant");
        var rounds = new List<(string?, int)>();
        for (var next = "/api/v1/rounds?limit=2"; next is not null;)
        {
            var page = await client.GetFromJsonAsync<JsonElement>(next);
            Assert.InRange(page.GetProperty("items").GetArrayLength(), 0, 2);
            rounds.AddRange(
                page.GetProperty("items").EnumerateArray().Select(round => (round.GetProperty("chain").GetString(), round.GetProperty("number").GetInt32())));
            next = page.GetProperty("next").GetString();
        }

        var expected = new List<(string?, int)>();
        foreach (var chain in (string[])["dementie-de-meren", "jeugd-noorderkwartier", "schuldhulp-waterland"])
        {
            var own = await client.GetFromJsonAsync<JsonElement>($"/api/v1/chains/{chain}/rounds");
            expected.AddRange(own.GetProperty("items").EnumerateArray().Select(round => ((string?)chain, round.GetProperty("number").GetInt32())));
        }

        Assert.Equal(expected, rounds);
        Assert.Equal(3, rounds.Select(round => round.Item1).Distinct().Count());
    }

    [Theory]
    [InlineData("after=dementie-de-meren")]
    [InlineData("after=dementie-de-meren/drie")]
    [InlineData("after=a/b/3")]
    [InlineData("limit=501")]
    public async Task A_place_in_the_rounds_that_cannot_be_is_explained(string query)
    {
        using var client = await Client("consultant");

        using var answer = await client.GetAsync($"/api/v1/rounds?{query}");

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task What_did_not_change_is_not_sent_again()
    {
        using var client = await Client("consultant");
        var first = await client.GetAsync("/api/v1/chains/dementie-de-meren/rounds/3/scorecard");
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await client.GetAsync("/api/v1/chains/dementie-de-meren/rounds/3/scorecard");
        using var other = await client.GetAsync("/api/v1/chains/dementie-de-meren/rounds/2/scorecard");

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (second.StatusCode, other.StatusCode));
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
        Assert.True(first.Headers.CacheControl!.Private);
    }

    [Theory]
    [InlineData("dementie-de-meren")]
    [InlineData("jeugd-noorderkwartier")] // protected: no levels, no significant change, and wide intervals
    public async Task A_round_tells_what_is_certain_as_its_scorecard_does(string chain)
    {
        using var client = await Client("consultant");

        var round = (await client.GetFromJsonAsync<JsonElement>($"/api/v1/chains/{chain}/rounds")).GetProperty("items")[2];
        var card = await client.GetFromJsonAsync<JsonElement>($"/api/v1/chains/{chain}/rounds/3/scorecard");

        Assert.Equal(2, round.GetProperty("scoringVersion").GetInt32());
        Same(card.GetProperty("overall").GetProperty("confidence95"), "low", round, "overallLow");
        Same(card.GetProperty("overall").GetProperty("confidence95"), "high", round, "overallHigh");
        Same(card.GetProperty("overall").GetProperty("confidence95"), "conservative", round, "overallConservative");
        var isProtected = chain == "jeugd-noorderkwartier";
        Assert.Equal(isProtected, round.GetProperty("overallConservative").GetBoolean());
        Assert.Equal(isProtected, round.GetProperty("overallMoved").ValueKind == JsonValueKind.Null);
        foreach (var (figure, principle) in round.GetProperty("principles").EnumerateArray().Zip(card.GetProperty("principles").EnumerateArray()))
        {
            Same(principle, "bandSure", figure, "bandSure");
            Same(principle.GetProperty("confidence95"), "low", figure, "low");
            Same(principle.GetProperty("confidence95"), "conservative", figure, "conservative");
            Same(principle.GetProperty("nonResponse"), "halfPointLower", figure, "halfPointLower");
            Same(principle, "silentPartners", figure, "silentPartners");
            Same(principle.GetProperty("agreement"), "reading", figure, "agreement");
            Same(principle.GetProperty("levels"), "gap", figure, "gap");
            Same(principle.GetProperty("levels").GetProperty("gapConfidence95"), "low", figure, "gapLow");
            Same(principle.GetProperty("levels").GetProperty("gapConfidence95"), "high", figure, "gapHigh");
            Same(principle.GetProperty("levels"), "gapSure", figure, "gapSure");
            Same(principle.GetProperty("change"), "score", figure, "change");
            Same(principle.GetProperty("change").GetProperty("confidence95"), "low", figure, "changeLow");
            Same(principle.GetProperty("change").GetProperty("confidence95"), "high", figure, "changeHigh");
            Same(principle.GetProperty("change"), "moved", figure, "moved");
            Same(principle.GetProperty("rank"), "highest", figure, "rankHighest");
            Same(principle.GetProperty("rank"), "lowest", figure, "rankLowest");
        }

        Assert.Contains(round.GetProperty("principles").EnumerateArray(), figure => figure.GetProperty("agreement").GetString() == "divided");

        static void Same(JsonElement one, string own, JsonElement other, string its) =>
            Assert.Equal(one.ValueKind == JsonValueKind.Null ? "null" : one.GetProperty(own).GetRawText(), other.GetProperty(its).GetRawText());
    }

    [Fact]
    public async Task What_is_one_of_a_few_words_is_described_by_them()
    {
        using var client = await Client("consultant");

        var schemas = (await client.GetFromJsonAsync<JsonElement>("/api/v1/openapi.json")).GetProperty("components").GetProperty("schemas");

        Assert.Equal(["strong", "moderate", "weak", "none", "divided"], Words("AgreementReading"));
        Assert.Equal(["named", "protected"], Words("DisclosureMode"));
        Assert.Contains("overallConservative", schemas.GetProperty("ApiRound").GetProperty("properties").EnumerateObject().Select(property => property.Name));
        Assert.Subset(
            schemas.GetProperty("ApiFigure").GetProperty("properties").EnumerateObject().Select(property => property.Name).ToHashSet(),
            new HashSet<string> { "conservative", "halfPointLower", "silentPartners", "agreement", "gap", "gapLow", "gapHigh", "gapSure" });

        IEnumerable<string?> Words(string name) => schemas
            .GetProperty(name)
            .GetProperty("enum")
            .EnumerateArray()
            .Select(word => word.GetString())
            .OfType<string>();
    }

    [Fact]
    public async Task A_scorecard_of_version_1_keeps_its_bytes_and_its_tag_and_the_round_after_it_is_held_against_it()
    {
        const string Rounds = "/api/v1/chains/dementie-de-meren/rounds";
        await using (var db = await Db()) await OldScorecard.Store(db, "dementie-de-meren", 3);
        using var client = await Client("consultant");

        using var card = await client.GetAsync($"{Rounds}/3/scorecard");
        var figures = (await client.GetFromJsonAsync<JsonElement>(Rounds)).GetProperty("items")[2];

        Assert.Equal(OldScorecard.Bytes, await card.Content.ReadAsByteArrayAsync());
        Assert.Equal(OldScorecard.ETag, card.Headers.ETag!.Tag);
        using var asked = new HttpRequestMessage(HttpMethod.Get, $"{Rounds}/3/scorecard") { Headers = { { "If-None-Match", OldScorecard.ETag } } };
        using var known = await client.SendAsync(asked);
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        Assert.Equal((1, 3.48046875), (figures.GetProperty("scoringVersion").GetInt32(), figures.GetProperty("overall").GetDouble()));
        foreach (var name in (string[])["overallLow", "overallHigh", "overallConservative", "overallMoved"])
            Assert.Equal(JsonValueKind.Null, figures.GetProperty(name).ValueKind);
        foreach (var name in (string[])["conservative", "bandSure", "halfPointLower", "silentPartners", "agreement", "gap", "gapLow", "gapHigh", "gapSure",
            "changeLow", "changeHigh", "moved", "rankHighest", "rankLowest"])
            Assert.Equal(JsonValueKind.Null, figures.GetProperty("principles")[0].GetProperty(name).ValueKind);
        foreach (var name in (string[])["score", "low", "high", "change"])
            Assert.Equal(JsonValueKind.Number, figures.GetProperty("principles")[0].GetProperty(name).ValueKind);

        Assert.True(await scope.ServiceProvider.GetRequiredService<RoundService>().Close(await Viewer("coordinator"), "dementie-de-meren", 4));

        var after = (await client.GetFromJsonAsync<JsonElement>(Rounds)).GetProperty("items")[3];
        var written = await client.GetFromJsonAsync<JsonElement>($"{Rounds}/4/scorecard");
        Assert.Equal(
            (2, 3),
            (
                after.GetProperty("scoringVersion").GetInt32(),
                written.GetProperty("principles")[0].GetProperty("change").GetProperty("previousRound").GetInt32()));
        Assert.Equal(OldScorecard.Bytes, await client.GetByteArrayAsync($"{Rounds}/3/scorecard"));
    }

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
        using var client = new HttpClient { BaseAddress = app.Address };
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
    public async Task Of_a_withdrawn_grant_nothing_is_left_in_any_output()
    {
        const string Chain = "dementie-de-meren";
        var viewer = await Viewer("consultant");
        using var program = await Client("consultant");
        using var person = new HttpClient(
            new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        { BaseAddress = app.Address };
        await DemoServer.SignIn(person, "consultant@demo.example", app.Password);
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

    private async Task<HttpClient> Client(string who, TokenScopes scopes = TokenScopes.Chains | TokenScopes.Scorecards)
    {
        var secret = TokenService.NewSecret();
        await Tokens.Make(await Viewer(who), secret, "test", scopes, 30);
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }

    private Task<KetenScanDb> Db() => scope.ServiceProvider.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();

    private async Task<Viewer> Viewer(string who)
    {
        await using var db = await Db();
        var viewer = await db.Users
            .Where(user => user.Email == $"{who}@demo.example")
            .Select(user => new Viewer(user.Id, user.DisplayName, null))
            .SingleAsync();
        return await viewer.Proved(scope.ServiceProvider.GetRequiredService<IDbContextFactory<KetenScanDb>>());
    }
}

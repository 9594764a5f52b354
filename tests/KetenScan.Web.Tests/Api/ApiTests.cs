using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using KetenScan.Data.Access;
using KetenScan.Web.Features.Api;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Tests.Compare;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Web.Tests.Api;

/// <summary>What a program can read with a key, over HTTP, in a separate application.</summary>
public sealed class ApiTests : RunningApi
{
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
    public async Task A_scorecard_of_version_1_keeps_its_bytes_and_its_tag_and_the_next_round_is_compared_with_it()
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

        Assert.True(await Services.GetRequiredService<RoundService>().Close(await Viewer("coordinator"), "dementie-de-meren", 4));

        var after = (await client.GetFromJsonAsync<JsonElement>(Rounds)).GetProperty("items")[3];
        var written = await client.GetFromJsonAsync<JsonElement>($"{Rounds}/4/scorecard");
        Assert.Equal(
            (2, 3),
            (
                after.GetProperty("scoringVersion").GetInt32(),
                written.GetProperty("principles")[0].GetProperty("change").GetProperty("previousRound").GetInt32()));
        Assert.Equal(OldScorecard.Bytes, await client.GetByteArrayAsync($"{Rounds}/3/scorecard"));
    }
}

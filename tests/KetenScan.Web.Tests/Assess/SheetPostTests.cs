using System.Net;
using System.Text.RegularExpressions;
using KetenScan.Data;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static KetenScan.Web.Tests.Assess.SheetRequests;

namespace KetenScan.Web.Tests.Assess;

/// <summary>The sheet over HTTP: the form of a step as a browser without script posts it, and the changes that the script sends.</summary>
public sealed class SheetPostTests : IAsyncLifetime
{
    private readonly DemoServer server = new();

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Without_script_a_step_is_stored_and_the_next_is_shown_and_only_what_was_changed_is_sent_on()
    {
        using var client = await server.SignedIn("strategisch");
        var page = await client.GetStringAsync($"{Sheet}?step=4");
        Assert.Contains("Bewaar en volgende", page, StringComparison.Ordinal);

        // Meanwhile another device answers 4.1.
        await SendChanges(client, page, ("answer", "answer-4.1", "5"));
        using var answer = await Post(client, Sheet, page, 4, ("to", "5"), ("answer-4.2", "2"), ("comment-4", "Eerste regel\r\nTweede regel"));

        Assert.Equal((HttpStatusCode.Redirect, $"{Sheet}?step=5"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        var stored = await server.App.Stored();
        Assert.Equal((5, 2), (stored.Answers["4.1"], stored.Answers["4.2"]));
        Assert.Equal("Eerste regel\nTweede regel", stored.Comments["4"]);
        Assert.Contains("checked", RadioIn(await client.GetStringAsync($"{Sheet}?step=4"), "answer-4.2", "2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_field_says_why_beside_it_and_keeps_what_was_filled_in()
    {
        using var client = await server.SignedIn("strategisch");
        var page = await client.GetStringAsync($"{Sheet}?step=4");
        var text = new string('x', 1999) + "🎉🎉";

        using var answer = await Post(client, Sheet, page, 4, ("to", "5"), ("answer-4.2", "2"), ("comment-4", text));

        var shown = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("langer dan 2000 tekens", WebUtility.HtmlDecode(shown), StringComparison.Ordinal);
        Assert.Contains(text, WebUtility.HtmlDecode(shown), StringComparison.Ordinal);
        Assert.Contains("data-step=\"4\" data-title", shown, StringComparison.Ordinal);
        Assert.Equal(2, (await server.App.Stored()).Answers["4.2"]);
    }

    [Fact]
    public async Task Handing_in_with_many_open_asks_first_and_a_sheet_that_was_handed_in_takes_nothing()
    {
        using var client = await server.SignedIn("strategisch");
        var page = await client.GetStringAsync($"{Sheet}?step=10");

        using (var asks = await Post(client, $"{Sheet}/submit", page, 10))
            Assert.Equal($"{Sheet}?step=10&sure=ask", asks.Headers.Location!.OriginalString);
        Assert.Contains("Toch indienen?", await client.GetStringAsync($"{Sheet}?step=10&sure=ask"), StringComparison.Ordinal);
        using (var sure = await Post(client, $"{Sheet}/submit", page, 10, ("sure", "true")))
            Assert.Equal($"{Sheet}?step=10&done=true", sure.Headers.Location!.OriginalString);

        using var late = await Post(client, Sheet, page, 4, ("to", "5"), ("answer-4.2", "2"), ("comment-4", "Nog één ding"));
        var shown = WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync());
        Assert.Contains("U hebt dit blad al ingediend. Heropen het om iets te wijzigen.", shown, StringComparison.Ordinal);
        Assert.Contains("Nog één ding", shown, StringComparison.Ordinal);
        Assert.Equal(("refused", true), Single(await SendChanges(client, page, ("answer", "answer-4.2", "2"))));
        Assert.False((await server.App.Stored()).Answers.ContainsKey("4.2"));

        using (var reopened = await Post(client, $"{Sheet}/reopen", page, 10)) Assert.Equal(HttpStatusCode.Redirect, reopened.StatusCode);
        Assert.Equal(("stored", false), Single(await SendChanges(client, page, ("answer", "answer-4.2", "2"))));
    }

    [Fact]
    public async Task A_comment_that_comes_after_the_close_can_still_be_copied()
    {
        using var client = await server.SignedIn("strategisch");
        var page = await client.GetStringAsync($"{Sheet}?step=4");
        await using (var db = await Db())
        {
            await db.Rounds.Where(round => round.Number == 4).ExecuteUpdateAsync(round => round.SetProperty(one => one.State, RoundState.Closed));
            await db.Assessments.ExecuteUpdateAsync(sheet => sheet.SetProperty(one => one.State, SheetState.Sealed));
        }

        using var late = await Post(client, Sheet, page, 4, ("to", "5"), ("comment-4", "Te laat geschreven"));

        var shown = WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync());
        Assert.Contains("Deze ronde is gesloten", shown, StringComparison.Ordinal);
        Assert.Contains("Te laat geschreven", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/submit")]
    public async Task Who_has_no_sheet_here_any_more_is_told_so_and_can_copy_what_was_typed(string address)
    {
        using var member = await server.SignedIn("strategisch");
        var page = await member.GetStringAsync(Sheet);
        using var client = await server.SignedIn("buitenstaander");
        var token = DemoServer.TokenIn(await client.GetStringAsync("/account/security"));

        using var answer = await client.PostAsync(
            $"{Sheet}{address}",
            new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = token,
                ["sheet"] = $"{SheetIn(page)}",
                ["to"] = "2",
                ["comment-1"] = "Mijn tekst",
            }));

        var shown = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Dit blad is hier niet meer te openen", shown, StringComparison.Ordinal);
        Assert.Equal(address == "", shown.Contains("Mijn tekst", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(Sheet)).StatusCode);
        Assert.DoesNotContain("Dementieketen", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("step=abc")]
    [InlineData("step=99999999999")]
    [InlineData("step=-3")]
    [InlineData("step=10&sure=ask&done=perhaps&used=7")]
    public async Task An_address_that_somebody_typed_shows_a_step(string query)
    {
        using var client = await server.SignedIn("strategisch");

        Assert.Contains("data-step=", await client.GetStringAsync($"{Sheet}?{query}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handing_in_is_not_asked_about_when_nothing_is_open()
    {
        using var client = await server.SignedIn("strategisch");
        var page = await client.GetStringAsync(Sheet);
        var codes = from principle in Enumerable.Range(1, 8) from statement in Enumerable.Range(1, 5) select $"answer-{principle}.{statement}";
        await SendChanges(client, page, [.. codes.Select(name => ("answer", name, "3"))]);

        var shown = await client.GetStringAsync($"{Sheet}?step=10&sure=ask");

        Assert.Contains("Alle stellingen zijn beantwoord.", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Toch indienen?", shown, StringComparison.Ordinal);
    }

    private static string RadioIn(string page, string name, string value) =>
        Regex.Match(page, $"<input type=\"radio\" name=\"{Regex.Escape(name)}\" value=\"{value}\"[^>]*>").Value;

    private Task<KetenScanDb> Db() => server.App.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();
}

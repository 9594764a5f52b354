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
        Assert.Contains("Sla op en ga verder", page, StringComparison.Ordinal);

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
        Assert.Contains("U hebt deze beoordeling al ingediend. Heropen die om iets te wijzigen.", shown, StringComparison.Ordinal);
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

    [Fact]
    public async Task Handing_in_and_reopening_are_refused_for_another_sheet_than_the_one_that_was_shown()
    {
        using var client = await server.SignedIn("strategisch");
        var page = await client.GetStringAsync($"{Sheet}?step=10");
        var other = page.Replace($"{SheetIn(page)}", $"{Guid.NewGuid()}", StringComparison.Ordinal);

        foreach (var (address, of) in ((string, string)[])[($"{Sheet}/submit", other), ($"{Sheet}/reopen", other)])
        {
            using var answer = await Post(client, address, of, 10, ("sure", "true"));
            Assert.Contains(
                "Deze beoordeling is hier niet meer te openen",
                WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()),
                StringComparison.Ordinal);
        }

        Assert.Contains("Dien de beoordeling in", await client.GetStringAsync($"{Sheet}?step=10"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_form_with_the_token_of_another_session_nothing_is_stored_and_nothing_is_lost()
    {
        using var client = await server.SignedIn("strategisch");
        var page = await client.GetStringAsync($"{Sheet}?step=4");
        var token = DemoServer.TokenIn(page);
        var expired = page.Replace(token, token[..^5] + "xxxxx", StringComparison.Ordinal);

        // Another site can send a form, but not with a page of this site in Referer.
        using (var elsewhere = await Post(client, Sheet, expired, 4, ("to", "5"), ("comment-4", "Mijn tekst")))
            Assert.Equal(HttpStatusCode.BadRequest, elsewhere.StatusCode);
        client.DefaultRequestHeaders.Referrer = new Uri(server.App.Address, Sheet);
        using var answer = await Post(client, Sheet, expired, 4, ("to", "5"), ("comment-4", "Mijn tekst"), ("answer-4.1", "5"));

        var shown = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("Dit formulier was verlopen", shown, StringComparison.Ordinal);
        Assert.Contains("Mijn tekst</textarea>", shown, StringComparison.Ordinal);
        Assert.Contains("checked", RadioIn(shown, "answer-4.1", "5"), StringComparison.Ordinal);
        Assert.DoesNotContain("data-question=\"answer-4.1\" data-saved", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("data-question=\"comment-4\" data-saved", shown, StringComparison.Ordinal);
        Assert.Contains("data-question=\"answer-3.1\" data-saved", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("4", (await server.App.Stored()).Comments.Keys);
        Assert.DoesNotContain("4.1", (await server.App.Stored()).Answers.Keys);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_typed_on_the_sheet_of_another_can_be_copied_and_is_not_filled_in_here(bool hasToken)
    {
        using var member = await server.SignedIn("strategisch");
        var page = await member.GetStringAsync($"{Sheet}?step=4");
        using var client = await server.SignedIn("uitvoering");
        client.DefaultRequestHeaders.Referrer = new Uri(server.App.Address, Sheet);
        var token = hasToken ? DemoServer.TokenIn(await client.GetStringAsync(Sheet)) : "iets";

        using var answer = await Post(client, Sheet, page.Replace(DemoServer.TokenIn(page), token, StringComparison.Ordinal), 4, ("comment-4", "Mijn tekst"));

        var shown = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Single(Regex.Matches(shown, "Mijn tekst"));
        Assert.Matches("aria-label=\"Uw tekst\"[^>]*>Mijn tekst</textarea>", shown);
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
        Assert.Contains("Deze beoordeling is hier niet meer te openen", shown, StringComparison.Ordinal);
        Assert.Equal(address == "", shown.Contains("Mijn tekst", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(Sheet)).StatusCode);
        Assert.DoesNotContain("Dementieketen", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("step=abc", "3")]
    [InlineData("step=99999999999", "3")]
    [InlineData("step=-3", "3")]
    [InlineData("step=0", "1")]
    [InlineData("step=99", "10")]
    [InlineData("step=10&sure=ask&done=perhaps&used=7", "10")]
    public async Task An_address_that_somebody_typed_shows_the_nearest_step_or_where_one_was(string query, string step)
    {
        using var client = await server.SignedIn("strategisch");

        var page = await client.GetStringAsync($"{Sheet}?{query}");

        var sections = Regex.Matches(page, "<section class=\"step\" data-step=\"([0-9]+)\"[^>]*>");
        var visible = sections.Where(section => !section.Value.Contains(" hidden", StringComparison.Ordinal));
        Assert.Equal(step, Assert.Single(visible).Groups[1].Value);
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

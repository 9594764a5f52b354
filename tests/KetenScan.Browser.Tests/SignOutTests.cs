using System.Text.RegularExpressions;
using KetenScan.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Browser.Tests;

/// <summary>Signing out in one tab ends the other tabs of the same browser.</summary>
public sealed class SignOutTests(Chromium chromium)
{
    [Theory]
    [InlineData("")]
    [InlineData("/keten")]
    public async Task Signing_out_in_one_tab_takes_the_others_to_the_sign_in_page_and_back_to_where_they_were(string path)
    {
        await using var app = await RunningKetenScan.Start([$"--PublicUrl=http://127.0.0.1:5080{path}"]);
        var site = $"{app.Address.GetLeftPart(UriPartial.Authority)}{path}";
        var page = await SignIn(app, site);
        var sheet = await page.Context.NewPageAsync();
        await sheet.GotoAsync($"{site}{Pages.Sheet}?step=2");
        await sheet.Locator("[data-sheet][data-ready]").WaitForAsync();
        var open = await page.Context.NewPageAsync();
        await open.GotoAsync($"{site}/privacy");
        var stranger = await chromium.Visit(app);
        await stranger.GotoAsync($"{site}/privacy");

        await page.SignOut();

        await Expect(page).ToHaveURLAsync($"{site}/account/login");
        await Expect(sheet.GetByText("in een ander tabblad afgemeld")).ToBeVisibleAsync();
        await Expect(open).ToHaveURLAsync(new Regex("/account/login"));
        await sheet.IsAccessible();
        Assert.EndsWith("/privacy", stranger.Url, StringComparison.Ordinal);
        await Fill(sheet, app.Password);
        await Expect(sheet).ToHaveURLAsync($"{site}{Pages.Sheet}?step=2");
    }

    [Fact]
    public async Task What_a_sheet_had_not_sent_is_asked_about_and_does_not_stay_behind()
    {
        await using var app = await RunningKetenScan.Start();
        var site = app.Address.GetLeftPart(UriPartial.Authority);
        var page = await SignIn(app, site);
        var sheet = await page.Context.NewPageAsync();
        await sheet.GotoAsync($"{site}{Pages.Sheet}?step=2");
        await sheet.Locator("[data-sheet][data-ready]").WaitForAsync();

        // The sheet's requests do not arrive, those of the other tab do.
        await sheet.RouteAsync("**/assessment/changes", route => route.AbortAsync());
        await sheet.Choose("2.1", 4);
        await Expect(sheet.GetByText("Wacht op het netwerk")).ToBeVisibleAsync();
        var asked = new List<string>();
        page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Message);
            await (asked.Count == 1 ? dialog.DismissAsync() : dialog.AcceptAsync());
        };

        await page.SignOut();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Afmelden", Exact = true })).ToBeVisibleAsync();
        await page.SignOut();

        await Expect(page).ToHaveURLAsync($"{site}/account/login");
        Assert.All(asked, words => Assert.StartsWith("Niet alles wat u in een beoordeling invulde is al verstuurd.", words, StringComparison.Ordinal));
        Assert.Equal(2, asked.Count);
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length"));
        await Expect(sheet.GetByText("in een ander tabblad afgemeld")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Signing_out_on_the_sheet_itself_sends_first_what_waits()
    {
        await using var app = await RunningKetenScan.Start();
        var page = await SignIn(app, app.Address.GetLeftPart(UriPartial.Authority));
        await page.OpenSheet(2);
        await page.EvaluateAsync("""
            () => {
                document.querySelector("[data-question='answer-2.1'] input[value='4']").click();
                document.querySelector("[data-signs-out] button").click();
            }
            """);

        await Expect(page).ToHaveURLAsync("/account/login");
        Assert.Equal(4, await app.Stored("2.1"));
    }

    [Fact]
    public async Task Signing_out_everywhere_tells_the_other_tabs_too()
    {
        await using var app = await RunningKetenScan.Start();
        var site = app.Address.GetLeftPart(UriPartial.Authority);
        var page = await SignIn(app, site);
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync($"{site}/");
        await page.GotoAsync($"{site}/account/security");

        await page.GetByRole(AriaRole.Button, new() { Name = "Meld overal af" }).ClickAsync();

        await Expect(other.GetByText("in een ander tabblad afgemeld")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Words_that_are_not_stored_are_asked_about_before_they_are_left()
    {
        await using var app = await RunningKetenScan.Start();
        var site = app.Address.GetLeftPart(UriPartial.Authority);
        var page = await SignIn(app, site, "coordinator");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync($"{site}/chains/dementie-de-meren/actions");
        await other.Locator("main[data-interactive]").WaitForAsync();
        await other.GetByRole(AriaRole.Button, new() { Name = "Nieuwe actie" }).First.ClickAsync();
        await other.GetByLabel("Wat gaat er gebeuren?").FillAsync("Bel de huisarts");
        await other.Keyboard.PressAsync("Tab");
        var asked = new TaskCompletionSource<string>();
        other.Dialog += (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            _ = dialog.DismissAsync();
        };

        await page.SignOut();

        Assert.Equal("beforeunload", await asked.Task.WaitAsync(TimeSpan.FromSeconds(30)));
        await Expect(other.GetByLabel("Wat gaat er gebeuren?")).ToHaveValueAsync("Bel de huisarts");
    }

    [Fact]
    public async Task A_page_whose_sign_in_ended_says_so_and_leads_back()
    {
        await using var app = await RunningKetenScan.Start(["--Sessions:AskEvery=00:00:01"]);
        var site = app.Address.GetLeftPart(UriPartial.Authority);
        var page = await SignIn(app, site);
        await page.GotoAsync($"{site}{Pages.OpenRound}");
        await page.Locator("main[data-interactive]").WaitForAsync();

        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync())
            await db.SignInSessions.ExecuteUpdateAsync(own => own.SetProperty(one => one.EndedAt, DateTimeOffset.UtcNow));

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "U bent afgemeld" })).ToBeVisibleAsync();
        await page.IsAccessible();
        await page.GetByRole(AriaRole.Link, new() { Name = "Meld u weer aan" }).ClickAsync();
        await Fill(page, app.Password);
        await Expect(page).ToHaveURLAsync($"{site}{Pages.OpenRound}");
    }

    [Fact]
    public async Task What_was_typed_when_the_sign_in_ended_is_back_after_signing_in_again()
    {
        await using var app = await RunningKetenScan.Start(["--Sessions:AskEvery=00:00:01"]);
        var site = app.Address.GetLeftPart(UriPartial.Authority);
        var page = await SignIn(app, site, "coordinator");
        await page.GotoAsync($"{site}/chains/dementie-de-meren/actions");
        await page.Locator("main[data-interactive]").WaitForAsync();
        await page.NewAction("Bel de huisarts", owner: "Els");
        await page.GetByLabel("Waarom?").FillAsync("Omdat het helpt");

        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync())
            await db.SignInSessions.ExecuteUpdateAsync(own => own.SetProperty(one => one.EndedAt, DateTimeOffset.UtcNow));
        await page.GetByRole(AriaRole.Link, new() { Name = "Meld u weer aan" }).ClickAsync();
        await Fill(page, app.Password, "coordinator");

        await Expect(page.GetByLabel("Wat gaat er gebeuren?")).ToHaveValueAsync("Bel de huisarts");
        await Expect(page.GetByLabel("Waarom?")).ToHaveValueAsync("Omdat het helpt");
        await Expect(page.Locator("#ownername")).ToHaveValueAsync("Els");
    }

    private async Task<IPage> SignIn(RunningKetenScan app, string site, string who = "strategisch")
    {
        var page = await chromium.Visit(app);
        await page.GotoAsync($"{site}/account/login");
        await Fill(page, app.Password, who);
        await Expect(page).ToHaveURLAsync($"{site}/");
        await page.Locator("main[data-interactive]").WaitForAsync();
        return page;
    }

    private static async Task Fill(IPage page, string password, string who = "strategisch")
    {
        await page.GetByLabel("E-mailadres").FillAsync($"{who}@demo.example");
        await page.GetByLabel("Wachtwoord").FillAsync(password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Aanmelden", Exact = true }).ClickAsync();
    }
}

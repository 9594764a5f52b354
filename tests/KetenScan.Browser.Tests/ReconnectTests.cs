using System.Text.RegularExpressions;
using KetenScan.Data;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Browser.Tests;

/// <summary>A page that loses its connection comes back by itself, with what was typed in it.</summary>
public sealed class ReconnectTests(Chromium chromium)
{
    private const string Actions = "/chains/dementie-de-meren/actions";
    private const string Settings = "/chains/dementie-de-meren/settings";

    [Fact]
    public async Task After_a_restart_the_page_comes_back_with_what_was_typed_before_and_meanwhile()
    {
        await using var app = await RunningKetenScan.Start();
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open(Actions);
        await page.NewAction("Bel de huisarts", owner: "Els");
        await page.GetByLabel("Waarom?").FillAsync("Omdat");

        await app.Stop();
        await Expect(page.Card()).ToBeVisibleAsync();
        await page.GetByLabel("Waarom?").PressSequentiallyAsync(" het helpt");
        await app.StartAgain();

        await page.IsBack();
        await Expect(page.GetByLabel("Wat gaat er gebeuren?")).ToHaveValueAsync("Bel de huisarts");
        await Expect(page.GetByLabel("Waarom?")).ToHaveValueAsync("Omdat het helpt");
        await Expect(page.GetByLabel("Waarom?")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Bel de huisarts" })).ToHaveCountAsync(1);
        await Expect(page.GetByText("Omdat het helpt")).ToBeVisibleAsync();
        Assert.False(await page.Keeps("Bel de huisarts"));
    }

    [Fact]
    public async Task What_was_stored_before_a_restart_is_not_typed_again()
    {
        await using var app = await RunningKetenScan.Start();
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open(Actions);
        var comment = await page.FirstComment();
        await comment.FillAsync("Staat op de agenda");
        await page.GetByRole(AriaRole.Button, new() { Name = "Plaats" }).First.ClickAsync();
        await Expect(page.Locator("p.prose", new() { HasText = "Staat op de agenda" })).ToHaveCountAsync(1);

        await app.Stop();
        await Expect(page.Card()).ToBeVisibleAsync();
        await app.StartAgain();

        await page.IsBack();
        Assert.Equal("", await (await page.FirstComment()).InputValueAsync());
        await Expect(page.Locator("#kept")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_not_overwritten_and_the_typed_text_is_shown()
    {
        await using var app = await RunningKetenScan.Start();
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open(Settings);
        await page.Locator("#region").FillAsync("Noord");
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync())
            await db.Chains.Where(chain => chain.Slug == "dementie-de-meren").ExecuteUpdateAsync(own => own.SetProperty(chain => chain.Region, "Oost"));

        await app.Stop();
        await Expect(page.Card()).ToBeVisibleAsync();
        await app.StartAgain();

        await page.IsBack();
        await Expect(page.Locator("#region")).ToHaveValueAsync("Oost");
        await Expect(page.Locator("#kept textarea")).ToHaveValueAsync("Noord");
        await page.IsAccessible();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sluit deze melding" }).ClickAsync();
        await Expect(page.Locator("#kept")).ToBeHiddenAsync();
        Assert.False(await page.Keeps("Noord"));
    }

    [Theory]
    [InlineData("coordinator", "Noord en Oost")]
    [InlineData("beheer", null)]
    public async Task Who_was_signed_out_meanwhile_is_told_and_only_the_same_person_gets_the_typed_text_back(string next, string? expected)
    {
        await using var app = await RunningKetenScan.Start();
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open(Settings);
        var old = await page.Locator("#region").InputValueAsync();
        await page.Locator("#region").FillAsync("Noord");

        await app.Stop();
        await Expect(page.Card()).ToBeVisibleAsync();
        await page.Context.ClearCookiesAsync();
        await app.StartAgain();

        await Expect(page.Card().GetByText("U bent intussen afgemeld")).ToBeVisibleAsync();
        await page.IsAccessible();
        await page.Locator("#region").PressSequentiallyAsync(" en Oost");
        await page.GetByRole(AriaRole.Link, new() { Name = "Meld u weer aan" }).ClickAsync();
        await page.GetByLabel("E-mailadres").FillAsync($"{next}@demo.example");
        await page.GetByLabel("Wachtwoord").FillAsync(app.Password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Aanmelden" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"{Settings}$"));
        if (expected is not null) await Expect(page.Locator("#region")).ToHaveValueAsync(expected);
        await page.Open("/");
        Assert.False(await page.Keeps("Noord"));
        Assert.NotEqual("Noord", old);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_seven_minutes_off_the_network_the_page_comes_back(bool circuitIsKept)
    {
        await using var app = await RunningKetenScan.Start(change: builder => builder.Services.Configure<CircuitOptions>(
            circuits => circuits.DisconnectedCircuitRetentionPeriod = circuitIsKept ? TimeSpan.FromHours(1) : TimeSpan.FromMilliseconds(1)));
        var page = await chromium.SignIn(app, "coordinator");
        await page.Clock.InstallAsync();
        await page.Open(Actions);
        await page.NewAction("Bel de huisarts", owner: "Els");
        await page.EvaluateAsync("document.documentElement.dataset.same = ''");

        await page.Context.SetOfflineAsync(true);
        await Expect(page.Card()).ToBeVisibleAsync();
        await page.Clock.FastForwardAsync("07:00");
        await Expect(page.Card()).ToBeVisibleAsync();
        await page.GetByLabel("Waarom?").FillAsync("Omdat het helpt");
        await page.Context.SetOfflineAsync(false);

        await page.IsBack();
        await Expect(page.Locator("html[data-same]")).ToHaveCountAsync(circuitIsKept ? 1 : 0);
        await Expect(page.GetByLabel("Waarom?")).ToHaveValueAsync("Omdat het helpt");
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Bel de huisarts" })).ToHaveCountAsync(1);
        await Expect(page.GetByText("Omdat het helpt")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("light", 1280)]
    [InlineData("light", 390)]
    [InlineData("dark", 1280)]
    [InlineData("dark", 390)]
    public async Task While_the_connection_is_lost_the_page_says_so_and_no_button_is_silent(string theme, int width)
    {
        await using var app = await RunningKetenScan.Start();
        var page = await chromium.SignIn(app, "coordinator", width);
        await page.GotoAsync($"/preferences/theme/{theme}");
        await page.Open(Actions);

        await page.Context.SetOfflineAsync(true);
        await Expect(page.Card()).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Nieuwe actie" }).ClickAsync();

        await Expect(page.Locator(".reconnect.pointed")).ToBeVisibleAsync();
        await page.IsAccessible();
        await page.Locator(".foot-page").GetByRole(AriaRole.Link).First.ScrollIntoViewIfNeededAsync();
        await page.EvaluateAsync("scrollTo(0, document.body.scrollHeight)");
        Assert.True(await page.EvaluateAsync<bool>(
            "document.querySelector('.foot-page').getBoundingClientRect().bottom <= document.querySelector('.reconnect').getBoundingClientRect().top"));
        await page.Context.SetOfflineAsync(false);
        await page.IsBack();
        await page.GetByRole(AriaRole.Button, new() { Name = "Nieuwe actie" }).ClickAsync();
        await Expect(page.GetByLabel("Wat gaat er gebeuren?")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_web_sockets_the_page_works()
    {
        await using var app = await RunningKetenScan.Start();
        var page = await chromium.SignIn(app, "coordinator");
        await page.RouteWebSocketAsync("**", socket => socket.CloseAsync());
        await page.Open(Actions);
        await page.NewAction("Bel de huisarts", owner: "Els");
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Bel de huisarts" })).ToHaveCountAsync(1);
    }
}

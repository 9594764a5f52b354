using KetenScan.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Browser.Tests;

/// <summary>Keyboard users see where the focus is: on every page, in light and dark, in dialogs too.</summary>
public sealed class FocusTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private const string Chain = "/chains/dementie-de-meren";
    private const string Nobody = "";

    private RunningKetenScan app = null!;

    /// <summary>Every page route, with a viewer and an address; a new page has to be added here.</summary>
    private static readonly Dictionary<string, (string Who, string Address)[]> Routes = new()
    {
        ["/"] = [("strategisch", "/"), ("coordinator", "/"), ("consultant", "/"), ("beheer", "/")],
        ["/account/code"] = [(Nobody, "/account/code")],
        ["/account/forgot"] = [(Nobody, "/account/forgot")],
        ["/account/login"] = [(Nobody, "/account/login")],
        ["/account/password"] = [("coordinator", "/account/password")],
        ["/account/confirm"] = [("coordinator", "/account/confirm")],
        ["/account/security"] = [("coordinator", "/account/security")],
        ["/account/tokens"] = [("consultant", "/account/tokens")],
        ["/admin/accounts"] = [("beheer", "/admin/accounts")],
        ["/admin/audit"] = [("beheer", "/admin/audit")],
        ["/admin/questionnaires"] = [("beheer", "/admin/questionnaires")],
        ["/admin/questionnaires/{Key}/{Version:int}"] = [("beheer", "/admin/questionnaires/keten-8/1")],
        ["/chains/new"] = [("coordinator", "/chains/new")],
        ["/chains/{Slug}"] = [("coordinator", Chain), ("strategisch", Chain)],
        ["/chains/{Slug}/actions"] = [("coordinator", $"{Chain}/actions?principle=3"), ("strategisch", $"{Chain}/actions?view=board")],
        ["/chains/{Slug}/audit"] = [("coordinator", $"{Chain}/audit")],
        ["/chains/{Slug}/dossier"] = [("coordinator", $"{Chain}/dossier")],
        ["/chains/{Slug}/dossier/face"] = [("coordinator", $"{Chain}/dossier/face")],
        ["/chains/{Slug}/dossier/history"] = [("coordinator", $"{Chain}/dossier/history")],
        ["/chains/{Slug}/dossier/{Number:int}"] =
            [("coordinator", $"{Chain}/dossier/2?add=Indicator"), ("coordinator", $"{Chain}/dossier/3"), ("strategisch", $"{Chain}/dossier/7")],
        ["/chains/{Slug}/import"] = [("coordinator", $"{Chain}/import")],
        ["/chains/{Slug}/people"] = [("coordinator", $"{Chain}/people")],
        ["/chains/{Slug}/rounds"] = [("coordinator", $"{Chain}/rounds")],
        ["/chains/{Slug}/rounds/{Number:int}/principles/{Principle:int}"] = [("coordinator", $"{Chain}/rounds/3/principles/3")],
        ["/chains/{Slug}/rounds/new"] = [("coordinator", $"{Chain}/rounds/new")],
        ["/chains/{Slug}/rounds/{Number:int}"] =
            [("coordinator", $"{Chain}/rounds/4"), ("coordinator", $"{Chain}/rounds/3"), ("consultant", "/chains/jeugd-noorderkwartier/rounds/3")],
        ["/chains/{Slug}/rounds/{Number:int}/assessment"] =
            [
                .. ((string[])["3", "9", "10", "10&sure=ask"]).Select(step => ("strategisch", $"{Chain}/rounds/4/assessment?step={step}")),
            ],
        ["/chains/{Slug}/rounds/{Number:int}/assessment/devices"] = [("strategisch", $"{Chain}/rounds/4/assessment/devices")],
        ["/chains/{Slug}/rounds/{Number:int}/comments"] = [("coordinator", $"{Chain}/rounds/2/comments")],
        ["/chains/{Slug}/rounds/{Number:int}/guide"] = [("coordinator", $"{Chain}/rounds/3/guide")],
        ["/chains/{Slug}/rounds/{Number:int}/messages"] = [("coordinator", $"{Chain}/rounds/4/messages")],
        ["/chains/{Slug}/settings"] = [("coordinator", $"{Chain}/settings")],
        ["/compare"] = [("consultant", "/compare?chain=dementie-de-meren&chain=jeugd-noorderkwartier")],
        ["/error"] = [(Nobody, "/error")],
        ["/i/code"] = [(Nobody, "/i/code")],
        ["/i/lost"] = [(Nobody, "/i/lost")],
        ["/i/{Token}"] = [(Nobody, "/i/unknown")],
        ["/not-found"] = [(Nobody, "/not-found")],
        ["/refused"] = [(Nobody, "/refused")],
        ["/privacy"] = [(Nobody, "/privacy")],
        ["/privacy/link/{Token}"] = [(Nobody, "/privacy/link/unknown")],
        ["/privacy/mine"] = [("strategisch", "/privacy/mine")],
    };

    public async ValueTask InitializeAsync()
    {
        app = await RunningKetenScan.Start();

        // Comments that wait for the coordinator's review.
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();
        await db.Scorecards.Where(card => card.Figures.Number == 2).ExecuteUpdateAsync(card => card.SetProperty(own => own.CommentsReleased, false));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Everything_that_takes_the_focus_shows_it_on_every_page()
    {
        var pages = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            .ToLookup(
                endpoint => $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}",
                endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()!.Type);
        Assert.Empty(pages.Select(page => page.Key).Except(Routes.Keys));
        var plain = pages
            .Where(page => page.First().IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute), inherit: false))
            .Select(page => page.Key)
            .ToHashSet();

        var seen = await Task.WhenAll(Walk("light", plain), Walk("dark", plain));

        output.WriteLine($"{seen.Sum(one => one.Pages)} pages and dialogs, {seen.Sum(one => one.Reached)} elements");
        var faults = seen.SelectMany(one => one.Faults).ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private async Task<(int Pages, int Reached, List<string> Faults)> Walk(string theme, HashSet<string> plain)
    {
        var (pages, reached, faults) = (0, 0, new List<string>());
        var places = Routes.SelectMany(route => route.Value.Select(place => (place.Who, place.Address, Plain: plain.Contains(route.Key))));
        foreach (var own in places.GroupBy(place => place.Who))
        {
            var page = own.Key == Nobody ? await chromium.Visit(app) : await chromium.SignIn(app, own.Key);
            await page.GotoAsync($"/preferences/theme/{theme}");
            foreach (var place in own)
            {
                await page.GotoAsync(place.Address);
                if (!place.Plain && place.Who != Nobody) await page.Locator("main[data-interactive]").WaitForAsync();
                await Read(page);
                if (Dialogs.TryGetValue((place.Who, place.Address), out var button))
                {
                    await page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();
                    await page.GetByRole(AriaRole.Dialog).WaitForAsync();
                    await Read(page);
                }
            }

            await page.Context.CloseAsync();
        }

        return (pages, reached, faults);

        async Task Read(IPage page)
        {
            var (found, wrong) = await page.FocusRings();
            Assert.True(found > 1, $"Nothing takes the focus on {page.Url}.");
            pages++;
            reached += found;
            faults.AddRange(wrong);
        }
    }

    /// <summary>The buttons that open a dialog on a page.</summary>
    private static readonly Dictionary<(string Who, string Address), string> Dialogs = new()
    {
        [("coordinator", $"{Chain}/rounds/4")] = "Sluit de ronde",
        [("coordinator", $"{Chain}/people")] = "Weghalen",
    };
}

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

    private RunningKetenScan app = null!;

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
        Assert.Empty(pages.Select(page => page.Key).Except(PageRoutes.All.Keys));
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
        var places = PageRoutes.All.SelectMany(route => route.Value.Select(place => (place.Who, place.Address, Plain: plain.Contains(route.Key))));
        foreach (var own in places.GroupBy(place => place.Who))
        {
            var page = own.Key == PageRoutes.Nobody ? await chromium.Visit(app) : await chromium.SignIn(app, own.Key);
            await page.GotoAsync($"/preferences/theme/{theme}");
            foreach (var place in own)
            {
                await page.GotoAsync(place.Address);
                if (!place.Plain && place.Who != PageRoutes.Nobody) await page.Locator("main[data-interactive]").WaitForAsync();
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
        [("coordinator", $"{Chain}/people")] = "Iemand toevoegen",
    };
}

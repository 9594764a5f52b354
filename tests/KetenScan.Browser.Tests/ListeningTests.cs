using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using KetenScan.Web.Tests.Access;
using KetenScan.Web.Tests.States;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace KetenScan.Browser.Tests;

/// <summary>Opens every page once in a browser, with chains in various states, until it is interactive.</summary>
public sealed class ListeningTests(Chromium chromium)
{
    private const string Rounds = "/chains/{Slug}/rounds/{Number:int}";

    [Fact]
    public async Task Every_page_becomes_interactive_without_errors()
    {
        using var log = new CapturedLog();
        IReadOnlyList<Visitor> visitors = [];
        Scene scene = null!;
        await using var app = await RunningKetenScan.StartWith(
            async services =>
            {
                await using var building = await Building.Begin(services);
                await State.Mixed(building);
                visitors = await Visitor.Of(building);
                await using var db = await building.Db();
                scene = await Scene.Of(db);
            },
            change: builder => builder.Logging.AddProvider(log));
        var faults = new ConcurrentQueue<string>();
        var tabs = new Dictionary<string, IPage>();
        var opened = 0;
        foreach (var (visitor, address, listens) in PagesOf(app, scene, visitors))
        {
            if (!tabs.TryGetValue(visitor.Name, out var page)) tabs[visitor.Name] = page = await Tab(app, visitor, faults);
            await Open(page, address, listens);
            foreach (var error in log.TakeErrors()) faults.Enqueue($"{address}: logged {error}");
            opened++;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{opened} pages");
        Assert.Empty(faults);
    }

    /// <summary>One address per page, including each round, with a viewer who may see it; and whether the page needs a circuit.</summary>
    private static IEnumerable<(Visitor Visitor, string Address, bool Listens)> PagesOf(RunningKetenScan app, Scene scene, IReadOnlyList<Visitor> visitors)
    {
        var routes = RouteRules.RoutesOf(app.Services);
        foreach (var route in routes.Where(route => route.Metadata.GetMetadata<ComponentTypeMetadata>() is not null))
        {
            var seen = Addresses.There(scene, route)
                .Select(address => (Address: address, Visitor: visitors.FirstOrDefault(visitor => visitor.Key is null
                    && RouteRules.Find(routes, address) is var (found, values) && RouteRules.Of(found)!(visitor.At(scene, values)) == 200)))
                .Where(own => own.Visitor is not null)
                .ToList();
            Assert.True(seen.Count > 0, $"{route.RoutePattern.RawText} can be seen by nobody.");
            var listens = !Attribute.IsDefined(route.Metadata.GetMetadata<ComponentTypeMetadata>()!.Type, typeof(ExcludeFromInteractiveRoutingAttribute));
            foreach (var (address, visitor) in route.RoutePattern.RawText == Rounds ? seen : seen.TakeLast(1)) yield return (visitor!, address, listens);
        }
    }

    private async Task<IPage> Tab(RunningKetenScan app, Visitor visitor, ConcurrentQueue<string> faults)
    {
        var page = await chromium.Visit(app);
        if (visitor.Cookie?.Split('=', 2) is [var name, var value])
            await page.Context.AddCookiesAsync([new Cookie { Name = name, Value = value, Url = app.Address.ToString() }]);
        page.Console += (_, message) =>
        {
            if (message.Type == "error") faults.Enqueue($"{page.Url}: the console says {message.Text}");
        };
        page.PageError += (_, error) => faults.Enqueue($"{page.Url}: the script throws {error}");
        return page;
    }

    private static async Task Open(IPage page, string address, bool listens)
    {
        var answer = await page.GotoAsync(address);
        Assert.Equal(200, answer!.Status);
        if (listens) await page.Locator("main[data-interactive]").WaitForAsync();

        await Expect(page).ToHaveTitleAsync(new Regex("KetenScan"));
        await Expect(page.Locator("h1:not([hidden] h1)")).ToHaveCountAsync(1);
        if (address != "/error") await Expect(page.GetByText("Er ging iets mis")).ToHaveCountAsync(0);
        await Expect(page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
    }
}

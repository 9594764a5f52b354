using System.Globalization;

namespace KetenScan.Browser.Tests;

/// <summary>
/// Measures the first view of every page: a table for <c>docs/performance.md</c>. Asserts nothing. Run on request only:
/// <c>dotnet test --project tests/KetenScan.Browser.Tests --explicit only --filter-class "*.PageSpeed" --show-live-output on</c>.
/// </summary>
public sealed class PageSpeed(Chromium chromium, ITestOutputHelper output)
{
    private const int Times = 5;

    private static readonly string[] Formats = ["0", "0", "0", "0", "0.000", "0.0", "0.0", "0.0"];

    /// <summary>What the browser itself measured. Bytes are compressed, and without the files of Blazor and MudBlazor.</summary>
    private const string Figures = """
        () => {
          const files = performance.getEntriesByType("resource").filter(file => /\.(css|js)(\?|$)/.test(file.name));
          const ours = files.filter(file => !/_framework\/|_content\//.test(file.name));
          return [
            performance.getEntriesByType("navigation")[0].responseStart,
            performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
            window.largest, window.listens ?? 0, window.moved,
            performance.getEntriesByType("navigation")[0].encodedBodySize / 1000,
            ours.reduce((sum, file) => sum + file.encodedBodySize, 0) / 1000,
            files.reduce((sum, file) => sum + file.encodedBodySize, 0) / 1000,
          ];
        }
        """;

    private const string Watch = """
        window.largest = window.moved = 0;
        new PerformanceObserver(list => { for (const entry of list.getEntries()) window.largest = entry.startTime; })
          .observe({ type: "largest-contentful-paint", buffered: true });
        new PerformanceObserver(list => { for (const entry of list.getEntries()) window.moved += entry.value; })
          .observe({ type: "layout-shift", buffered: true });
        new MutationObserver((_, watch) => {
          if (!document.querySelector("main[data-interactive]")) return;
          window.listens = performance.now();
          watch.disconnect();
        }).observe(document, { subtree: true, childList: true, attributes: true });
        """;

    [Fact(Explicit = true)]
    public async Task Measure_the_first_view_of_every_page()
    {
        await using var app = await RunningKetenScan.Start();
        output.WriteLine("| page | first byte | first picture | largest picture | interactive | shift | page | own CSS and script | all CSS and script |");
        foreach (var own in PageRoutes.All.Values.SelectMany(places => places).GroupBy(place => place.Who))
        {
            var page = own.Key == PageRoutes.Nobody ? await chromium.Visit(app) : await chromium.SignIn(app, own.Key);
            await page.AddInitScriptAsync(Watch);
            var session = await page.Context.NewCDPSessionAsync(page);
            foreach (var (_, address) in own)
            {
                var runs = new List<double[]>();
                for (var time = 0; time <= Times; time++) runs.Add(await Measured(page, session, address, own.Key != PageRoutes.Nobody));

                // The first visit also starts what the server starts once.
                var median = Enumerable.Range(0, runs[0].Length).Select(place => runs.Skip(1).Select(run => run[place]).Order().ElementAt(Times / 2)).ToArray();
                var cells = median.Select((value, place) => value.ToString(Formats[place], CultureInfo.InvariantCulture));
                output.WriteLine($"| {address} | {string.Join(" | ", cells)} |");
            }

            await page.Context.CloseAsync();
        }
    }

    /// <summary>A visit with an empty cache.</summary>
    private static async Task<double[]> Measured(IPage page, ICDPSession session, string address, bool isSignedIn)
    {
        await session.SendAsync("Network.clearBrowserCache");
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
        if (isSignedIn && await page.Locator("script[src*='blazor.web']").CountAsync() > 0) await page.Locator("main[data-interactive]").WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return await page.EvaluateAsync<double[]>(Figures);
    }
}

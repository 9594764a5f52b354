using System.Globalization;

namespace KetenScan.Browser.Tests;

/// <summary>Every page stays still while it loads, and can be read magnified and with the reader's own spacing.</summary>
public sealed class LayoutTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>What the eye does not notice; the limit for a good page is 0.1 (web.dev/articles/cls).</summary>
    private const double MostShift = 0.02;

    /// <summary>Of success criterion 1.4.12 of WCAG 2.2.</summary>
    private const string OwnSpacing = """
        * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
        p { margin-bottom: 2em !important; }
        """;

    /// <summary>Texts that their box cuts off, apart from boxes that scroll and from what is only for screen readers.</summary>
    private const string CutOff = """
        () => [...document.querySelectorAll("main *, header *")].filter(box => {
          const style = getComputedStyle(box);
          return box.innerText?.trim() && box.clientWidth > 1 && box.checkVisibility() && !box.closest(".unseen, svg, input, textarea, select")
            && [style.overflowX, style.overflowY].some(own => own === "hidden" || own === "clip")
            && (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1);
        }).map(box => box.outerHTML.slice(0, 160))
        """;

    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task At_400_percent_and_with_wide_spacing_nothing_is_cut_off_and_nothing_scrolls_sideways()
    {
        var faults = new List<string>();
        await foreach (var (page, address) in EveryPage(width: 320))
        {
            if (await Overflows(page)) faults.Add($"{address} is wider than 320 pixels");
            await page.AddStyleTagAsync(new() { Content = OwnSpacing });
            if (await Overflows(page)) faults.Add($"{address} is wider than 320 pixels with wide spacing");
            faults.AddRange((await page.EvaluateAsync<string[]>(CutOff)).Select(box => $"{address} cuts off {box}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task No_page_moves_while_it_loads_and_becomes_interactive()
    {
        var faults = new List<string>();
        var largest = 0.0;
        foreach (var width in (int[])[1280, 390])
        {
            await foreach (var (page, address) in EveryPage(width))
            {
                var moved = await page.EvaluateAsync<double>("Promise.resolve().then(() => window.moved)");
                largest = Math.Max(largest, moved);
                if (moved >= MostShift) faults.Add(string.Create(CultureInfo.InvariantCulture, $"{address} at {width}: {moved:0.000}"));
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"largest shift {largest:0.0000}"));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private async IAsyncEnumerable<(IPage Page, string Address)> EveryPage(int width)
    {
        foreach (var own in PageRoutes.All.Values.SelectMany(places => places).GroupBy(place => place.Who))
        {
            var page = own.Key == PageRoutes.Nobody ? await chromium.Visit(app, width) : await chromium.SignIn(app, own.Key, width);
            await page.AddInitScriptAsync("""
                window.moved = 0;
                new PerformanceObserver(list => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value; })
                  .observe({ type: "layout-shift", buffered: true });
                """);
            foreach (var (_, address) in own)
            {
                await page.GotoAsync(address);
                if (own.Key != PageRoutes.Nobody && await page.Locator("script[src*='blazor.web']").CountAsync() > 0)
                    await page.Locator("main[data-interactive]").WaitForAsync();
                await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
                yield return (page, address);
            }

            await page.Context.CloseAsync();
        }
    }

    private static Task<bool> Overflows(IPage page) => page.EvaluateAsync<bool>("document.documentElement.scrollWidth > window.innerWidth");
}

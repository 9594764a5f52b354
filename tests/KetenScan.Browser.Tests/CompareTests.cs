using KetenScan.Data;
using KetenScan.Demo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;

namespace KetenScan.Browser.Tests;

/// <summary>A consultant compares chains: three of the demo, and a thousand.</summary>
public sealed class CompareTests(Chromium chromium) : IAsyncLifetime
{
    /// <summary>Scrolls back less than a row: for axe, a link that is half under the head is too small a target.</summary>
    private const string RowsBelowHead = """
        table => {
          const head = table.querySelector("thead th").getBoundingClientRect().bottom;
          const cut = [...table.querySelectorAll("tbody tr:has(th)")].map(row => row.getBoundingClientRect()).find(row => row.bottom > head);
          if (cut) table.scrollTop -= head - cut.top;
        }
        """;

    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Three_chains_are_filtered_laid_side_by_side_kept_and_taken_along()
    {
        var page = await chromium.SignIn(app, "consultant");
        await page.Open("/compare");
        await page.GetByLabel("Werkterrein").SelectOptionAsync("jeugd");
        await Expect(page.GetByText("1 van de 3 ketens die u mag zien")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync("/compare?field=jeugd");
        await Expect(page.GetByText("kleine groepen beschermd", new() { Exact = true })).ToBeHiddenAsync(); // a single chain has nothing to differ from
        await page.GetByRole(AriaRole.Link, new() { Name = "Werkterrein: jeugd (haal dit filter weg)" }).ClickAsync();
        await Expect(page.GetByText("3 ketens die u mag zien")).ToBeVisibleAsync();
        await Expect(page.GetByText("kleine groepen beschermd", new() { Exact = true })).ToBeVisibleAsync();

        await Choose(page, "Dementieketen De Meren");
        await Choose(page, "Jeugdketen Noorderkwartier");
        await Expect(page).ToHaveURLAsync("/compare?chain=dementie-de-meren&chain=jeugd-noorderkwartier");
        var overlay = page.GetByRole(AriaRole.Region, new() { Name = "Naast elkaar" });
        await Expect(overlay.GetByRole(AriaRole.Img, new() { Name = "Naast elkaar. Dementieketen De Meren" })).ToBeVisibleAsync();
        await Expect(overlay.GetByRole(AriaRole.Row, new() { Name = "2 Meetbare ambitie" })).ToContainTextAsync("ja");
        await overlay.GetByRole(AriaRole.Link, new() { Name = "8", Exact = true }).ClickAsync();
        await Expect(overlay.GetByRole(AriaRole.Heading, new() { Name = "Verloop over de rondes: Herkenbaar gezicht" })).ToBeVisibleAsync();
        await page.IsAccessible();

        await KeepView(page);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Excel" }).ClickAsync());
        Assert.Equal(3, MiniExcel.Query(await download.PathAsync(), useHeaderRow: true, sheetName: "Ketens", excelType: ExcelType.XLSX).Count());
        var paper = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Portfolio-PDF" }).ClickAsync());
        Assert.Contains("Jeugdketen Noorderkwartier", ExternalTool.Run("pdftotext", "-raw", await paper.PathAsync(), "-").Output, StringComparison.Ordinal);

        await page.Open("/compare?field=paars&chain=bestaat-niet&sort=-2");
        await Expect(page.GetByText("“paars” kennen wij hier niet")).ToBeVisibleAsync();
        await Expect(page.GetByText("Keten “bestaat-niet” bestaat niet, of u mag haar niet (meer) zien")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "2 Meetbare ambitie" })).ToHaveAttributeAsync("aria-sort", "descending");
    }

    [Fact]
    public async Task A_thousand_chains_scroll_sort_filter_and_go_into_files()
    {
        await AddChains(1000);
        var page = await chromium.SignIn(app, "consultant");
        await page.Open("/compare?sort=-overall");
        await Expect(page.GetByText("1003 ketens die u mag zien")).ToBeVisibleAsync();
        var rows = page.Locator("table.compare tbody tr:has(th)");
        await Expect(rows.Nth(4)).ToBeVisibleAsync();
        Assert.InRange(await rows.CountAsync(), 5, 120);

        var first = await rows.First.GetByRole(AriaRole.Rowheader).TextContentAsync();
        await page.Locator(".wide.long").EvaluateAsync("table => table.scrollTop = table.scrollHeight");
        await Expect(rows.Last).ToBeVisibleAsync();
        await Expect(page.GetByText("…", new() { Exact = true })).ToHaveCountAsync(0);
        await page.Locator(".wide.long").EvaluateAsync(RowsBelowHead);
        await page.IsAccessible();

        await page.GetByLabel("Volgorde").SelectOptionAsync("overall");
        await Expect(page).ToHaveURLAsync("/compare?sort=overall");
        await page.Locator(".wide.long").EvaluateAsync("table => table.scrollTop = 0");
        await Expect(rows.First.GetByRole(AriaRole.Rowheader)).Not.ToHaveTextAsync(first!);
        await page.GetByLabel("Werkterrein").SelectOptionAsync("CVA");
        await Expect(page.GetByText("van de 1003 ketens die u mag zien")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Naam" }).FillAsync("polder");
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Naam" }).PressAsync("Enter");
        await Expect(rows.First).ToContainTextAsync("Polderwijk");

        for (var place = 0; place < 2; place++) await rows.Nth(place).GetByRole(AriaRole.Checkbox).CheckAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Naast elkaar" }).Locator("button:not(.spot)")).ToHaveCountAsync(2);
        await Expect(page.GetByText("Vergeleken met").First).ToBeVisibleAsync();
        await page.IsAccessible();

        await page.Open("/compare");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Excel" }).ClickAsync());
        Assert.Equal(2008, MiniExcel.Query(await download.PathAsync(), useHeaderRow: true, sheetName: "Rondes", excelType: ExcelType.XLSX).Count());
        await page.GetByText("CSV", new() { Exact = true }).ClickAsync();
        var csv = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV voor programma’s" }).ClickAsync());
        Assert.Equal(1004, (await File.ReadAllLinesAsync(await csv.PathAsync())).Length);

        await page.Open("/chains/dementie-de-meren/rounds/3");
        var standing = page.GetByRole(AriaRole.Region, new() { Name = "Tussen andere ketens" });
        await Expect(standing).ToContainTextAsync("andere ketens met hetzelfde werkterrein (dementie) die meedoen");
        await Expect(standing.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(8);
    }

    private static Task Choose(IPage page, string chain) => page.GetByRole(AriaRole.Checkbox, new() { Name = $"Kies {chain}" }).CheckAsync();

    private static async Task KeepView(IPage page)
    {
        await page.GetByText("Opgeslagen weergaven (0)").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sla de weergave op" }).ClickAsync();
        await Expect(page.Locator("#viewname-problem")).ToHaveTextAsync("Geef de weergave een naam.");
        await page.GetByLabel("Sla deze weergave op als").FillAsync("Twee om te bespreken");
        await page.GetByLabel("Deel met wie dezelfde ketens mag zien").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sla de weergave op" }).ClickAsync();
        await Expect(page.GetByText("“Twee om te bespreken” is opgeslagen.")).ToBeVisibleAsync();
        await page.Open("/compare");
        await page.GetByText("Opgeslagen weergaven (1)").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Twee om te bespreken" }).ClickAsync();
        await Expect(page).ToHaveURLAsync("/compare?chain=dementie-de-meren&chain=jeugd-noorderkwartier&principle=8");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Naast elkaar" }).GetByText("Jeugdketen Noorderkwartier").First).ToBeVisibleAsync();
    }

    private async Task AddChains(int chains)
    {
        var databases = app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>();
        await using var db = await databases.CreateDbContextAsync();
        var consultant = await db.Users.Where(user => user.Email == "consultant@demo.example").Select(user => user.Id).SingleAsync();
        await new DemoPortfolio(DateTimeOffset.UtcNow)
            .AddTo(databases, new PortfolioSize(chains, Rounds: 2, Partners: 3, Respondents: 9, Seed: 1), consultant, _ => { }, CancellationToken.None);
    }
}

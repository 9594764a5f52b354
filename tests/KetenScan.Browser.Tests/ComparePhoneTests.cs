namespace KetenScan.Browser.Tests;

/// <summary>Chains compared on a phone: filters in a drawer, and the choice at the foot of the screen.</summary>
public sealed class ComparePhoneTests(Chromium chromium) : IAsyncLifetime
{
    private const string Chosen = "/compare?chain=dementie-de-meren&chain=jeugd-noorderkwartier";
    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_filter_goes_on_and_off_and_two_chains_are_laid_side_by_side_and_back()
    {
        var page = await Open();
        var rows = page.Locator("table.compare tbody tr");
        Assert.InRange((await rows.First.BoundingBoxAsync())!.Y, 0, 600); // in the first screen
        await Expect(page.GetByLabel("Werkterrein")).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Filters" }).ClickAsync();
        await page.IsAccessible();
        await page.GetByLabel("Werkterrein").SelectOptionAsync("jeugd");
        await page.GetByRole(AriaRole.Button, new() { Name = "Toon 1 keten" }).ClickAsync();
        await Expect(page.GetByLabel("Werkterrein")).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Filters (1)" })).ToBeVisibleAsync();
        await Expect(rows).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Werkterrein: jeugd (haal dit filter weg)" }).ClickAsync();
        await Expect(page).ToHaveURLAsync("/compare");
        await Expect(page.Locator("#found")).ToBeFocusedAsync();
        await Expect(rows).ToHaveCountAsync(3);

        await Choose(page, "Dementieketen De Meren");
        await Expect(page.GetByText("1 gekozen · kies er nog een")).ToBeInViewportAsync();
        await Choose(page, "Jeugdketen Noorderkwartier");
        var lay = page.GetByRole(AriaRole.Link, new() { Name = "Leg naast elkaar" });
        await Expect(lay).ToBeInViewportAsync();
        await page.IsAccessible();
        await lay.ClickAsync();
        await Expect(page).ToHaveURLAsync($"{Chosen}#overlay");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Naast elkaar", Exact = true })).ToBeFocusedAsync();

        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync(Chosen);
        await Expect(page.Locator("#chains")).ToBeFocusedAsync();
        await Expect(page.Locator("#chains")).ToBeInViewportAsync();
        await Expect(lay).ToBeInViewportAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Wis keuze" }).ClickAsync();
        await Expect(page).ToHaveURLAsync("/compare");
        await Expect(lay).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_day_chosen_from_the_calendar_leaves_the_drawer_open()
    {
        var page = await Open();
        await page.GetByRole(AriaRole.Button, new() { Name = "Filters" }).ClickAsync();
        var opener = page.GetByRole(AriaRole.Button, new() { Name = "Kalender openen: Gesloten vanaf" });
        await opener.ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(opener).ToBeFocusedAsync();
        await opener.ClickAsync();
        await page.Locator("dialog.dates [data-day]:focus").PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("from="));
        await Expect(page.GetByLabel("Gesloten vanaf", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_has_the_focus_lies_under_neither_the_head_of_the_table_nor_the_bar()
    {
        var page = await Open(Chosen);
        var table = page.Locator("table.compare");
        foreach (var (width, height) in ((int, int)[])[(390, 844), (768, 500), (1280, 600)])
        {
            await page.SetViewportSizeAsync(width, height);
            foreach (var stop in await table.Locator("a, input").AllAsync())
            {
                await stop.FocusAsync();
                Assert.True(
                    await stop.EvaluateAsync<bool>("""
                        stop => {
                          const box = stop.getClientRects()[0];
                          return stop.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
                        }
                        """),
                    $"{width} × {height}: {await stop.EvaluateAsync<string>("stop => stop.outerHTML")}");
            }
        }
    }

    private static Task Choose(IPage page, string chain) => page.GetByRole(AriaRole.Checkbox, new() { Name = $"Kies {chain}" }).CheckAsync();

    private async Task<IPage> Open(string address = "/compare")
    {
        var page = await chromium.SignIn(app, "consultant", width: 390);
        await page.SetViewportSizeAsync(390, 844);
        await page.Open(address);
        return page;
    }
}

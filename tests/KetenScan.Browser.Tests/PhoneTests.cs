namespace KetenScan.Browser.Tests;

/// <summary>Pages on a phone in the light theme, without script and in English: nothing wider than the screen, no serious finding of axe.</summary>
public sealed class PhoneTests(Chromium chromium) : IAsyncLifetime
{
    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public Task Every_page_fits_a_phone() => app.EveryPageIsAccessible(chromium, "light");

    [Fact]
    public async Task Signing_in_works_without_script_and_can_be_read_by_everyone()
    {
        var page = await chromium.Visit(app, width: 390);
        await page.GotoAsync("/account/login");

        await page.IsAccessible();
        Assert.Empty(await page.Locator("form [onclick], form [onsubmit]").AllAsync());
    }

    [Fact]
    public async Task Pages_without_script_can_be_read_by_everyone_too()
    {
        var page = await chromium.SignIn(app, "uitvoering", width: 390);
        foreach (var address in (string[])["/account/forgot", "/account/password", "/privacy", "/privacy/mine", "/i/lost"])
        {
            await page.GotoAsync(address);
            await page.IsAccessible();
        }
    }

    [Fact]
    public async Task English_is_one_click_away_and_stays()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open("/chains/dementie-de-meren");

        await page.GetByRole(AriaRole.Link, new() { Name = "EN English" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "How does the chain stand?" })).ToBeVisibleAsync();
        await page.Open("/chains/dementie-de-meren/rounds/3");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Scorecard");
        await Expect(page.GetByText("The eight principles").First).ToBeVisibleAsync();
        await page.IsAccessible();
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so_within_the_application()
    {
        var page = await chromium.SignIn(app, "buitenstaander");

        await page.GotoAsync("/chains/dementie-de-meren");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Deze pagina is er niet");
        await page.IsAccessible();
    }
}

namespace KetenScan.Browser.Tests;

/// <summary>Every page on a phone, in English and in dark mode: nothing wider than the screen, no serious finding of axe.</summary>
public sealed class PhoneTests(Chromium chromium) : IAsyncLifetime
{
    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Every_page_fits_a_phone_in_light_and_dark()
    {
        foreach (var theme in (string[])["light", "dark"])
        {
            foreach (var own in Addresses.GroupBy(pair => pair.Who, pair => pair.Address))
            {
                var page = await chromium.SignIn(app, own.Key, width: 390);
                await page.GotoAsync($"/preferences/theme/{theme}");
                foreach (var address in own)
                {
                    await page.Open(address);
                    await page.IsAccessible(colours: theme == "dark");
                }

                await page.Context.CloseAsync();
            }
        }
    }

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
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Rounds" })).ToBeVisibleAsync();
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

    private static (string Who, string Address)[] Addresses =>
    [
        ("strategisch", "/"),
        ("strategisch", "/chains/dementie-de-meren/rounds/4/assessment?step=3"),
        ("strategisch", "/chains/dementie-de-meren/rounds/4/assessment?step=9"),
        ("strategisch", "/chains/dementie-de-meren/rounds/4/assessment?step=10"),
        ("coordinator", "/chains/dementie-de-meren"),
        ("coordinator", "/chains/dementie-de-meren/rounds/4"),
        ("coordinator", "/chains/dementie-de-meren/rounds/3"),
        ("coordinator", "/chains/dementie-de-meren/import"),
        ("coordinator", "/chains/dementie-de-meren/actions?principle=3"),
        ("coordinator", "/chains/dementie-de-meren/dossier/face"),
        ("strategisch", "/chains/dementie-de-meren/dossier/face"),
        ("coordinator", "/chains/dementie-de-meren/dossier"),
        ("coordinator", "/chains/dementie-de-meren/actions?view=board"),
        ("coordinator", "/chains/dementie-de-meren/rounds/3/guide"),
        ("coordinator", "/chains/dementie-de-meren/dossier/2?add=Indicator"),
        ("coordinator", "/chains/dementie-de-meren/dossier/4"),
        ("coordinator", "/chains/dementie-de-meren/dossier/5?add=Moment"),
        ("strategisch", "/chains/dementie-de-meren/dossier/7"),
        ("coordinator", "/chains/dementie-de-meren/dossier/history"),
        ("coordinator", "/chains/new"),
        ("coordinator", "/chains/dementie-de-meren/people"),
        ("coordinator", "/chains/dementie-de-meren/rounds/new"),
        ("coordinator", "/chains/dementie-de-meren/rounds/4/messages"),
        ("consultant", "/chains/jeugd-noorderkwartier/rounds/3"),
        ("consultant", "/compare?chain=dementie-de-meren&chain=jeugd-noorderkwartier&field=onbekend"),
        ("consultant", "/account/tokens"),
        ("coordinator", "/chains/dementie-de-meren/settings"),
        ("beheer", "/"),
        ("beheer", "/admin/questionnaires"),
        ("beheer", "/admin/accounts"),
        ("beheer", "/admin/audit"),
        ("beheer", "/admin/questionnaires/keten-8/1"),
    ];
}

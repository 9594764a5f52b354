using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace KetenScan.Browser.Tests;

/// <summary>Light, dark and high contrast: chosen in a menu, or by the device until then.</summary>
public sealed class AppearanceTests(Chromium chromium) : IAsyncLifetime
{
    private const string Chain = "/chains/dementie-de-meren";

    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("Hoog contrast: zwart op wit", "contrast-light", "rgb(255, 255, 255)")]
    [InlineData("Hoog contrast: wit op zwart", "contrast-dark", "rgb(0, 0, 0)")]
    public async Task High_contrast_holds_after_reloading_and_on_the_sheet(string choice, string name, string ground)
    {
        var page = await chromium.SignIn(app, "strategisch", width: 390);
        await page.GetByRole(AriaRole.Button, new() { Name = "Weergave" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = choice }).ClickAsync();
        await Shows(page, name, ground);
        await page.ReloadAsync();
        await Shows(page, name, ground);

        await page.OpenSheet(3);
        await Shows(page, name, ground);
        Assert.Empty(await Unreadable(page));
        await page.IsAccessible();
        await page.GetByRole(AriaRole.Button, new() { Name = "Weergave" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = choice })).ToHaveAttributeAsync("aria-current", "true");
    }

    [Theory]
    [InlineData("contrast-light")]
    [InlineData("contrast-dark")]
    public async Task All_text_has_a_contrast_of_seven(string name)
    {
        List<string> faults = [];
        foreach (var own in PageRoutes.All.Values.SelectMany(places => places).GroupBy(place => place.Who, place => place.Address))
        {
            var page = own.Key == PageRoutes.Nobody ? await chromium.Visit(app) : await chromium.SignIn(app, own.Key);
            await page.GotoAsync($"/preferences/theme/{name}");
            foreach (var address in own)
            {
                await page.GotoAsync(address);
                faults.AddRange(await Unreadable(page));
            }

            await page.Context.CloseAsync();
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task A_device_that_asks_for_more_contrast_gets_it_until_the_reader_chooses()
    {
        var page = await chromium.Visit(app);
        await page.EmulateMediaAsync(new() { Contrast = Contrast.More, ColorScheme = ColorScheme.Dark });
        await page.GotoAsync("/account/login");
        await Shows(page, "contrast-dark", "rgb(0, 0, 0)");

        await page.EmulateMediaAsync(new() { Contrast = Contrast.NoPreference, ColorScheme = ColorScheme.Dark });
        await page.GotoAsync("/privacy");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");

        await page.GetByRole(AriaRole.Button, new() { Name = "Weergave" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Licht", Exact = true }).ClickAsync();
        await page.EmulateMediaAsync(new() { Contrast = Contrast.More, ColorScheme = ColorScheme.Dark });
        await page.GotoAsync("/account/login");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");

        await page.GetByRole(AriaRole.Button, new() { Name = "Weergave" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Zoals uw apparaat" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "contrast-dark");
    }

    [Fact]
    public async Task The_choice_works_without_script()
    {
        var page = await chromium.Visit(app.Address, script: false);
        await page.GotoAsync("/account/login");
        await page.GetByRole(AriaRole.Button, new() { Name = "Weergave" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Hoog contrast: wit op zwart" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "contrast-dark");
    }

    [Fact]
    public async Task In_high_contrast_cards_buttons_and_fields_have_borders_of_two_pixels()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.GotoAsync("/preferences/theme/contrast-light");
        foreach (var address in (string[])[$"{Chain}/settings", $"{Chain}/people", $"{Chain}/rounds/3"])
        {
            await page.Open(address);
            Assert.Empty(await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll("main :is(.card, .button, .form input, select, .mud-button-outlined)")]
                  .filter(element => element.checkVisibility() && !element.matches("[type=checkbox], [type=hidden], [type=file]"))
                  .filter(element => getComputedStyle(element).borderTopWidth !== "2px")
                  .map(element => element.outerHTML.slice(0, 120))
                """));
        }
    }

    private static async Task Shows(IPage page, string name, string ground)
    {
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", name);
        await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", ground);
    }

    /// <summary>The texts with a contrast under 7:1, the limit of WCAG's level AAA.</summary>
    private static async Task<IEnumerable<string>> Unreadable(IPage page)
    {
        var found = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast-enhanced"] },
            Rules = new Dictionary<string, RuleOptions> { ["color-contrast-enhanced"] = new() { Enabled = true } },
        });
        return found.Violations.SelectMany(violation => violation.Nodes).Select(node => $"{new Uri(page.Url).PathAndQuery}: {node.Html}");
    }
}

using System.Text.RegularExpressions;

namespace KetenScan.Browser.Tests;

/// <summary>A result in the meeting room: one subject a screen, by the keys of a presenter; and figures that say what they show.</summary>
public sealed class PresentTests(Chromium chromium) : IAsyncLifetime
{
    private const string Round = "/chains/dementie-de-meren/rounds/3";

    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task The_keys_of_a_presenter_go_through_all_screens()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open($"{Round}/guide");
        var first = await page.Locator("section.card h2 .principle-link").First.InnerTextAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Presenteren" }).ClickAsync();
        await Expect(Heading(page)).ToHaveTextAsync("Openen");
        await Expect(page.GetByRole(AriaRole.Banner)).ToBeHiddenAsync();
        await page.IsAccessible();

        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(Heading(page)).ToHaveTextAsync(first);
        await Expect(Heading(page)).ToBeFocusedAsync();
        await Expect(page.Locator(".question")).Not.ToHaveCountAsync(0);
        await page.IsAccessible();
        var seen = new HashSet<string> { first };
        for (var screen = 3; screen <= 9; screen++)
        {
            await page.Keyboard.PressAsync("PageDown");
            await Expect(page.GetByText($"{screen} van 10")).ToBeVisibleAsync();
            seen.Add(await Heading(page).InnerTextAsync());
        }

        Assert.Equal(8, seen.Count);
        await page.Keyboard.PressAsync(" ");
        await Expect(Heading(page)).ToHaveTextAsync("Afsluiten");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(page.GetByText("9 van 10")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(Heading(page)).ToHaveTextAsync("Afsluiten");
        await page.Keyboard.PressAsync("Shift+ ");
        await Expect(page.GetByText("9 van 10")).ToBeVisibleAsync();

        // A click on a figure leaves the keys to the screens, and the search has no place here.
        await page.Locator(".spot").First.ClickAsync();
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(Heading(page)).ToHaveTextAsync("Afsluiten");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page).ToHaveURLAsync(new Regex($"{Round}/guide$"));
        await Expect(page.GetByRole(AriaRole.Banner)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_figure_says_its_numbers_to_the_mouse_and_the_keyboard_and_leads_to_the_principle()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open(Round);
        var bars = page.GetByRole(AriaRole.Group, new() { Name = "De acht principes" }).First;
        var third = bars.GetByRole(AriaRole.Link).Nth(2);
        var tip = third.Locator("span");
        await Expect(tip).ToBeHiddenAsync();
        await third.HoverAsync();
        await Expect(tip).ToBeVisibleAsync();
        await Expect(tip).ToHaveTextAsync(new Regex(@"^3 .+ \d,\d \(\d,\d tot \d,\d\).*; ronde 2: \d,\d$"));
        await page.Keyboard.PressAsync("Escape");
        await Expect(tip).ToBeHiddenAsync();

        await page.Mouse.MoveAsync(0, 0);
        await bars.GetByRole(AriaRole.Link).First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(third).ToBeFocusedAsync();
        await Expect(tip).ToBeVisibleAsync();
        await page.IsAccessible();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex($"{Round}/principles/3$"));
    }

    private static ILocator Heading(IPage page) => page.GetByRole(AriaRole.Heading, new() { Level = 1 });
}

namespace KetenScan.Browser.Tests;

/// <summary>Jumping to a page with Ctrl K.</summary>
public sealed class JumpTests(Chromium chromium) : IAsyncLifetime
{
    private const string Chain = "/chains/dementie-de-meren";

    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Keys_alone_lead_to_a_page_and_back()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open($"{Chain}/people");
        await page.Locator("#q").FocusAsync();
        await page.Keyboard.PressAsync("Control+k");
        await Expect(Field(page)).ToBeFocusedAsync();
        await Expect(Options(page).First).ToHaveAttributeAsync("aria-selected", "true");
        await page.IsAccessible();

        await page.Keyboard.PressAsync("Escape");
        await Expect(Dialog(page)).ToBeHiddenAsync();
        await Expect(page.Locator("#q")).ToBeFocusedAsync();

        await Button(page).ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(Button(page)).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("meren dossier");
        await Expect(Options(page)).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(Options(page).Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        Assert.Equal(await Options(page).Nth(1).GetAttributeAsync("id"), await Field(page).GetAttributeAsync("aria-activedescendant"));
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(Options(page).First).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync($"{Chain}/dossier");
        await Expect(Dialog(page)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Enter_takes_what_was_typed_also_before_it_is_found()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open(Chain);
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("verkort");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"{Chain}/actions#"));

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("bestaat niet");
        await Expect(page.GetByText("Niets gevonden dat al deze woorden bevat")).ToBeVisibleAsync();
        await page.IsAccessible();
        await page.Keyboard.PressAsync("Enter");
        await Expect(Dialog(page)).ToBeVisibleAsync();

        await page.GoBackAsync();
        await Expect(Dialog(page)).ToBeHiddenAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"{Chain}/actions#"));
    }

    [Fact]
    public async Task What_is_typed_before_the_page_listens_is_searched_when_it_does()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.RouteAsync("**/_framework/blazor.web*.js", async route =>
        {
            while (!await Dialog(page).IsVisibleAsync()) await page.Keyboard.PressAsync("Control+k");
            await page.Keyboard.TypeAsync("joost");
            await route.ContinueAsync();
        });
        await page.GotoAsync(Chain);

        await Expect(Options(page).First).ToContainTextAsync("Joost van Dijk");
        await Expect(Field(page)).ToHaveValueAsync("joost");
        await Expect(Field(page)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task On_a_phone_a_named_button_opens_it_and_a_tap_chooses()
    {
        var page = await chromium.SignIn(app, "strategisch", width: 390);
        await page.Open(Chain);
        await Button(page).ClickAsync();
        await Field(page).FillAsync("acties");
        await Expect(Options(page)).ToHaveCountAsync(2);
        await page.IsAccessible();
        await Options(page).First.ClickAsync();
        await Expect(page).ToHaveURLAsync($"{Chain}/actions");
    }

    [Fact]
    public async Task Pages_without_a_circuit_have_no_button()
    {
        var page = await chromium.SignIn(app, "strategisch");
        await page.OpenSheet();
        await Expect(page.Locator("[data-jump]")).ToHaveCountAsync(0);
    }

    private static ILocator Button(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Zoek keten, persoon, actie" });

    private static ILocator Dialog(IPage page) => page.GetByRole(AriaRole.Dialog, new() { Name = "Ga naar" });

    private static ILocator Field(IPage page) => page.GetByRole(AriaRole.Combobox, new() { Name = "Waar wilt u naartoe?" });

    private static ILocator Options(IPage page) => Dialog(page).GetByRole(AriaRole.Option);
}

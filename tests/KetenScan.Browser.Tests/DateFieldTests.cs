using System.Globalization;
using System.Text.RegularExpressions;

namespace KetenScan.Browser.Tests;

/// <summary>A date is typed in the order of the page's language, or chosen from a calendar; what is no date stays in its field.</summary>
public sealed class DateFieldTests(Chromium chromium) : IAsyncLifetime
{
    private const string Plan = "/chains/dementie-de-meren/rounds/new";

    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_day_is_typed_as_people_write_it_and_what_is_no_day_stays()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open(Plan);
        var (day, name) = (Field(page), page.GetByLabel("Naam van de ronde"));
        await Expect(day).ToHaveAttributeAsync("placeholder", "dd-mm-jjjj");
        await name.FillAsync("Winter");

        await day.FillAsync("30-2-2031");
        await name.FocusAsync();
        await Expect(page.GetByText("Schrijf een datum als 31-12-2026.")).ToBeVisibleAsync();
        await Expect(day).ToHaveValueAsync("30-2-2031");
        await page.IsAccessible();

        await name.PressAsync("Enter");
        await Expect(day).ToBeFocusedAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/rounds/new$"));

        await day.FillAsync("3/2/31");
        await day.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex(@"/rounds/\d+\?step=2$"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Terug" }).ClickAsync();
        await Expect(Field(page)).ToHaveValueAsync("03-02-2031");
    }

    [Fact]
    public async Task Back_closes_the_calendar_and_then_the_dialog_below_it()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open("/chains/dementie-de-meren/people?show=partners");
        await page.GetByRole(AriaRole.Button, new() { Name = "Partner toevoegen" }).ClickAsync();
        var dialog = page.Locator(".mud-dialog");
        await dialog.Locator("#organisation").FillAsync("Humanitas");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Kalender openen" }).ClickAsync();
        await Expect(page.Locator("dialog.dates")).ToBeVisibleAsync();

        await page.GoBackAsync();
        await Expect(page.Locator("dialog.dates")).ToBeHiddenAsync();
        await Expect(dialog.Locator("#organisation")).ToHaveValueAsync("Humanitas");
        await page.GoBackAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(page).ToHaveURLAsync(new Regex("show=partners$"));
    }

    [Fact]
    public async Task A_day_is_chosen_by_keyboard_in_the_language_of_the_page()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open(Plan);
        await Field(page).FillAsync("31-01-2031");
        await page.GetByRole(AriaRole.Button, new() { Name = "Kalender openen: Invullen kan tot en met" }).PressAsync("Enter");
        var calendar = page.GetByRole(AriaRole.Dialog, new() { Name = "januari 2031" });
        await Expect(calendar.GetByRole(AriaRole.Columnheader).First).ToHaveTextAsync("ma");
        await Expect(calendar.Locator("[data-day]:focus")).ToHaveAccessibleNameAsync("vrijdag 31 januari 2031");
        await page.IsAccessible();

        await page.Keyboard.PressAsync("PageDown");
        await Expect(page.Locator("[data-day]:focus")).ToHaveAccessibleNameAsync("vrijdag 28 februari 2031");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Home");
        await Expect(page.Locator("[data-day]:focus")).ToHaveAccessibleNameAsync("maandag 3 maart 2031");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Field(page)).ToHaveValueAsync("03-03-2031");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Kalender openen" })).ToBeFocusedAsync();

        // The first day that can be chosen is tomorrow.
        var today = Domain.Amsterdam.Day(DateTimeOffset.UtcNow);
        await Field(page).FillAsync(today.ToString("d-M-yyyy", CultureInfo.InvariantCulture));
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-day]:focus")).ToHaveTextAsync($"{today.AddDays(1).Day}");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Kalender openen" })).ToBeFocusedAsync();
    }

    private static ILocator Field(IPage page) => page.GetByLabel("Invullen kan tot en met", new() { Exact = true });
}

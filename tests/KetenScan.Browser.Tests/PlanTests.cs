using System.Text.RegularExpressions;

namespace KetenScan.Browser.Tests;

/// <summary>A round is planned in steps, each with its own address.</summary>
public sealed class PlanTests(Chromium chromium) : IAsyncLifetime
{
    private const string Chain = "/chains/dementie-de-meren";
    private const string Draft = $"{Chain}/rounds/5";

    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_round_is_planned_step_by_step_and_back_leads_to_the_step_before()
    {
        var page = await chromium.SignIn(app, "coordinator", width: 320);
        await page.PlanRound(Chain, "Voorjaar");
        await Expect(Heading(page)).ToBeFocusedAsync();
        await Expect(page.GetByText("41 mensen van 6 partners")).ToBeVisibleAsync();
        await page.IsAccessible();

        await page.NextStep(3);
        await Expect(page.Locator("#step")).ToBeFocusedAsync();
        await Expect(page.GetByText("Opgeslagen.")).ToBeVisibleAsync();
        await page.Locator("#disclosure").SelectOptionAsync("Protected");
        await page.IsAccessible();
        await page.NextStep(4);
        await page.GetByLabel("Uw boodschap in de uitnodiging").FillAsync("Graag voor Pasen.");
        await page.Keyboard.PressAsync("Tab");
        var letter = new Regex(@"Dag \[naam\],.*Dementieketen De Meren.*Voorjaar.*Graag voor Pasen\.", RegexOptions.Singleline);
        await Expect(page.Locator(".letter")).ToContainTextAsync(letter);
        await page.IsAccessible();

        await page.NextStep(5);
        foreach (var words in (string[])["Voorjaar", "41 mensen van 6 partners", "Cijfers per partner: van kleine groepen niet getoond", "Graag voor Pasen."])
            await Expect(page.GetByRole(AriaRole.Definition).GetByText(words)).ToBeVisibleAsync();
        await page.IsAccessible();

        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync($"{Draft}?step=4");
        await Expect(page.GetByLabel("Uw boodschap in de uitnodiging")).ToHaveValueAsync("Graag voor Pasen.");
        await Steps(page).Filter(new() { HasText = "Regels" }).ClickAsync();
        await Expect(page.Locator("#disclosure")).ToHaveValueAsync("Protected");
        await Expect(Steps(page).And(page.Locator("[aria-current=step]"))).ToHaveAccessibleNameAsync("Regels (niets meer nodig)");
    }

    [Fact]
    public async Task What_stands_in_another_step_is_kept_and_what_is_wrong_there_is_shown_there()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.PlanRound(Chain, "Voorjaar");
        await Steps(page).First.ClickAsync();
        await page.Locator("#closes").FillAsync("31-1-20311");
        await Steps(page).Last.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sla het concept op" }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{Draft}?step=1");
        await Expect(page.Locator("#closes")).ToBeFocusedAsync();
        await Expect(page.Locator("#closes")).ToHaveValueAsync("31-1-20311");

        await page.Locator("#closes").FillAsync("31-1-2031");
        await page.Locator("#name").FillAsync(" ");
        await Steps(page).Nth(3).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Verder" }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{Draft}?step=1");
        await Expect(page.Locator("#name")).ToBeFocusedAsync();
        await Expect(page.Locator("#name-problem")).ToHaveTextAsync("Geef de ronde een naam.");
        await Expect(Steps(page).First).Not.ToContainTextAsync("niets meer nodig");
        await page.Locator("#name").FillAsync("Lente");
        await page.NextStep(2);
        await page.Open($"{Draft}?step=1");
        await Expect(page.Locator("#name")).ToHaveValueAsync("Lente");
        await Expect(page.Locator("#closes")).ToHaveValueAsync("31-01-2031");
    }

    [Fact]
    public async Task A_draft_opens_at_its_last_step_and_says_what_the_round_waits_for()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.PlanRound(Chain, "Voorjaar");
        await page.Open($"{Draft}?step=zes");
        await Expect(page.Locator("#step")).ToHaveTextAsync("Stap 1 van 5: wat en wanneer");

        await page.Open(Draft);
        await Expect(page.Locator("#step")).ToHaveTextAsync("Stap 5 van 5: nakijken en openen");
        var opens = page.GetByRole(AriaRole.Button, new() { Name = "Open de ronde", Exact = true });
        await opens.ClickAsync();
        await Expect(page.Locator("form").GetByRole(AriaRole.Alert)).ToContainTextAsync("Ronde 4 is nog open.");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        // Another coordinator, or the same one in another tab, closes that round.
        var other = await page.Context.NewPageAsync();
        await other.Open($"{Chain}/rounds/4");
        await other.GetByRole(AriaRole.Button, new() { Name = "Sluit de ronde" }).ClickAsync();
        await other.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Sluit en maak de scorekaart" }).ClickAsync();
        await Expect(Heading(other)).ToHaveTextAsync("Scorekaart");
        await other.CloseAsync();
        await opens.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Annuleren" }).ClickAsync();

        // An unread date in another step holds the opening back.
        await page.Open($"{Draft}?step=1");
        await page.Locator("#closes").FillAsync("31-1-20311");
        await Steps(page).Last.ClickAsync();
        await opens.ClickAsync();
        await Expect(page.Locator("#closes")).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await page.Locator("#closes").FillAsync("31-1-2031");
        await Steps(page).Last.ClickAsync();
        await page.OpenPlannedRound();
        await Expect(page.GetByText("De ronde is open.")).ToBeVisibleAsync();
        await Expect(page.GetByText("De ronde is open tot en met 31 januari 2031")).ToBeVisibleAsync();
    }

    private static ILocator Steps(IPage page) => page.GetByRole(AriaRole.Navigation, new() { Name = "Stappen van het plan" }).GetByRole(AriaRole.Link);

    private static ILocator Heading(IPage page) => page.GetByRole(AriaRole.Heading, new() { Level = 1 });
}

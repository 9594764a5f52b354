namespace KetenScan.Browser.Tests;

/// <summary>The last coordinator, who wants to be erased, is told what to do first, does it, and is erased.</summary>
public sealed class CoordinatorTests(Chromium chromium)
{
    private const string Settings = "/chains/dementie-de-meren/settings";

    [Fact]
    public async Task The_last_coordinator_adds_a_successor_and_is_then_erased()
    {
        await using var app = await RunningKetenScan.Start();
        var page = await chromium.SignIn(app, "coordinator", width: 390);
        await Erase(page);
        await Expect(page.Locator(".problem")).ToContainTextAsync("Dementieketen De Meren. Voeg eerst een coördinator toe");
        await page.IsAccessible();

        await page.Open(Settings);
        await page.IsAccessible();
        var card = page.Locator("section[aria-labelledby=coordinators]");
        await Expect(card.GetByRole(AriaRole.Button)).ToHaveCountAsync(1); // only one's own role can be ended
        await card.GetByLabel("E-mailadres van het account").FillAsync("niemand@demo.example");
        await card.GetByRole(AriaRole.Button, new() { Name = "Voeg toe" }).ClickAsync();
        await Expect(card.GetByText("Er is geen account met het adres")).ToBeVisibleAsync();
        await card.GetByLabel("E-mailadres van het account").FillAsync("strategisch@demo.example");
        await card.GetByRole(AriaRole.Button, new() { Name = "Voeg toe" }).ClickAsync();
        await Expect(card.GetByText("leidt deze keten mee")).ToBeVisibleAsync();
        await Expect(card.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await page.IsAccessible();

        await Erase(page);
        await Expect(page.GetByText("Uw gegevens zijn gewist")).ToBeVisibleAsync();
        var successor = await chromium.SignIn(app, "strategisch");
        await successor.Open(Settings);
        await Expect(
            successor.Locator("section[aria-labelledby=coordinators]").GetByRole(AriaRole.Listitem)).ToHaveTextAsync("Joost van Dijk strategisch@demo.example");
    }

    private static async Task Erase(IPage page)
    {
        await page.GotoAsync("/privacy/mine");
        await page.GetByLabel("Ja, ik wil dat mijn gegevens worden gewist").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Wis mijn gegevens" }).ClickAsync();
    }
}

namespace KetenScan.Browser.Tests;

/// <summary>An administrator creates the next version of the questionnaire.</summary>
public sealed class QuestionnaireTests(Chromium chromium) : IAsyncLifetime
{
    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_copy_is_edited_previewed_and_published()
    {
        var page = await chromium.SignIn(app, "beheer");
        await page.GetByRole(AriaRole.Link, new() { Name = "Vragenlijsten", Exact = true }).ClickAsync();
        await Expect(page.GetByText("keten-8, versie 1")).ToBeVisibleAsync();
        await page.IsAccessible();
        await page.GetByRole(AriaRole.Button, new() { Name = "Maak een kopie" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("keten-8, versie 2");
        await page.IsAccessible();

        await page.GetByRole(AriaRole.Button, new() { Name = "Voeg een stelling toe 3" }).ClickAsync();
        await Expect(page.Locator("section[aria-labelledby=p3] .said")).ToHaveTextAsync("✓ Opgeslagen");
        await Expect(page.Locator("[id='nl-3.6']")).ToBeFocusedAsync();
        await Publish(page);
        await Expect(page.GetByText("De vragenlijst is nog niet af:")).ToBeVisibleAsync();

        var added = page.GetByRole(AriaRole.Group, new() { Name = "Stelling 3.6" });
        await added.GetByLabel("Nederlands").FillAsync("Wij spreken elkaar aan.");
        await added.GetByLabel("Engels").FillAsync("We hold each other to account.");
        await added.GetByLabel("Engels").BlurAsync();
        await Expect(page.Locator("section[aria-labelledby=p3] .said")).ToHaveTextAsync("✓ Opgeslagen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Toon het voorbeeld" }).ClickAsync();
        await Expect(page.GetByText("We hold each other to account.")).ToBeVisibleAsync();
        await page.IsAccessible();

        await Publish(page);
        await Expect(page.GetByText("verandert niet meer.")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.GetByText("Wij spreken elkaar aan.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Publiceer" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_who_work_on_one_draft_lose_no_words()
    {
        var (one, other) = (await chromium.SignIn(app, "beheer"), await chromium.SignIn(app, "beheer", width: 390));
        await one.Open("/admin/questionnaires");
        await one.GetByRole(AriaRole.Button, new() { Name = "Maak een kopie" }).ClickAsync();
        await Expect(one.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("keten-8, versie 2");
        await other.Open("/admin/questionnaires/keten-8/2");

        await Write(one, "1.1", "Van één");
        await Write(other, "2.1", "Van ander");
        await Expect(other.Locator("[id='nl-1.1']")).ToHaveValueAsync("Van één");
        await Write(one, "2.1", "Toch van één", stored: false);
        await Expect(one.GetByRole(AriaRole.Row, new() { Name = "Stelling 2.1, Nederlands" })).ToContainTextAsync("Van ander");
        await one.IsAccessible();
        await one.GetByRole(AriaRole.Button, new() { Name = "Mijn versie opslaan" }).ClickAsync();
        await Expect(one.Locator("section[aria-labelledby=p2] .said")).ToHaveTextAsync("✓ Opgeslagen");

        await other.ReloadAsync();
        await Expect(other.Locator("[id='nl-2.1']")).ToHaveValueAsync("Toch van één");
    }

    private static async Task Write(IPage page, string code, string words, bool stored = true)
    {
        var box = page.Locator($"[id='nl-{code}']");
        await box.FillAsync(words);
        await box.BlurAsync();
        if (stored) await Expect(page.Locator($"section[aria-labelledby=p{code[0]}] .said")).ToHaveTextAsync("✓ Opgeslagen");
    }

    private static async Task Publish(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Publiceer" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Publiceer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
    }
}

namespace KetenScan.Browser.Tests;

/// <summary>An administrator makes the next version of the questionnaire.</summary>
public sealed class QuestionnaireTests(Chromium chromium) : IAsyncLifetime
{
    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_copy_is_edited_previewed_and_published()
    {
        var page = await chromium.SignIn(app, "beheer");
        await page.GetByRole(AriaRole.Link, new() { Name = "Vragenlijsten" }).ClickAsync();
        await Expect(page.GetByText("keten-8, versie 1")).ToBeVisibleAsync();
        await page.IsAccessible();
        await page.GetByRole(AriaRole.Button, new() { Name = "Maak een kopie" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("keten-8, versie 2");
        await page.IsAccessible();

        await page.GetByRole(AriaRole.Button, new() { Name = "Voeg een stelling toe 3" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("✓ Opgeslagen");
        await Publish(page);
        await Expect(page.GetByText("De vragenlijst is nog niet af:")).ToBeVisibleAsync();

        var added = page.GetByRole(AriaRole.Group, new() { Name = "Stelling 3.6" });
        await added.GetByLabel("Nederlands").FillAsync("Wij spreken elkaar aan.");
        await added.GetByLabel("Engels").FillAsync("We hold each other to account.");
        await added.GetByLabel("Engels").BlurAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("✓ Opgeslagen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Voorbeeld" }).ClickAsync();
        await Expect(page.GetByText("We hold each other to account.")).ToBeVisibleAsync();
        await page.IsAccessible();

        await Publish(page);
        await Expect(page.GetByText("verandert niet meer.")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.GetByText("Wij spreken elkaar aan.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Publiceer" })).ToHaveCountAsync(0);
    }

    private static async Task Publish(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Publiceer" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Publiceer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
    }
}

namespace KetenScan.Browser.Tests;

/// <summary>A sheet whose session ends while it is open, also when somebody else signs in on the same browser.</summary>
public sealed class SheetSessionTests(Chromium chromium) : IAsyncLifetime
{
    private const string Waiting = "Wacht op het netwerk";

    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_session_that_ended_asks_to_sign_in_and_goes_on_after_it()
    {
        var page = await chromium.SignIn(app, "strategisch");
        await page.OpenSheet(2);
        await page.Context.ClearCookiesAsync();

        await page.Choose("2.1", 4);
        await Expect(page.GetByText("U bent niet meer aangemeld.")).ToBeVisibleAsync();
        await page.IsAccessible();
        await page.GetByRole(AriaRole.Link, new() { Name = "Meld u aan" }).ClickAsync();
        await page.GetByLabel("E-mailadres").FillAsync("strategisch@demo.example");
        await page.GetByLabel("Wachtwoord").FillAsync(app.Password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Aanmelden", Exact = true }).ClickAsync();

        await Expect(page).ToHaveURLAsync($"{Pages.Sheet}?step=2");
        await Expect(page.Statement("2.1").Locator("input[value='4']")).ToBeCheckedAsync();
        await Expect(page.Locator("[data-sending]")).ToHaveCountAsync(0);
        await Expect(page.GetByText(Waiting)).ToBeHiddenAsync();
        Assert.Equal(4, await app.Stored("2.1"));
    }

    [Fact]
    public async Task Another_user_of_the_browser_sees_nothing_of_what_waits_and_its_owner_gets_it_stored()
    {
        var page = await chromium.SignIn(app, "strategisch");
        await page.OpenSheet(2);
        await page.Context.ClearCookiesAsync();
        await page.Step().GetByLabel("Wat gaat hier goed").FillAsync("Alleen voor mij");
        await Expect(page.GetByText("U bent niet meer aangemeld.")).ToBeVisibleAsync();

        var other = await page.Context.NewPageAsync();
        await SignIn(other, "uitvoering");
        await other.OpenSheet(2);
        var shown = await other.EvaluateAsync<string>("[...document.querySelectorAll('textarea')].map(area => area.value).join()");
        Assert.DoesNotContain("Alleen voor mij", shown, StringComparison.Ordinal);
        await SignIn(other, "coordinator");
        Assert.Equal(404, (await other.GotoAsync(Pages.Sheet))!.Status);
        await Expect(other.GetByRole(AriaRole.Heading, new() { Name = "Deze beoordeling is hier niet meer te openen" })).ToBeVisibleAsync();
        await Expect(other.Locator("textarea")).ToHaveCountAsync(0);
        await Expect(page.GetByText("U bent niet meer aangemeld.")).ToBeVisibleAsync();

        // Signing out removes what is one's own, and this is not.
        await other.SignOut();
        await Expect(other).ToHaveURLAsync("/account/login");

        await SignIn(other, "strategisch");
        await other.OpenSheet(2);
        await Expect(other.Step().GetByLabel("Wat gaat hier goed")).ToHaveValueAsync("Alleen voor mij");
        await Expect(other.Locator("[data-question='comment-2']").GetByText("✓ Opgeslagen")).ToBeVisibleAsync();
    }

    private async Task SignIn(IPage page, string who)
    {
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/account/login");
        await page.GetByLabel("E-mailadres").FillAsync($"{who}@demo.example");
        await page.GetByLabel("Wachtwoord").FillAsync(app.Password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Aanmelden", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync("/");
    }
}

namespace KetenScan.Browser.Tests;

/// <summary>A round that few people answered: the warning before it closes, and the scorecard without scores afterwards.</summary>
public sealed class FewAnsweredTests(Chromium chromium) : IAsyncLifetime
{
    private const string Chain = $"/chains/{FewAnswered.Slug}";
    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync()
    {
        app = await RunningKetenScan.Start();
        await FewAnswered.AddTo(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Closing_with_a_low_response_warns_with_the_number_per_partner_and_then_gives_no_scores()
    {
        var page = await chromium.SignIn(app, "coordinator", width: 390);
        await page.Open($"{Chain}/rounds/{FewAnswered.StillOpen}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sluit de ronde" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Minder dan de helft had ingediend.");
        await Expect(dialog).ToContainTextAsync("Kleine partners samen (4): 1 van 12");
        await page.IsAccessible();

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sluit en maak de scorekaart" }).ClickAsync();

        await Expect(page.GetByText("1 van de 12 ingediend: geen scores.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Main).Locator("svg")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Closing_when_enough_of_every_partner_answered_does_not_warn()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open($"/chains/{FewAnswered.Enough}/rounds/1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sluit de ronde" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Ingediend: 7 van 12 deelnemers.");
        await Expect(page.GetByRole(AriaRole.Dialog).Locator(".problem")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_scorecard_without_scores_fits_a_phone_in_light_and_dark()
    {
        var page = await chromium.SignIn(app, "coordinator", width: 390);
        foreach (var theme in (string[])["light", "dark"])
        {
            await page.GotoAsync($"/preferences/theme/{theme}");
            foreach (var round in (int[])[FewAnswered.Nobody, FewAnswered.OneOfTwelve, FewAnswered.FewPeople, FewAnswered.FewPerPrinciple])
            {
                await page.Open($"{Chain}/rounds/{round}");
                await page.IsAccessible(colours: theme == "dark");
                await page.Open($"{Chain}/rounds/{round}/guide");
                await page.IsAccessible(colours: theme == "dark");
            }
        }
    }
}

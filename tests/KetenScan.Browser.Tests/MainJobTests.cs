using System.Text;

namespace KetenScan.Browser.Tests;

/// <summary>The main job from end to end, by three users: fill in, close, read the scorecard, compare.</summary>
public sealed class MainJobTests(Chromium chromium) : IAsyncLifetime
{
    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_member_fills_in_a_coordinator_closes_and_a_consultant_compares()
    {
        var member = await chromium.SignIn(app, "strategisch");
        await member.IsAccessible();
        await FillIn(member);

        var coordinator = await chromium.SignIn(app, "coordinator");
        await CloseRound(coordinator);
        await ReadScorecard(coordinator);

        var consultant = await chromium.SignIn(app, "consultant");
        await Compare(consultant);

        await member.GotoAsync(Pages.Sheet);
        await Expect(member.GetByText("Uw beoordeling is meegeteld.")).ToBeVisibleAsync();
    }

    private static async Task FillIn(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Ga verder" }).ClickAsync();
        await page.Locator("[data-sheet][data-ready]").WaitForAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Governance op alle niveaus");
        await page.IsAccessible();

        for (var principle = 3; principle <= 8; principle++)
        {
            for (var statement = principle == 3 ? 3 : 1; statement <= 5; statement++) await page.Answer($"{principle}.{statement}", statement);
            await page.Next();
            await Expect(page).ToHaveURLAsync($"{Pages.Sheet}?step={principle + 1}");
            if (principle < 8) await Expect(page.GetByText($"Principe {principle + 1} van 8")).ToBeVisibleAsync();
        }

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Prioriteiten");
        await page.GetByLabel("Meetbare ambitie").CheckAsync(new() { Force = true });
        await Expect(page.Step().GetByText("1 van 2 gekozen")).ToBeVisibleAsync();
        await page.GetByLabel("Successen vieren").CheckAsync(new() { Force = true });
        await Expect(page.Step().GetByText("2 van 2 gekozen")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Gedeelde ambitie")).ToBeDisabledAsync();
        await page.IsAccessible();

        await page.Next();
        await Expect(page.GetByText("Alle stellingen zijn beantwoord.")).ToBeVisibleAsync();
        await page.IsAccessible();
        await page.HandIn();

        await page.GetByRole(AriaRole.Button, new() { Name = "Heropen" }).ClickAsync();
        await page.HandIn();
    }

    private static async Task CloseRound(IPage page)
    {
        await page.Open("/chains/dementie-de-meren");
        await page.IsAccessible();
        await page.Open(Pages.OpenRound);
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Thuiszorg Vliet" })).ToBeVisibleAsync();
        await page.IsAccessible();

        await page.GetByRole(AriaRole.Button, new() { Name = "Sluit de ronde" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByText("Sluiten kan niet ongedaan worden gemaakt.")).ToBeVisibleAsync();
        await page.IsAccessible();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Annuleren" }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Sluit de ronde" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sluit en maak de scorekaart" }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Scorekaart");
    }

    private static async Task ReadScorecard(IPage page)
    {
        await Expect(page.GetByRole(AriaRole.Img, new() { NameString = "De acht principes. Gedeelde ambitie" }).First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "De hele keten" })).ToBeVisibleAsync();
        await page.GetByText("Toon als tabel").First.ClickAsync();
        await page.IsAccessible();

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download PDF" }).ClickAsync());
        Assert.Matches(@"^dementie-de-meren-ronde-4-\d{4}-\d\d-\d\d-nl\.pdf$", download.SuggestedFilename);
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync());
        Assert.Equal("%PDF-1.7", Encoding.ASCII.GetString(bytes, 0, 8));
    }

    private static async Task Compare(IPage page)
    {
        await page.Open("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Vergelijken" }).ClickAsync();
        await Expect(page.GetByText("3 ketens die u mag zien")).ToBeVisibleAsync();
        await Expect(page.GetByText("respons · ronde 4")).ToBeVisibleAsync();
        await page.IsAccessible();

        await page.GetByRole(AriaRole.Link, new() { Name = "Totaal" }).ClickAsync();
        await Expect(page).ToHaveURLAsync("/compare?sort=-overall");
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Totaal" })).ToHaveAttributeAsync("aria-sort", "descending");

        await page.GetByText("CSV", new() { Exact = true }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV voor programma’s" }).ClickAsync());
        Assert.Equal(4, (await File.ReadAllLinesAsync(await download.PathAsync())).Length);

        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Kies Jeugdketen Noorderkwartier" }).CheckAsync();
        var zip = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Gekozen scorekaarten: 1 (ZIP)" }).ClickAsync());
        await using var archive = await System.IO.Compression.ZipFile.OpenReadAsync(await zip.PathAsync());
        Assert.StartsWith("jeugd-noorderkwartier-ronde-3-", archive.Entries.Single().Name, StringComparison.Ordinal);
    }
}

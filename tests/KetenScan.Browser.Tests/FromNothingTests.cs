using System.Text.RegularExpressions;

namespace KetenScan.Browser.Tests;

/// <summary>A coordinator creates a chain from nothing, nine people come by their personal links, and the consultant sees it once access is granted.</summary>
public sealed partial class FromNothingTests(Chromium chromium) : IAsyncLifetime
{
    private const string Chain = "/chains/schuldenketen-zuid";

    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task From_a_new_chain_to_the_scorecard()
    {
        var coordinator = await chromium.SignIn(app, "coordinator");
        await StartChain(coordinator);
        await InvitePeople(coordinator);
        await OpenRound(coordinator);

        var links = await Links(coordinator, "Uitnodiging");
        Assert.Equal(9, links.Count);
        await Task.WhenAll(FillIn(links["Persoon 1"], 1280), FillIn(links["Persoon 2"], 390), FillIn(links["Persoon 4"], 1280));
        foreach (var number in (int[])[5, 7, 8]) await FillIn(links[$"Persoon {number}"], 1280);

        await coordinator.Open($"{Chain}/rounds/1");
        await coordinator.GetByRole(AriaRole.Button, new() { Name = "Herinner iedereen" }).ClickAsync();
        await coordinator.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Ja, stuur herinneringen" }).ClickAsync();
        await Expect(coordinator.GetByText("De herinneringen zijn klaargezet.")).ToBeVisibleAsync();
        await coordinator.IsAccessible();
        var reminders = await Links(coordinator, "Herinnering");
        Assert.Equal(9, reminders.Count);
        await FillIn(reminders["Persoon 9"], 1280);

        await coordinator.Open($"{Chain}/rounds/1");
        await coordinator.GetByRole(AriaRole.Button, new() { Name = "Sluit de ronde" }).ClickAsync();
        await coordinator.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Sluit en maak de scorekaart" }).ClickAsync();
        await Expect(coordinator.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Scorekaart");
        var scorecards = await Links(coordinator, "Ronde gesloten");
        Assert.Equal(9, scorecards.Count);
        var reader = await Enter(scorecards["Persoon 6"], "Bekijk de scorekaart", 390);
        await Expect(reader.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Scorekaart");
        await reader.Locator("main[data-interactive]").WaitForAsync();
        await reader.IsAccessible();
        await reader.GotoAsync(Chain);
        await Expect(reader.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Deze pagina is er niet");

        var dead = await chromium.Visit(app);
        await dead.GotoAsync(links["Persoon 1"]);
        await Expect(dead.GetByText("De ronde is gesloten.")).ToBeVisibleAsync();

        var consultant = await chromium.SignIn(app, "consultant");
        await consultant.GotoAsync($"{Chain}/rounds/1");
        await Expect(consultant.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Deze pagina is er niet");
        await Grant(coordinator);
        await consultant.Open($"{Chain}/rounds/1");
        await Expect(consultant.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Scorekaart");
    }

    [Fact]
    public async Task Fetching_a_link_uses_nothing_up_and_a_lost_link_is_asked_for_again()
    {
        var page = await chromium.Visit(app, width: 390);
        await page.GotoAsync("/i/dit-is-geen-link");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Deze link werkt niet meer");
        await page.IsAccessible();

        await page.GetByRole(AriaRole.Link, new() { Name = "Vraag een nieuwe link aan" }).ClickAsync();
        await page.IsAccessible();
        await page.GetByLabel("E-mailadres").FillAsync("strategisch@demo.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Stuur een nieuwe link" }).ClickAsync();
        await Expect(page.GetByText("is er een nieuwe link onderweg")).ToBeVisibleAsync();

        var coordinator = await chromium.SignIn(app, "coordinator");
        await coordinator.Open("/chains/dementie-de-meren/rounds/4/messages");
        var link = (await LinksOn(coordinator, "Nieuwe link")).Single().Value;
        for (var scan = 0; scan < 3; scan++) Assert.Equal(200, (await page.Context.APIRequest.GetAsync(link)).Status);
        var answer = await page.Context.APIRequest.GetAsync(link);
        Assert.Equal("no-referrer", answer.Headers["referrer-policy"]);
        var member = await Enter(link, "Naar mijn beoordeling", 390);
        await member.Locator("[data-sheet][data-ready]").WaitForAsync();
        await Expect(member.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Governance op alle niveaus");
    }

    private static async Task StartChain(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Begin een nieuwe keten" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Een nieuwe keten");
        await page.GetByLabel("Naam van de keten").FillAsync("Schuldenketen Zuid");
        await page.GetByLabel("Werkterrein").FillAsync("schulden");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin de keten" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Partners en mensen");
        await Expect(page.GetByText("Voeg de eerste organisatie toe.")).ToBeVisibleAsync();
        await page.IsAccessible();
        await page.GetByRole(AriaRole.Button, new() { Name = "Partner toevoegen" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        foreach (var partner in (string[])["Gemeente Zuid", "Kredietbank", "Maatjes"])
        {
            await dialog.GetByLabel("Nieuwe partner").FillAsync(partner);
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Toevoegen" }).ClickAsync();
            await Expect(dialog.GetByText($"{partner} is toegevoegd.")).ToBeVisibleAsync();
        }

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sluit" }).ClickAsync();
        await Expect(page.GetByText("Er zijn nog geen mensen.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Partner toevoegen" })).ToBeFocusedAsync();
    }

    private static async Task InvitePeople(IPage page)
    {
        string[] partners = ["Gemeente Zuid", "Kredietbank", "Maatjes"];
        var list = string.Join(
            '\n',
            Enumerable
                .Range(1, 9)
                .Select(
                    number => $"Persoon {number};persoon{number}@voorbeeld.nl;{partners[(number - 1) / 3]};{(number % 3 == 1 ? "bestuur" : "uitvoering")}"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Een lijst toevoegen" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Lijst", new() { Exact = true }).FillAsync(list.Replace("Kredietbank", "Kredetbank", StringComparison.Ordinal));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Lijst toevoegen" }).ClickAsync();
        await Expect(page.GetByText("Gelezen: 9 mensen. Kies hierboven wat er bedoeld is")).ToBeVisibleAsync();
        await page.IsAccessible();
        await dialog.GetByLabel("Partner: “Kredetbank” is").SelectOptionAsync(new SelectOptionValue { Label = "Kredietbank" });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Lijst toevoegen" }).ClickAsync();
        await Expect(page.GetByText("Er zijn 9 mensen toegevoegd.")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sluit" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Rowheader).Filter(new() { HasText = "persoon9@voorbeeld.nl" })).ToBeVisibleAsync();
    }

    private static async Task OpenRound(IPage page)
    {
        await page.Open(Chain);
        await page.GetByRole(AriaRole.Link, new() { Name = "Plan een ronde" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Een ronde plannen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Verder" }).ClickAsync();
        await Expect(page.Locator("#name-problem")).ToHaveTextAsync("Geef de ronde een naam.");
        await page.IsAccessible();
        await page.GetByLabel("Naam van de ronde").FillAsync("Nulmeting");
        await page.NextStep(2);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Ronde 1 (concept)");
        await Expect(page.GetByText("9 mensen van 3 partners")).ToBeVisibleAsync();
        await page.NextStep(3);
        await page.NextStep(4);
        await page.GetByLabel("Uw boodschap in de uitnodiging").FillAsync("Fijn als u meedoet!");
        await page.NextStep(5);
        await Expect(page.GetByText("Alles is ingevuld.")).ToBeVisibleAsync();
        await page.OpenPlannedRound();
        await Expect(page.GetByText("De ronde is open. Uitnodigingen die klaarstaan om uit te delen: 9.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Deel de links uit" })).ToHaveAttributeAsync("href", $"{Chain[1..]}/rounds/1/messages");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
        await Expect(page.GetByText("Ingediend: 0 van 9 deelnemers.")).ToBeVisibleAsync();
    }

    /// <summary>Answers two principles and leaves the rest open, from the link to handing in.</summary>
    private async Task FillIn(string link, int width)
    {
        var page = await Enter(link, "Naar mijn beoordeling", width);
        for (var principle = 1; principle <= 2; principle++)
        {
            await page.GotoAsync($"{Chain}/rounds/1/assessment?step={principle}");
            await page.Locator("[data-sheet][data-ready]").WaitForAsync();
            for (var statement = 1; statement <= 5; statement++) await page.Answer($"{principle}.{statement}", 1 + (principle + statement) % 5);
        }

        await page.GotoAsync($"{Chain}/rounds/1/assessment?step=10");
        await page.Locator("[data-sheet][data-ready]").WaitForAsync();
        await page.HandIn(asks: true);
        await page.Context.CloseAsync();
    }

    private async Task<IPage> Enter(string link, string button, int width)
    {
        var page = await chromium.Visit(app, width);
        await page.GotoAsync(link);
        if (width < 400) await page.IsAccessible();
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        return page;
    }

    private static async Task Grant(IPage coordinator)
    {
        await coordinator.Open($"{Chain}/people");
        await coordinator.GetByRole(AriaRole.Link, new() { Name = "Adviseurs" }).ClickAsync();
        await coordinator.GetByLabel("E-mailadres van het account").FillAsync("consultant@demo.example");
        await coordinator.GetByRole(AriaRole.Button, new() { Name = "Laat meekijken" }).ClickAsync();
        await Expect(coordinator.GetByText("consultant@demo.example kijkt mee.")).ToBeVisibleAsync();
    }

    private static async Task<Dictionary<string, string>> Links(IPage coordinator, string kind)
    {
        await coordinator.Open($"{Chain}/rounds/1/messages");
        return await LinksOn(coordinator, kind);
    }

    /// <summary>The links of a kind, by the person's name.</summary>
    private static async Task<Dictionary<string, string>> LinksOn(IPage coordinator, string kind)
    {
        await coordinator.IsAccessible();
        var names = await coordinator.GetByRole(AriaRole.Row).Filter(new() { HasText = kind }).Locator("th strong").AllTextContentsAsync();

        // Other visitors share the clipboard, so the text is intercepted.
        await coordinator.EvaluateAsync("ketenPage.copy = async text => { window.copied = text; return true; }");
        await coordinator.GetByRole(AriaRole.Button, new() { Name = "Kopieer als tabel" }).ClickAsync();
        await Expect(coordinator.GetByText("Gekopieerd: ")).ToBeVisibleAsync();
        var table = await coordinator.EvaluateAsync<string>("window.copied");
        return table.ReplaceLineEndings("\n").Split('\n')
            .Select(row => row.Split('\t'))
            .Where(row => names.Contains(row[0])).ToDictionary(row => row[0], row => Link().Match(row[3]).Value);
    }

    [GeneratedRegex(@"/i/\S{43}")]
    private static partial Regex Link();
}

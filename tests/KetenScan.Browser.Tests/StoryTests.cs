namespace KetenScan.Browser.Tests;

/// <summary>The dossier and the answers together: from an ambition to the scorecard after next.</summary>
public sealed class StoryTests(Chromium chromium) : IAsyncLifetime
{
    private const string Chain = "/chains/dementie-de-meren";
    private const string Ambition = "Wie alleen woont, ziet elke dag iemand.";

    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task An_ambition_with_figures_is_endorsed_scored_acted_on_and_scored_again()
    {
        var coordinator = await chromium.SignIn(app, "coordinator");
        await RecordAmbition(coordinator);
        await RecordIndicator(coordinator);
        foreach (var (day, value) in ((string, string)[])[("2026-03-01", "22"), ("2026-06-01", "26,5"), ("2026-09-01", "31")])
            await Measure(coordinator, day, value);
        await Expect(coordinator.GetByRole(AriaRole.Img, new() { Name = "Ziet elke dag iemand" })).ToBeVisibleAsync();

        var joost = await chromium.SignIn(app, "strategisch");
        await Endorse(joost, Ambition, "Thuiszorg Vliet");
        var petra = await GiveAccount(coordinator);
        await Endorse(petra, Ambition, "Alzheimer Meren");
        await Endorse(petra, "Iedereen met dementie", "Alzheimer Meren");

        await CloseRound(coordinator, 4);
        await ReadEvidence(coordinator);
        await MakeAction(coordinator);
        await joost.Open("/");
        await Expect(joost.GetByRole(AriaRole.Region, new() { Name = "Verbeteracties" }).GetByText("Bel elke ochtend wie alleen woont")).ToBeVisibleAsync();

        await NextRound(coordinator);
        await HandIn(joost, 5);
        await CloseRound(coordinator, 5);
        await Expect(
            coordinator
                .GetByRole(AriaRole.Region, new() { Name = "Verbeteracties" })
                .GetByRole(AriaRole.Row, new() { Name = "Bel elke ochtend wie alleen woont" })).ToContainTextAsync("Joost van Dijk");
    }

    private static async Task RecordAmbition(IPage page)
    {
        await page.Open($"{Chain}/dossier/1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Toevoegen: Ambities" }).ClickAsync();
        await page.GetByLabel("Waar wilt u samen naartoe?").FillAsync(Ambition);
        await page.GetByLabel("Geldt vanaf", new() { Exact = true }).FillAsync("2026-01-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Expect(Entry(page, Ambition)).ToBeVisibleAsync();
    }

    private static async Task RecordIndicator(IPage page)
    {
        await page.Open($"{Chain}/dossier/2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Toevoegen: Indicatoren" }).ClickAsync();
        await page.Locator("#Indicator-AmbitionId").SelectOptionAsync(new SelectOptionValue { Label = Ambition });
        await page.Locator("#Indicator-Name").FillAsync("Ziet elke dag iemand");
        await page.Locator("#Indicator-Unit").FillAsync("procent");
        await page.Locator("#Indicator-Baseline").FillAsync("20");
        await page.Locator("#Indicator-BaselineOn").FillAsync("2026-01-01");
        await page.Locator("#Indicator-Target").FillAsync("60");
        await page.Locator("#Indicator-TargetOn").FillAsync("2025-01-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Expect(page.Locator(".fieldproblem")).ToContainTextAsync("Het doel ligt niet na de nulmeting.");
        await Expect(page.Locator("#Indicator-TargetOn")).ToBeFocusedAsync();
        await Expect(page.Locator("#Indicator-Name")).ToHaveValueAsync("Ziet elke dag iemand");
        await page.IsAccessible();

        await page.Locator("#Indicator-TargetOn").FillAsync("2027-12-31");
        await page.Locator("#Indicator-Owner").FillAsync("Petra Smit");
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Expect(Entry(page, "Ziet elke dag iemand")).ToBeVisibleAsync();
    }

    private static async Task Measure(IPage page, string day, string value)
    {
        await Entry(page, "Ziet elke dag iemand").First.GetByRole(AriaRole.Button, new() { Name = "Meting vastleggen" }).ClickAsync();
        await page.Locator("#Measurement-Day").FillAsync(day);
        await page.Locator("#Measurement-Value").FillAsync(value);
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Expect(page.Locator("#Measurement-Value")).ToBeHiddenAsync();
    }

    private static async Task Endorse(IPage page, string ambition, string partner)
    {
        await page.Open($"{Chain}/dossier/1");
        var button = Entry(page, ambition).GetByRole(AriaRole.Button, new() { Name = $"Onderschrijven namens {partner}" });
        await button.ClickAsync();
        await Expect(button).ToBeHiddenAsync();
    }

    /// <summary>Gives the first steering-group member of a partner an account; they set a password and sign in.</summary>
    private async Task<IPage> GiveAccount(IPage coordinator)
    {
        await coordinator.Open($"{Chain}/people");
        var row = coordinator.GetByRole(AriaRole.Row).Filter(new() { HasText = "Alzheimer Meren" }).Filter(new() { HasText = "bestuur" }).First;
        var address = await row.GetByRole(AriaRole.Rowheader).Locator("span").TextContentAsync();
        await row.GetByText("Meer").ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Account geven" }).ClickAsync();
        var link = await coordinator.Locator("pre.letter").TextContentAsync();
        await coordinator.IsAccessible();

        var page = await chromium.Visit(app);
        await page.GotoAsync(new Uri(link!).PathAndQuery);
        await page.GetByLabel("Nieuw wachtwoord").FillAsync("theehuis-aan-de-oever");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sla het wachtwoord op" }).ClickAsync();
        await page.GetByLabel("E-mailadres").FillAsync(address!);
        await page.GetByLabel("Wachtwoord").FillAsync("theehuis-aan-de-oever");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Aanmelden" }).ClickAsync();
        await Expect(page).ToHaveURLAsync("/");
        return page;
    }

    private static async Task CloseRound(IPage page, int round)
    {
        await page.Open($"{Chain}/rounds/{round}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sluit de ronde" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Sluit en maak de scorekaart" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Scorekaart");
    }

    private static async Task ReadEvidence(IPage page)
    {
        var evidence = page.Locator("section[aria-labelledby=evidence]");
        await evidence.GetByText("1 Gedeelde ambitie").First.ClickAsync();
        await Expect(evidence.GetByText("2 geldige ambities vastgelegd.")).ToBeVisibleAsync();
        await Expect(evidence.GetByText("6 van 6 partners onderschreven de ambitie.")).ToBeVisibleAsync();
        await page.IsAccessible();

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download PDF" }).ClickAsync());
        var (_, words) = ExternalTool.Run("pdftotext", "-raw", await download.PathAsync(), "-");
        Assert.Contains("2 geldige ambities vastgelegd.", words, StringComparison.Ordinal);
        Assert.Contains("2 van 2 ambities hebben een indicator.", words, StringComparison.Ordinal);
    }

    private static async Task MakeAction(IPage page)
    {
        await page.Open($"{Chain}/rounds/4");
        await page.GetByRole(AriaRole.Region, new() { Name = "Verbeteracties" }).GetByRole(AriaRole.Link, new() { Name = "2 Meetbare ambitie" }).ClickAsync();
        await page.Locator("main[data-interactive]").WaitForAsync();
        await page.GetByLabel("Wat gaat er gebeuren?").FillAsync("Bel elke ochtend wie alleen woont");
        await page.GetByLabel("Welke indicator wilt u hiermee bijsturen?").SelectOptionAsync(new SelectOptionValue { Label = "Ziet elke dag iemand" });
        await page.GetByLabel("Wie zorgt ervoor?").SelectOptionAsync(new SelectOptionValue { Label = "Joost van Dijk (Thuiszorg Vliet)" });
        await page.GetByLabel("Wanneer is het klaar?", new() { Exact = true }).FillAsync("2027-03-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Expect(page.GetByText("Opgeslagen.")).ToBeVisibleAsync();
    }

    private static async Task NextRound(IPage page)
    {
        await page.Open(Chain);
        await page.GetByRole(AriaRole.Link, new() { Name = "Plan een ronde" }).ClickAsync();
        await page.Locator("main[data-interactive]").WaitForAsync();
        await page.GetByLabel("Naam van de ronde").FillAsync("Volgende ronde");
        for (var step = 2; step <= 5; step++) await page.NextStep(step);
        await page.OpenPlannedRound();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sluit de ronde" })).ToBeVisibleAsync();
    }

    private static async Task HandIn(IPage page, int round)
    {
        await page.GotoAsync($"{Chain}/rounds/{round}/assessment?step=2");
        await page.Locator("[data-sheet][data-ready]").WaitForAsync();
        for (var statement = 1; statement <= 5; statement++) await page.Answer($"2.{statement}", 4);
        await page.GotoAsync($"{Chain}/rounds/{round}/assessment?step=10");
        await page.Locator("[data-sheet][data-ready]").WaitForAsync();
        await page.HandIn(asks: true);
    }

    private static ILocator Entry(IPage page, string title) =>
        page.Locator("li.entry").Filter(new() { Has = page.Locator("strong", new() { HasText = title }) });
}

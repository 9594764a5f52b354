namespace KetenScan.Browser.Tests;

/// <summary>An administrator creates the next version of the questionnaire.</summary>
public sealed class QuestionnaireTests(Chromium chromium) : IAsyncLifetime
{
    private const string Draft = "/admin/questionnaires/keten-8/2";

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
        await Expect(page.GetByText("8 principes, 40 stellingen · 0 stellingen gewijzigd")).ToBeVisibleAsync();
        await page.IsAccessible();

        await page.GetByRole(AriaRole.Link, new() { Name = "3 Governance" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("3 Governance op alle niveaus");
        await page.GetByRole(AriaRole.Button, new() { Name = "Voeg een stelling toe" }).ClickAsync();
        await Expect(page.Locator("[id='nl-3.6']")).ToBeFocusedAsync();
        await page.Locator("[id='nl-3.6']").FillAsync("Wij spreken elkaar aan.");
        await Save(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Overzicht" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "3 Governance" })).ToContainTextAsync("nieuw: 3.6");
        await page.IsAccessible();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publiceer" }).ClickAsync();
        await Expect(page.GetByText("De vragenlijst is nog niet af:")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Alert).GetByText("Engels ontbreekt bij 3.6")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "3 Governance" }).ClickAsync();
        await Edit(page, "3.6");
        var added = page.GetByRole(AriaRole.Group, new() { Name = "Stelling 3.6" });
        await Expect(added.GetByLabel("Nederlands")).ToHaveValueAsync("Wij spreken elkaar aan.");
        await added.GetByLabel("Engels").FillAsync("We hold each other to account.");
        await Save(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Overzicht" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Toon het voorbeeld" }).ClickAsync();
        await Expect(page.GetByText("We hold each other to account.")).ToBeVisibleAsync();
        await page.IsAccessible();

        await page.GetByRole(AriaRole.Button, new() { Name = "Publiceer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).GetByText("0 stellingen gewijzigd, 1 nieuw")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Publiceer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await Expect(page.GetByText("verandert niet meer.")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.GetByText("Wij spreken elkaar aan.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Publiceer" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_changed_statement_stands_beside_what_it_was_and_what_is_wrong_is_said_at_its_field()
    {
        var page = await Copy();
        await page.Open($"{Draft}/principles/3");
        var old = await page.Locator("[id='edit-3.1']").Locator("xpath=ancestor::li[1]").Locator("[lang=nl]").InnerTextAsync();

        await Write(page, "3.1", "");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sla dit principe op" }).ClickAsync();
        await Expect(page.Locator("[id='nl-3.1-problem']")).ToHaveTextAsync("Vul de Nederlandse tekst in, of haal de stelling weg.");
        await Expect(page.Locator("[id='nl-3.1']")).ToBeFocusedAsync();
        await page.IsAccessible();

        await page.Locator("[id='nl-3.1']").FillAsync("Wij beslissen samen.");
        await page.Locator("[id='nl-3.1']").BlurAsync();
        await Expect(page.Locator("[id='nl-3.1-was']")).ToContainTextAsync(old);
        await page.GetByRole(AriaRole.Link, new() { Name = "4 Allen voor één" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Op deze pagina blijven" }).ClickAsync();
        await Save(page);
        await Expect(page.Locator("del[lang=nl]")).ToHaveTextAsync(old);
        await Expect(page.Locator("ins[lang=nl]")).ToHaveTextAsync("Wij beslissen samen.");
        await Expect(page.GetByText("Vergeleken met versie 1 · gewijzigd: 3.1", new() { Exact = true })).ToBeVisibleAsync();
        await page.IsAccessible();

        await page.GetByLabel("Meer voor stelling 3.2").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Haal weg 3.2" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Zet terug Stelling 3.2" })).ToBeFocusedAsync();
        await Save(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "4 Allen voor één" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("4 Allen voor één, één voor allen");
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Zet terug Stelling 3.2" }).ClickAsync();
        await Save(page);
        await Expect(page.GetByText("Vergeleken met versie 1 · gewijzigd: 3.1", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_draft_that_is_thrown_away_comes_back_with_its_changes()
    {
        var page = await Copy();
        await page.Open($"{Draft}/principles/1");
        await Write(page, "1.1", "Wij willen hetzelfde.");
        await Save(page);

        await page.Open(Draft);
        await page.GetByRole(AriaRole.Button, new() { Name = "Gooi het concept weg" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).GetByText("1 stelling gewijzigd")).ToBeVisibleAsync();
        await page.IsAccessible();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Ja, gooi het concept weg" }).ClickAsync();
        await Expect(page.GetByText("Het concept keten-8, versie 2 is weggegooid.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "keten-8, versie 2" })).ToHaveCountAsync(0);

        await page.Locator("#page-message").GetByRole(AriaRole.Button, new() { Name = "Ongedaan maken" }).ClickAsync();
        await Expect(page.GetByText("8 principes, 40 stellingen · 1 stelling gewijzigd")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Two_who_work_on_one_draft_lose_no_words()
    {
        var (one, other) = (await Copy(), await chromium.SignIn(app, "beheer", width: 390));
        foreach (var page in (IPage[])[one, other]) await page.Open($"{Draft}/principles/2");

        await Write(one, "2.1", "Van één");
        await Save(one);
        await Write(other, "2.2", "Van ander");
        await Save(other);
        await Expect(other.GetByText("Van één")).ToBeVisibleAsync();

        await Write(one, "2.2", "Toch van één");
        await one.GetByRole(AriaRole.Button, new() { Name = "Sla dit principe op" }).ClickAsync();
        await Expect(one.GetByRole(AriaRole.Row, new() { Name = "Stelling 2.2, Nederlands" })).ToContainTextAsync("Van ander");
        await one.IsAccessible();
        await one.GetByRole(AriaRole.Button, new() { Name = "Mijn versie opslaan" }).ClickAsync();
        await Expect(one.Locator("form .said")).ToHaveTextAsync("Opgeslagen.");

        await other.ReloadAsync();
        await Expect(other.GetByText("Toch van één")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_was_typed_in_two_statements_is_back_after_a_restart()
    {
        var page = await Copy();
        await page.Open($"{Draft}/principles/3");
        await Write(page, "3.2", "Een zin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Voeg een stelling toe" }).ClickAsync();
        await page.Locator("[id='nl-3.6']").FillAsync("Nog een zin");

        await app.Stop();
        await Expect(page.Card()).ToBeVisibleAsync();
        await app.StartAgain();

        await page.IsBack();
        await Expect(page.Locator("[id='nl-3.2']")).ToHaveValueAsync("Een zin");
        await Expect(page.Locator("[id='nl-3.6']")).ToHaveValueAsync("Nog een zin");
        await Save(page);
        await Expect(page.GetByText("Vergeleken met versie 1 · gewijzigd: 3.2 · nieuw: 3.6")).ToBeVisibleAsync();
    }

    private static async Task Edit(IPage page, string code)
    {
        await page.Locator($"[id='edit-{code}']").ClickAsync();
        await Expect(page.Locator($"[id='nl-{code}']")).ToBeFocusedAsync();
    }

    private static async Task Write(IPage page, string code, string words)
    {
        await Edit(page, code);
        await page.Locator($"[id='nl-{code}']").FillAsync(words);
    }

    private static async Task Save(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Sla dit principe op" }).ClickAsync();
        await Expect(page.Locator("form .said")).ToHaveTextAsync("Opgeslagen.");
    }

    /// <summary>A page of the administrator, who has just made a copy.</summary>
    private async Task<IPage> Copy()
    {
        var page = await chromium.SignIn(app, "beheer");
        await page.Open("/admin/questionnaires");
        await page.GetByRole(AriaRole.Button, new() { Name = "Maak een kopie" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("keten-8, versie 2");
        return page;
    }
}

namespace KetenScan.Browser.Tests;

/// <summary>A coordinator fills in the chain's face, and creates an action from the scorecard.</summary>
public sealed class DossierTests(Chromium chromium) : IAsyncLifetime
{
    /// <summary>The smallest PNG there is: one pixel.</summary>
    private static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_point_of_the_scorecard_becomes_an_action_that_ends_with_a_result()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open("/chains/dementie-de-meren/rounds/3");
        await page.GetByRole(AriaRole.Region, new() { Name = "Verbeteracties" }).GetByRole(AriaRole.Link, new() { Name = "2 Meetbare ambitie" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nieuwe actie" })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Principe").Locator("option:checked")).ToHaveTextAsync("2 Meetbare ambitie");
        await page.Locator("main[data-interactive]").WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Expect(page.Locator("#what-problem")).ToHaveTextAsync("Vul in wat er gaat gebeuren.");
        await Expect(page.GetByLabel("Wat gaat er gebeuren?")).ToBeFocusedAsync();
        await page.GetByLabel("Wat gaat er gebeuren?").FillAsync("Spreek drie indicatoren af");
        await page.GetByLabel("Naam", new() { Exact = true }).FillAsync("Marieke de Boer");
        await page.GetByLabel("Wanneer is het klaar?", new() { Exact = true }).FillAsync("2027-03-01");
        await page.GetByLabel("Wanneer is het klaar?", new() { Exact = true }).PressAsync("Enter");
        await Expect(page.GetByText("Opgeslagen.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Afronden: Spreek drie indicatoren af" })).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Afronden: Spreek drie indicatoren af" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Klaar", Exact = true }).ClickAsync();
        await Expect(page.Locator(".fieldproblem")).ToContainTextAsync("Schrijf op wat de actie heeft opgeleverd");
        await page.GetByLabel("Wat heeft de actie opgeleverd, of waarom vervalt zij?").FillAsync("Drie indicatoren met nulmeting.");
        await page.IsAccessible();
        await page.GetByRole(AriaRole.Button, new() { Name = "Klaar", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Heropenen: Spreek drie indicatoren af" })).ToBeVisibleAsync();

        await page.Open("/chains/dementie-de-meren/rounds/3");
        await Expect(page.GetByText("Klaar: Drie indicatoren met nulmeting.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_logo_is_shown_and_what_is_no_picture_is_refused_with_the_reason()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open("/chains/dementie-de-meren/dossier/face");
        await page.GetByLabel("Slogan").FillAsync("Niet opgeslagen");

        await page.GetByLabel("Kies een logo").SetInputFilesAsync(new FilePayload { Name = "logo.png", MimeType = "image/png", Buffer = "<svg/>"u8.ToArray() });
        await Expect(page.Locator("#file-problem")).ToContainTextAsync("Dit bestand is geen PNG-, JPEG- of WebP-afbeelding.");
        await page.GetByLabel("Kies een logo").SetInputFilesAsync(new FilePayload { Name = "logo.png", MimeType = "image/png", Buffer = Pixel });
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "Logo van Dementieketen De Meren" })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Slogan")).ToHaveValueAsync("Niet opgeslagen");

        await page.GetByLabel("Kleur", new() { Exact = true }).FillAsync("paars");
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Expect(page.Locator("#colour-problem")).ToContainTextAsync("Schrijf de kleur als # met zes tekens");
        await Expect(page.GetByLabel("Kleur", new() { Exact = true })).ToBeFocusedAsync();
        await page.GetByLabel("Kleur", new() { Exact = true }).FillAsync("#225588");
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Expect(page.GetByText("Opgeslagen.")).ToBeVisibleAsync();

        await page.Open("/chains/dementie-de-meren");
        await Expect(page.GetByText("Niet opgeslagen")).ToBeVisibleAsync();
        await page.IsAccessible();
    }

    [Fact]
    public async Task What_is_typed_and_not_stored_is_not_left_or_replaced_without_a_question()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open("/chains/dementie-de-meren/dossier/5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Wijzigen: Kerstontbijt" }).ClickAsync();
        await page.Locator("#Moment-What").FillAsync("Kerstlunch");

        await page.Locator("li.entry").GetByRole(AriaRole.Button, new() { NameRegex = new("^Wijzigen: ") }).First.ClickAsync();
        await Expect(page.GetByText("U bent nog iets aan het invullen.")).ToBeVisibleAsync();
        await Expect(page.Locator("#Moment-What")).ToHaveValueAsync("Kerstlunch");

        await page.Locator("nav.crumbs").GetByRole(AriaRole.Link, new() { Name = "Dossier" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Op deze pagina blijven" }).ClickAsync();
        await Expect(page.Locator("#Moment-What")).ToHaveValueAsync("Kerstlunch");
        await page.Locator("#Moment-What").PressAsync("Enter");
        await Expect(page.Locator("li.entry strong").Filter(new() { HasText = "Kerstlunch" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Wijzigen: Kerstlunch" })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task When_two_people_change_the_face_the_second_sees_both_versions_and_chooses()
    {
        var (one, other) = (await chromium.SignIn(app, "coordinator"), await chromium.SignIn(app, "coordinator", width: 390));
        foreach (var page in (IPage[])[one, other]) await page.Open("/chains/dementie-de-meren/dossier/face");
        await one.GetByLabel("Slogan").FillAsync("Samen");
        await one.GetByLabel("Slogan").PressAsync("Enter");
        await Expect(one.GetByText("Opgeslagen.")).ToBeVisibleAsync();

        await other.GetByLabel("Slogan").FillAsync("Thuis");
        await other.GetByLabel("Slogan").PressAsync("Enter");
        await Expect(other.GetByRole(AriaRole.Row, new() { Name = "Slogan" })).ToContainTextAsync("Samen");
        await other.IsAccessible();
        await other.GetByRole(AriaRole.Button, new() { Name = "De andere versie houden" }).ClickAsync();
        await Expect(other.GetByLabel("Slogan")).ToHaveValueAsync("Samen");
    }

    [Fact]
    public async Task Of_two_who_change_one_entry_the_second_sees_both_and_chooses()
    {
        const string Moment = "Kerstontbijt";
        var (one, other) = (await chromium.SignIn(app, "coordinator"), await chromium.SignIn(app, "coordinator", width: 390));
        foreach (var page in (IPage[])[one, other])
        {
            await page.Open("/chains/dementie-de-meren/dossier/5");
            await page.GetByRole(AriaRole.Button, new() { Name = $"Wijzigen: {Moment}" }).ClickAsync();
        }

        await one.Locator("#Moment-What").FillAsync("Kerstontbijt in het theehuis");
        await one.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Expect(one.GetByText("Kerstontbijt in het theehuis")).ToBeVisibleAsync();

        await other.Locator("#Moment-What").FillAsync("Kerstlunch");
        await other.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Expect(other.GetByRole(AriaRole.Row, new() { Name = "Kerstlunch" })).ToContainTextAsync("Kerstontbijt in het theehuis");
        await other.IsAccessible();
        await other.GetByRole(AriaRole.Button, new() { Name = "Mijn versie opslaan" }).ClickAsync();
        await Expect(other.Locator("li.entry strong").Filter(new() { HasText = "Kerstlunch" })).ToBeVisibleAsync();
    }
}

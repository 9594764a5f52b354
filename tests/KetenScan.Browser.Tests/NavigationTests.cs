using System.Text.RegularExpressions;

namespace KetenScan.Browser.Tests;

/// <summary>Wherever a user is, the page says where that is, and where one can go.</summary>
public sealed class NavigationTests(Chromium chromium, NavigationTests.Installation installation) : IClassFixture<NavigationTests.Installation>
{
    private const string Chain = "/chains/dementie-de-meren";

    private readonly RunningKetenScan app = installation.App;

    [Fact]
    public async Task From_the_scorecard_one_gets_to_everything_of_the_chain_and_back_by_the_crumbs()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open($"{Chain}/rounds/3");
        var tabs = page.Locator("nav.tabs");
        await Expect(tabs.Locator("[aria-current]")).ToContainTextAsync("Scorekaart");

        await tabs.GetByRole(AriaRole.Link, new() { Name = "Dossier" }).ClickAsync();
        await Expect(page).ToHaveTitleAsync("Dossier · Dementieketen De Meren · KetenScan");
        await Expect(tabs.Locator("[aria-current]")).ToContainTextAsync("Dossier");
        await Expect(page.Locator("h1")).ToBeFocusedAsync();

        await page.Locator("nav.pages").GetByRole(AriaRole.Link, new() { Name = "3 Governance op alle niveaus" }).ClickAsync();
        await Expect(page).ToHaveTitleAsync("3 Governance op alle niveaus · Dossier · Dementieketen De Meren · KetenScan");
        await Expect(page.Locator("nav.crumbs li")).ToHaveTextAsync(["Start", "Dementieketen De Meren", "Dossier", "3 Governance op alle niveaus"]);

        await page.Locator("nav.crumbs").GetByRole(AriaRole.Link, new() { Name = "Dementieketen De Meren" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(Chain);
        await Expect(tabs.Locator("[aria-current=page]")).ToHaveTextAsync(new Regex("Overzicht"));
    }

    [Fact]
    public async Task A_principle_of_a_scorecard_leads_to_its_page_and_from_there_to_an_action()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open($"{Chain}/rounds/3");

        await page.GetByRole(AriaRole.Link, new() { Name = "3 Governance op alle niveaus" }).First.ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("3 Governance op alle niveaus");
        await Expect(page.GetByText("Sinds ronde 2 is dat zeker veranderd: +0,4")).ToBeVisibleAsync();
        await page.IsAccessible();
        await page.GetByRole(AriaRole.Link, new() { Name = "Maak een actie" }).ClickAsync();

        await Expect(page.GetByLabel("Wat gaat er gebeuren?")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync($"{Chain}/actions?principle=3&round=3");
    }

    [Fact]
    public async Task Making_something_changes_what_the_tabs_tell()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open($"{Chain}/actions?principle=3");
        await Expect(page.Locator("nav.tabs .count").Last).ToHaveTextAsync("2");

        await page.GetByLabel("Wat gaat er gebeuren?").FillAsync("Bel de huisarts");
        await page.Locator("#ownername").FillAsync("Marieke de Boer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();

        await Expect(page.Locator("nav.tabs .count").Last).ToHaveTextAsync("3");
    }

    [Fact]
    public async Task On_a_phone_the_tabs_are_at_the_bottom_and_the_rest_under_more()
    {
        var page = await chromium.SignIn(app, "coordinator", width: 390);
        await page.Open($"{Chain}/dossier/7");
        await Expect(page.Locator("nav.tabs")).ToBeHiddenAsync();
        await Expect(page.Locator("nav.pages [aria-current]")).ToBeInViewportAsync();

        var bar = page.Locator("nav.phone");
        await Expect(bar.GetByRole(AriaRole.Link)).ToHaveTextAsync(["Overzicht", "Scorekaart", "Rondes", "Dossier"]);
        await bar.GetByRole(AriaRole.Button, new() { Name = "Meer" }).ClickAsync();
        await page.IsAccessible();
        await bar.GetByRole(AriaRole.Link, new() { Name = "Mensen" }).ClickAsync();

        await Expect(page).ToHaveURLAsync($"{Chain}/people");
        await Expect(page.Locator("#more-places")).ToBeHiddenAsync();
        await Expect(page.Locator("nav.crumbs li:visible")).ToHaveTextAsync(["Dementieketen De Meren"]);
    }

    [Fact]
    public async Task Menus_open_and_close_by_keyboard()
    {
        var page = await chromium.SignIn(app, "consultant");
        await page.Open(Chain);
        var others = page.GetByRole(AriaRole.Button, new() { Name = "Andere keten" });

        await others.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#other-chains a").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#other-chains")).ToBeHiddenAsync();
        await Expect(others).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/chains/(?!dementie)"));
        await Expect(page.Locator("#other-chains")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_sheet_has_no_tabs_around_it_and_a_way_back_to_its_chain()
    {
        var page = await chromium.SignIn(app, "strategisch");
        await page.OpenSheet();

        await Expect(page.Locator("nav.tabs")).ToHaveCountAsync(0);
        await Expect(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Dementieketen De Meren" })).ToBeVisibleAsync();
    }

    /// <summary>One for all tests here, which change nothing that another looks at.</summary>
    public sealed class Installation : IAsyncLifetime
    {
        internal RunningKetenScan App { get; private set; } = null!;

        public async ValueTask InitializeAsync() => App = await RunningKetenScan.Start();

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}

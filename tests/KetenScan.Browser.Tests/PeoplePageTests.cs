using System.Text.RegularExpressions;

namespace KetenScan.Browser.Tests;

/// <summary>The people of a chain: found, filtered and sorted in the address, added beside the list, corrected in two clicks.</summary>
public sealed class PeoplePageTests(Chromium chromium) : IAsyncLifetime
{
    private const string Chain = "/chains/dementie-de-meren";

    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Somebody_is_found_by_part_of_the_name_and_back_leads_to_the_list_as_it_was()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open($"{Chain}/people");
        await Expect(page.GetByText("41 mensen bij 6 partners")).ToBeVisibleAsync();
        await Expect(Rows(page)).ToHaveCountAsync(25);

        await page.GetByLabel("Zoek op naam").PressSequentiallyAsync("zoe");
        await Expect(page).ToHaveURLAsync(new Regex("/people\\?q=zoe$"));
        await Expect(Rows(page).Filter(new() { HasText = "Zoë Peters" })).ToHaveCountAsync(1);
        await Expect(page.GetByLabel("Zoek op naam")).ToBeFocusedAsync();
        await page.IsAccessible();
        await page.GetByRole(AriaRole.Link, new() { Name = "Toon alles" }).ClickAsync();
        await Expect(page.GetByLabel("Zoek op naam")).ToHaveValueAsync("");

        await page.GetByRole(AriaRole.Combobox, new() { Name = "Partner" }).SelectOptionAsync(new SelectOptionValue { Label = "Alzheimer Meren" });
        await Expect(Rows(page)).ToHaveCountAsync(4);
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Niveau" }).SelectOptionAsync(new SelectOptionValue { Label = "bestuur" });
        await Expect(Rows(page)).ToHaveCountAsync(2);
        await page.GoBackAsync();
        await Expect(Rows(page)).ToHaveCountAsync(4);
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Niveau" })).ToHaveValueAsync("");
        await page.GoBackAsync();
        await Expect(Rows(page)).ToHaveCountAsync(25);

        await page.GetByRole(AriaRole.Link, new() { Name = "Naam" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Naam" })).ToHaveAttributeAsync("aria-sort", "descending");
        await Expect(Rows(page).First).ToContainTextAsync("Zoë Peters");
        await page.GetByRole(AriaRole.Link, new() { Name = "Volgende" }).ClickAsync();
        await Expect(Rows(page)).ToHaveCountAsync(16);
        await Expect(page.GetByText("26 tot en met 41 van 41")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_address_is_corrected_in_two_clicks_and_what_is_refused_stays_typed()
    {
        var page = await chromium.SignIn(app, "coordinator", width: 390);
        await page.Open($"{Chain}/people?q=anneke+kaya");
        var correct = page.GetByRole(AriaRole.Button, new() { Name = "Wijzigen: Anneke Kaya" });
        var dialog = page.GetByRole(AriaRole.Dialog);
        await correct.ClickAsync();
        await dialog.GetByLabel("E-mailadres").FillAsync("anneke.kaya");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Expect(dialog.GetByLabel("E-mailadres")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(dialog.GetByLabel("E-mailadres")).ToHaveValueAsync("anneke.kaya");
        await page.IsAccessible();
        await dialog.GetByLabel("E-mailadres").FillAsync("anneke@voorbeeld.nl");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Rowheader)).ToContainTextAsync("anneke@voorbeeld.nl");
        await Expect(correct).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Who_is_added_twice_is_asked_about_and_nothing_typed_is_lost()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open($"{Chain}/people?partner=zorggroep-oever");
        await page.GetByRole(AriaRole.Button, new() { Name = "Iemand toevoegen" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByLabel("Naam", new() { Exact = true })).ToBeFocusedAsync();
        await Expect(dialog.GetByLabel("Partner").Locator("option:checked")).ToHaveTextAsync("Zorggroep Oever");
        await dialog.GetByLabel("Naam", new() { Exact = true }).FillAsync("Bram Jansen");
        await dialog.GetByLabel("E-mailadres").FillAsync("bram.jansen.40@alzheimer-meren.example");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Toevoegen" }).ClickAsync();
        await Expect(dialog.GetByText("Dit adres staat al bij Bram Jansen (Alzheimer Meren).")).ToBeVisibleAsync();
        await Expect(dialog.GetByLabel("E-mailadres")).ToBeFocusedAsync();

        await dialog.GetByLabel("E-mailadres").FillAsync("bram@voorbeeld.nl");
        await dialog.GetByLabel("Niveau").SelectOptionAsync(new SelectOptionValue { Label = "uitvoering" });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Toevoegen" }).ClickAsync();
        await Expect(dialog.GetByText("Is dit iemand anders?")).ToBeVisibleAsync();
        await Expect(dialog.GetByLabel("Naam", new() { Exact = true })).ToHaveValueAsync("Bram Jansen");
        await page.IsAccessible();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Ja, voeg toe" }).ClickAsync();
        await Expect(dialog.GetByText("Bram Jansen is toegevoegd.")).ToBeVisibleAsync();
        await Expect(Rows(page).Filter(new() { HasText = "bram@voorbeeld.nl" })).ToHaveCountAsync(1);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sluit" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Iemand toevoegen" })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_partner_that_leaves_stays_after_all_by_one_button_at_the_top()
    {
        var page = await chromium.SignIn(app, "coordinator", width: 390);
        await page.Open($"{Chain}/people?show=partners");
        await page.IsAccessible();
        var row = Rows(page).Filter(new() { HasText = "Welzijn Centraal" });
        await row.GetByText("Meer").ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Vertrekt: Welzijn Centraal" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Leg het vertrek vast" }).ClickAsync();
        await Expect(page.GetByText("Welzijn Centraal zit tot en met")).ToBeVisibleAsync();
        await Expect(row).ToContainTextAsync("tot en met");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ongedaan maken" }).ClickAsync();
        await Expect(page.GetByText("Welzijn Centraal blijft in de keten.")).ToBeVisibleAsync();
        await Expect(row).ToContainTextAsync("sinds");

        await row.GetByRole(AriaRole.Link, new() { Name = "mensen van Welzijn Centraal" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/people\\?partner=welzijn-centraal$"));
        await Expect(Rows(page)).ToHaveCountAsync(6);
    }

    [Fact]
    public async Task Jumping_to_somebody_opens_the_page_of_the_list_with_that_person()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open(Chain);
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("zoe peters");
        await Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("Zoë Peters");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("26 tot en met 41 van 41")).ToBeVisibleAsync();
        await Expect(Rows(page).Filter(new() { HasText = "Zoë Peters" })).ToBeInViewportAsync();
    }

    /// <summary>The people or partners of the list, without its head.</summary>
    private static ILocator Rows(IPage page) => page.Locator("main tbody tr");
}

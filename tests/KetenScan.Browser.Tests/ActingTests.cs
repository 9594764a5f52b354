using System.Text.RegularExpressions;
using KetenScan.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Browser.Tests;

/// <summary>Forms with a hurried user, a phone's back button and two windows.</summary>
public sealed class ActingTests(Chromium chromium) : IAsyncLifetime
{
    private const string Chain = "/chains/dementie-de-meren";

    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_double_click_starts_one_chain_and_a_second_of_that_name_is_asked_about()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open("/chains/new");
        await page.GetByLabel("Naam van de keten").FillAsync("Dubbel");
        await page.GetByLabel("Werkterrein").FillAsync("jeugd");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin de keten" }).DblClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/chains/dubbel/people$"));
        await Expect(page.GetByText("Dubbel is begonnen.")).ToBeVisibleAsync();
        Assert.Equal(1, await Chains("Dubbel"));

        await page.Open("/chains/new");
        await page.GetByLabel("Naam van de keten").FillAsync("dubbel");
        await page.GetByLabel("Werkterrein").FillAsync("jeugd");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("U hebt al een keten die “dubbel” heet.")).ToBeVisibleAsync();
        await page.IsAccessible();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, begin nog een keten" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/chains/dubbel-2/people$"));
    }

    [Fact]
    public async Task A_chain_that_was_started_by_mistake_is_deleted_and_one_with_results_only_archived()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open("/chains/new");
        await page.GetByLabel("Naam van de keten").FillAsync("Vergissing");
        await page.GetByLabel("Werkterrein").FillAsync("jeugd");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/chains/vergissing/people$"));

        await page.Open("/chains/vergissing/settings");
        await page.IsAccessible();
        await page.GetByRole(AriaRole.Button, new() { Name = "Verwijder de keten" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Ja, verwijder" }).ClickAsync();
        await Expect(page).ToHaveURLAsync("/");
        await Expect(page.GetByText("Vergissing is verwijderd.")).ToBeVisibleAsync();
        Assert.Equal(0, await Chains("Vergissing"));

        await page.Open($"{Chain}/settings");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Verwijder de keten" })).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Zet in het archief" })).ToBeDisabledAsync();
    }

    [Fact]
    public async Task Of_two_windows_the_second_sees_what_the_first_saved_and_chooses()
    {
        var first = await chromium.SignIn(app, "coordinator");
        var second = await first.Context.NewPageAsync();
        await first.Open($"{Chain}/settings");
        await second.Open($"{Chain}/settings");
        await first.GetByLabel("Naam van de keten").FillAsync("Keten Nieuw");
        await first.Keyboard.PressAsync("Enter");
        await Expect(first.GetByText("Opgeslagen.")).ToBeVisibleAsync();

        await second.GetByLabel("Regio").FillAsync("Noord");
        await second.Keyboard.PressAsync("Enter");
        var card = second.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Dit is intussen veranderd" });
        await Expect(card.GetByRole(AriaRole.Row).Filter(new() { HasText = "Keten Nieuw" })).ToBeVisibleAsync();
        await Expect(card).ToBeFocusedAsync();
        await second.IsAccessible();
        await second.GetByLabel("Naam van de keten").FillAsync("Keten Nieuw");
        await card.GetByRole(AriaRole.Button, new() { Name = "Mijn versie opslaan" }).ClickAsync();
        await Expect(second.GetByText("Opgeslagen.")).ToBeVisibleAsync();
        await Expect(card).ToHaveCountAsync(0);

        await first.ReloadAsync();
        await Expect(first.GetByLabel("Naam van de keten")).ToHaveValueAsync("Keten Nieuw");
        await Expect(first.GetByLabel("Regio")).ToHaveValueAsync("Noord");
    }

    [Fact]
    public async Task Leaving_with_something_typed_asks_and_staying_keeps_it()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open(Chain);
        await page.Locator("nav.tabs").GetByRole(AriaRole.Link, new() { Name = "Instellingen" }).ClickAsync();
        await page.GetByLabel("Regio").FillAsync("Noord");
        await page.GetByRole(AriaRole.Link, new() { Name = "Start", Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByText("Weggaan zonder op te slaan?")).ToBeVisibleAsync();
        await page.IsAccessible();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Op deze pagina blijven" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(page.GetByLabel("Regio")).ToHaveValueAsync("Noord");

        await page.GoBackAsync();
        await Expect(dialog).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Weggaan" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(Chain);

        await page.Locator("nav.tabs").GetByRole(AriaRole.Link, new() { Name = "Instellingen" }).ClickAsync();
        await page.GetByLabel("Regio").FillAsync("Noord");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Opgeslagen.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Start", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync("/");
    }

    [Fact]
    public async Task Back_closes_a_dialog_and_the_next_back_leaves_the_page()
    {
        var page = await chromium.SignIn(app, "coordinator", width: 390);
        await page.Open(Chain);
        await page.GetByRole(AriaRole.Link, new() { Name = "Partners en mensen beheren" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        var remove = page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Weghalen: ") }).First;
        await page.Locator("details.rowmenu summary").First.ClickAsync();

        await remove.ClickAsync();
        await Expect(dialog).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(page).ToHaveURLAsync($"{Chain}/people");

        await remove.ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Annuleren" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync(Chain);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Dementieketen De Meren");
    }

    [Fact]
    public async Task Adding_says_so_beside_the_button_empties_the_field_and_takes_an_old_error_away()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open($"{Chain}/people");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await page.GetByRole(AriaRole.Button, new() { Name = "Partner toevoegen" }).ClickAsync();
        var partner = dialog.GetByLabel("Nieuwe partner");
        await Expect(partner).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(partner).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(partner).ToBeFocusedAsync();
        await Expect(page.Locator($"#{await partner.GetAttributeAsync("aria-describedby")}")).ToHaveTextAsync("Vul de naam van de organisatie in.");

        await partner.FillAsync("Humanitas");
        await page.Keyboard.PressAsync("Enter");
        await Expect(dialog.GetByText("Humanitas is toegevoegd.")).ToBeInViewportAsync();
        await Expect(page.GetByText("Vul de naam van de organisatie in.")).ToHaveCountAsync(0);
        await Expect(partner).ToHaveValueAsync("");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Ongedaan maken" }).ClickAsync();
        await Expect(dialog.GetByText("Humanitas is verwijderd.")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Partner toevoegen" })).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Iemand toevoegen" }).ClickAsync();
        var name = dialog.GetByLabel("Naam", new() { Exact = true });
        await name.FillAsync("Gea");
        await dialog.GetByLabel("E-mailadres", new() { Exact = true }).FillAsync("gea@voorbeeld.nl");
        await page.Keyboard.PressAsync("Enter");
        await Expect(dialog.GetByText("Gea is toegevoegd.")).ToBeInViewportAsync();
        await Expect(name).ToBeFocusedAsync();
        await Expect(name).ToHaveValueAsync("");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Iemand toevoegen" })).ToBeFocusedAsync();

        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "gea@voorbeeld.nl" });
        await row.GetByText("Meer").ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Weghalen: Gea" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, weghalen" }).ClickAsync();
        await Expect(page.GetByText("Gea is weggehaald.")).ToBeInViewportAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
        await Expect(row).ToHaveCountAsync(0);
        await page.IsAccessible();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ongedaan maken" }).ClickAsync();
        await Expect(page.GetByText("Gea is terug")).ToBeVisibleAsync();
        await Expect(row).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_open_round_is_corrected_and_what_happened_is_said_with_the_focus_on_the_heading()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open($"{Chain}/rounds/4");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pas de ronde aan" }).ClickAsync();
        await Expect(page.GetByLabel("Naam van de ronde")).ToBeFocusedAsync();
        await page.GetByLabel("Invullen kan tot en met", new() { Exact = true }).FillAsync("2020-01-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sla de wijziging op" }).ClickAsync();
        await Expect(page.GetByText("Kies een einddatum na vandaag.").First).ToBeVisibleAsync();
        await page
            .GetByLabel("Invullen kan tot en met", new() { Exact = true })
            .FillAsync(DateTime.Today.AddDays(3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByLabel("Naam van de ronde").FillAsync("Herfst");
        await page.IsAccessible();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sla de wijziging op" }).ClickAsync();
        await Expect(page.GetByText("De wijziging is opgeslagen.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Herfst")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Sluit de ronde" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Sluit en maak de scorekaart" }).ClickAsync();
        await Expect(page.GetByText("De ronde is gesloten en de scorekaart is gemaakt.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_draft_that_was_thrown_away_comes_back()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open($"{Chain}/rounds/new");
        await page.GetByLabel("Naam van de ronde").FillAsync("Voorjaar");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync($"{Chain}/rounds/5?step=2");
        await Expect(page.GetByText("Opgeslagen.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Concept weggooien" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Ja, weggooien" }).ClickAsync();
        await Expect(page.GetByText("Het concept is weggegooid.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ongedaan maken" }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{Chain}/rounds/5");
        await Expect(page.GetByRole(AriaRole.Definition).GetByText("Voorjaar")).ToBeVisibleAsync();
    }

    private async Task<int> Chains(string name)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();
        return await db.Chains.CountAsync(chain => chain.Name == name);
    }
}

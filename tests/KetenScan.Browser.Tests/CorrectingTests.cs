using KetenScan.Data;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Browser.Tests;

/// <summary>A coordinator changes people and partners while a round is open; people who are filling in continue where they were.</summary>
public sealed class CorrectingTests(Chromium chromium) : IAsyncLifetime
{
    private const string Chain = "/chains/dementie-de-meren";

    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_wrong_address_a_move_a_new_name_and_mergers_leave_everybody_one_sheet()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open($"{Chain}/people");
        var asked = await Invited();

        // A wrong address: a new link goes to the right one.
        await Open(page, "Carla van Leeuwen");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await page.IsAccessible();
        await dialog.GetByLabel("E-mailadres").FillAsync("carla leeuwen@voorbeeld.nl");
        await page.Keyboard.PressAsync("Enter");
        await Expect(dialog.GetByText("een spatie (U+0020) kan er niet in staan")).ToBeVisibleAsync();
        await dialog.GetByLabel("E-mailadres").FillAsync("carla@voorbeeld.nl");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Er gaat een nieuwe uitnodiging naar carla@voorbeeld.nl")).ToBeInViewportAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Wijzigen: Carla van Leeuwen" })).ToBeFocusedAsync();

        var member = await chromium.Visit(app, width: 390);
        await member.GotoAsync(await LinkTo("carla@voorbeeld.nl"));
        await member.GetByRole(AriaRole.Button, new() { Name = "Naar mijn beoordeling" }).ClickAsync();
        await member.Locator("[data-sheet][data-ready]").WaitForAsync();
        await member.GotoAsync($"{Chain}/rounds/4/assessment?step=1");
        await member.Locator("[data-sheet][data-ready]").WaitForAsync();
        await member.Answer("1.1", 2);

        // Another partner: the person continues where they were.
        await Open(page, "Carla van Leeuwen");
        await dialog.GetByLabel("Partner").SelectOptionAsync(new SelectOptionValue { Label = "Thuiszorg Vliet" });
        await Expect(dialog.GetByText("De beoordeling in de open ronde gaat mee naar Thuiszorg Vliet.")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Expect(page.GetByText("De gegevens van Carla van Leeuwen zijn gewijzigd.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "carla@voorbeeld.nl" })).ToContainTextAsync("Thuiszorg Vliet");
        await member.ReloadAsync();
        await member.Locator("[data-sheet][data-ready]").WaitForAsync();
        await member.Answer("1.2", 3);

        // A person who is listed twice.
        await Open(page, "Bram Jansen", "Is dezelfde als…");
        await dialog
            .GetByLabel("Dezelfde persoon als")
            .SelectOptionAsync(new SelectOptionValue { Label = "Zoë Peters, zoë.peters.38@alzheimer-meren.example (Alzheimer Meren)" });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Voeg samen" }).ClickAsync();
        await Expect(dialog.GetByText("Kies welke telt. Dit wordt altijd gevraagd")).ToBeVisibleAsync();
        await page.IsAccessible();
        await dialog.GetByLabel("die van Bram Jansen").CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Voeg samen" }).ClickAsync();
        await Expect(page.GetByText("Bram Jansen staat er nu één keer in.")).ToBeVisibleAsync();
        Assert.Equal(asked - 1, await Invited());

        // A partner's new name, and two partners that merged.
        await page.GetByRole(AriaRole.Link, new() { Name = "Partners 6" }).ClickAsync();
        await Open(page, "Alzheimer Meren");
        await dialog.GetByLabel("Nieuwe naam").FillAsync("THUISZORG  vliet");
        await page.Keyboard.PressAsync("Enter");
        await Expect(dialog.GetByText("Thuiszorg Vliet zit al in de keten.")).ToBeVisibleAsync();
        await dialog.GetByLabel("Nieuwe naam").FillAsync("Thuiszorg Vlied");
        await page.Keyboard.PressAsync("Enter");
        await Expect(dialog.GetByText("Er is al een partner Thuiszorg Vliet. Is dit een andere organisatie?")).ToBeVisibleAsync();
        await dialog.GetByLabel("Nieuwe naam").FillAsync("Alzheimer Noord");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Alzheimer Meren heet nu Alzheimer Noord.")).ToBeVisibleAsync();

        await Open(page, "Welzijn Centraal", "Is samengegaan…");
        await dialog.GetByLabel("Zorggroep Oever").CheckAsync();
        await dialog.GetByLabel("Nieuwe naam").FillAsync("Welzijn en Zorg");
        await page.IsAccessible();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Voeg samen" }).ClickAsync();
        await Expect(page.GetByText("opgegaan in Welzijn en Zorg.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Mensen 40" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Welzijn en Zorg" }).First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Zorggroep Oever" })).ToHaveCountAsync(0);

        // The history shows the changes, and nobody has two sheets.
        await Open(page, "Carla van Leeuwen", "Geschiedenis");
        await Expect(dialog.GetByText("Gewijzigd: e-mailadres")).ToBeVisibleAsync();
        await page.IsAccessible();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sluiten" }).ClickAsync();
        Assert.Equal(asked - 1, await Invited());
        await page.Open($"{Chain}/rounds/4");
        await Expect(page.GetByText($"van {asked - 1} deelnemers")).ToBeVisibleAsync();
        await using var db = await Db();
        var sheets = await db.Participants.Where(own => own.PersonId != null && own.Address != null).ToListAsync();
        Assert.Equal(sheets.Count, sheets.DistinctBy(own => own.PersonId).Count());
        Assert.Equal(
            2,
            await db.Participants
                .Where(own => own.Address == "carla@voorbeeld.nl")
                .SelectMany(own => own.Sheet.Answers)
                .CountAsync(answer => answer.Statement == "1.1" && answer.Value.Number == 2 || answer.Statement == "1.2" && answer.Value.Number == 3));
    }

    /// <summary>Opens what can be done to a row, by keyboard: correcting is a button of its own, the rest is in its menu.</summary>
    private static async Task Open(IPage page, string row, string? act = null)
    {
        var button = page.GetByRole(AriaRole.Button, new() { Name = $"Wijzigen: {row}", Exact = true });
        if (act is not null)
        {
            var menu = page.Locator("details.rowmenu").Filter(new() { Has = page.Locator($"summary[aria-label='Meer: {row}']") });
            if (await menu.GetAttributeAsync("open") is null)
            {
                await menu.Locator("summary").FocusAsync();
                await page.Keyboard.PressAsync("Enter");
            }

            button = menu.GetByRole(AriaRole.Button, new() { Name = act });
        }

        await button.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
    }

    private async Task<KetenScanDb> Db() => await app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();

    private async Task<int> Invited()
    {
        await using var db = await Db();
        return await db.Participants.CountAsync(
            own => db.Rounds.Any(round => round.Id == own.RoundId
                && round.State == RoundState.Open
                && db.Chains.Any(chain => chain.Id == round.ChainId && chain.Slug == "dementie-de-meren")));
    }

    private async Task<string> LinkTo(string address)
    {
        await using var db = await Db();
        return app.Services.GetRequiredService<Outbox>().LinkOf(await db.Outbox.SingleAsync(message => message.Address == address && message.SentAt == null));
    }
}

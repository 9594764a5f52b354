using System.Text;
using KetenScan.Reports.Files;

namespace KetenScan.Browser.Tests;

/// <summary>A coordinator imports a round that was held in a spreadsheet.</summary>
public sealed class ImportTests(Chromium chromium) : IAsyncLifetime
{
    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Files_are_checked_and_corrected_before_the_round_is_read()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open("/chains/dementie-de-meren/import");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Een ronde inlezen");
        await page.IsAccessible();

        await Choose(page, "Antwoorden", Answers("bestuur"));
        await Choose(page, "Partners", "partner;name;invited\r\ngemeente;Gemeente De Meren;3\r\napotheek;Apotheek Lindelaan;2\r\n");
        await Expect(page.GetByText("Er kloppen 4 dingen niet.")).ToBeVisibleAsync();
        await Expect(page.GetByText("regel 2, kolom level: gevonden \"bestuur\"")).ToBeVisibleAsync();
        await page.IsAccessible();

        await Choose(page, "Antwoorden", Answers("strategic"));
        await Expect(page.GetByText("Gevonden: 4 ingevulde beoordelingen van 2 partners.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Wat Gemeente De Meren in de keten is").Locator("option:checked")).ToHaveTextAsync("Gemeente De Meren");
        await Expect(page.GetByLabel("Wat Apotheek Lindelaan in de keten is").Locator("option:checked")).ToHaveTextAsync("een nieuwe partner");
        await page.GetByLabel("Naam van de ronde").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lees de ronde in" }).ClickAsync();
        await Expect(page.Locator("#name-problem")).ToHaveTextAsync("Geef de ronde een naam.");
        await Expect(page.GetByLabel("Naam van de ronde")).ToBeFocusedAsync();
        await page.IsAccessible();

        await page.GetByLabel("Naam van de ronde").FillAsync("Nulmeting");
        await page.GetByLabel("Gesloten op", new() { Exact = true }).FillAsync("2024-06-30");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lees de ronde in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Scorekaart");
        await Expect(page.GetByText("ronde 5 · Nulmeting · gesloten 30 juni 2024")).ToBeVisibleAsync();

        await page.Open("/chains/dementie-de-meren/import");
        await Choose(page, "Antwoorden", Answers("strategic"));
        await Choose(page, "Partners", "partner;name;invited\r\ngemeente;Gemeente De Meren;3\r\napotheek;Apotheek Lindelaan;2\r\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lees de ronde in" }).ClickAsync();
        await Expect(page.GetByText("is al ingelezen, als ronde 5 “Nulmeting”")).ToBeVisibleAsync();
    }

    private static Task Choose(IPage page, string label, string content) => page.GetByLabel(label, new() { Exact = true }).SetInputFilesAsync(
        new FilePayload { Name = $"{label}.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(content) });

    private static string Answers(string level)
    {
        var codes = QuestionnaireJson.Read(QuestionnaireJson.BuiltIn).Statements.Select(statement => statement.Code).ToList();
        var rows = Enumerable
            .Range(0, 4)
            .Select(
                number =>
                    $"{(number < 2 ? "gemeente" : "apotheek")};r{number};{level};{string.Join(';', codes.Select((_, place) => 1 + (place + number) % 5))}");
        return string.Join("\r\n", [$"partner;respondent;level;{string.Join(';', codes)}", .. rows]);
    }
}

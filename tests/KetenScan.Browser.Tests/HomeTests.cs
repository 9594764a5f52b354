using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain.Chains;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Browser.Tests;

/// <summary>What a coordinator sees at home, and a list of many chains by keyboard.</summary>
public sealed class HomeTests(Chromium chromium) : IAsyncLifetime
{
    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task The_open_round_comes_first_with_its_response_and_the_next_step(int width)
    {
        var page = await chromium.SignIn(app, "coordinator", width);

        var rounds = page.GetByRole(AriaRole.Region, new() { Name = "Open rondes" });
        await Expect(rounds.GetByRole(AriaRole.Progressbar, new() { Name = "Ingediend: Dementieketen De Meren" })).ToHaveAttributeAsync("max", "41");
        await Expect(rounds.GetByText("16 van 41 ingediend")).ToBeVisibleAsync();
        await Expect(page.GetByText("geen beoordeling")).ToHaveCountAsync(0);
        await page.IsAccessible();
        await rounds.GetByRole(AriaRole.Link, new() { Name = "Volg de ronde" }).ClickAsync();
        await Expect(page).ToHaveURLAsync("/chains/dementie-de-meren/rounds/4");
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Many_chains_are_searched_sorted_and_made_favourites_with_the_keyboard(int width)
    {
        await AddChains(30);
        var page = await chromium.SignIn(app, "coordinator", width);
        var rows = page.Locator("table.chaintable tbody tr");
        await Expect(rows).ToHaveCountAsync(25);
        await page.IsAccessible();

        await page.GetByRole(AriaRole.Searchbox).FocusAsync();
        await page.Keyboard.TypeAsync("wijk 2");
        await Expect(page.GetByRole(AriaRole.Status).GetByText("12 ketens")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("wijk 2");

        await page.GetByRole(AriaRole.Columnheader, new() { Name = "Keten" }).GetByRole(AriaRole.Link).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(rows.First).ToContainTextAsync("Wijk 29");
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Keten" })).ToHaveAttributeAsync("aria-sort", "descending");

        var pin = page.GetByRole(AriaRole.Button, new() { Name = "Favoriet: Wijk 29" });
        await pin.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(pin).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(pin).ToBeFocusedAsync();
        await page.GoBackAsync();
        await Expect(rows.First).Not.ToContainTextAsync("Wijk 29");

        await page.Open("/");
        var favourites = page.GetByRole(AriaRole.Region, new() { Name = "Favorieten" });
        await Expect(favourites.GetByRole(AriaRole.Link)).ToHaveTextAsync(["Wijk 29"]);
        await page.GetByRole(AriaRole.Link, new() { Name = "Volgende" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(6);
        await page.IsAccessible();
    }

    private async Task AddChains(int chains)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();
        var coordinator = await db.Users.Where(user => user.Email == "coordinator@demo.example").Select(user => user.Id).SingleAsync();
        foreach (var number in Enumerable.Range(1, chains))
        {
            var chain = new Chain($"wijk-{number:00}", $"Wijk {number:00}", "jeugd");
            db.AddRange(chain, new Grant(coordinator, Role.Coordinator, chain.Id));
        }

        await db.SaveChangesAsync();
    }
}

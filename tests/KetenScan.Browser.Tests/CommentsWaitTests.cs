using KetenScan.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Browser.Tests;

/// <summary>A coordinator finds the comments that wait for review from the home page, and releases them with one click when nothing is blacked out.</summary>
public sealed class CommentsWaitTests(Chromium chromium)
{
    private const string Chain = "/chains/dementie-de-meren";

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Waiting_comments_are_found_from_the_home_page_and_from_the_chain(int width)
    {
        await using var app = await RunningKetenScan.Start();
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync())
        {
            var chain = await db.Chains.SingleAsync(chain => chain.Slug == "dementie-de-meren");
            await db.Scorecards
                .Where(card => card.Figures.ChainId == chain.Id && card.Figures.Number == 3)
                .ExecuteUpdateAsync(card => card.SetProperty(own => own.CommentsReleased, false));
        }

        var page = await chromium.SignIn(app, "coordinator", width);
        await page.Open("/");
        var told = page.GetByRole(AriaRole.Link, new() { Name = "opmerkingen van ronde 3 wachten" });
        await Expect(told).ToBeVisibleAsync();
        await page.IsAccessible();

        await page.Open(Chain);
        await page.GetByRole(AriaRole.Link, new() { Name = "De opmerkingen wachten tot u ze hebt bekeken" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Opmerkingen vóór vrijgave" })).ToBeVisibleAsync();

        var names = page.GetByRole(AriaRole.Button, new() { Name = "Lak alle onderstreepte namen weg" });
        Assert.Equal(0, await names.CountAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Geef de opmerkingen vrij" }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{Chain}/rounds/3");
        await page.Open("/");
        await Expect(told).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }
}

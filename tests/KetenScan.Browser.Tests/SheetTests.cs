using Microsoft.EntityFrameworkCore;

namespace KetenScan.Browser.Tests;

/// <summary>The sheet in use: the keyboard, more than one browser, and handing in.</summary>
public sealed class SheetTests(Chromium chromium) : IAsyncLifetime
{
    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Digits_answer_the_statement_that_has_the_focus()
    {
        var page = await chromium.SignIn(app, "strategisch");
        await page.OpenSheet(4);

        await page.Statement("4.2").Locator("input").First.FocusAsync();
        await page.Keyboard.PressAsync("2");
        await Expect(page.Statement("4.2").GetByText("✓ Opgeslagen")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("0");
        await Expect(page.Statement("4.3").GetByText("✓ Opgeslagen")).ToBeVisibleAsync();

        Assert.Equal(2, await app.Stored("4.2"));
        await Expect(page.Statement("4.3").Locator("input[value='0']")).ToBeCheckedAsync();
        await Expect(page.GetByText("2 van 5 beantwoord")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_reload_and_another_device_continue_where_one_was()
    {
        var page = await chromium.SignIn(app, "strategisch");
        await page.OpenSheet(6);
        await page.Answer("6.1", 3);
        await page.GetByLabel("Wat gaat hier goed").FillAsync("Vaker samen vieren.");
        await Expect(page.Locator("[data-question='comment-6']").GetByText("✓ Opgeslagen")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Volgende" }).ClickAsync();
        await Expect(page.GetByText("Principe 7 van 8")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.GetByText("Principe 7 van 8")).ToBeVisibleAsync();

        var phone = await chromium.SignIn(app, "strategisch", width: 390);
        await phone.OpenSheet();

        await Expect(phone.GetByText("Principe 7 van 8")).ToBeVisibleAsync();
        await phone.GetByRole(AriaRole.Link, new() { Name = "Vorige" }).ClickAsync();
        await Expect(phone.Statement("6.1").Locator("input[value='3']")).ToBeCheckedAsync();
        await Expect(phone.GetByLabel("Wat gaat hier goed")).ToHaveValueAsync("Vaker samen vieren.");
    }

    [Fact]
    public async Task Of_two_browsers_on_one_sheet_the_last_click_wins_and_neither_breaks()
    {
        var one = await chromium.SignIn(app, "strategisch");
        var two = await chromium.SignIn(app, "strategisch");
        await one.OpenSheet(4);
        await two.OpenSheet(4);

        await one.Answer("4.1", 1);
        await two.Answer("4.1", 5);
        Assert.Equal(5, await app.Stored("4.1"));
        await one.Answer("4.1", 2);
        Assert.Equal(2, await app.Stored("4.1"));
        await two.Answer("4.2", 3);
    }

    [Fact]
    public async Task A_sheet_handed_in_elsewhere_takes_no_answer_and_says_what_to_do()
    {
        var one = await chromium.SignIn(app, "strategisch");
        var two = await chromium.SignIn(app, "strategisch");
        await one.OpenSheet(4);
        await two.OpenSheet(10);
        await two.HandIn(asks: true);

        await one.Statement("4.1").Locator("input[value='1']").CheckAsync(new() { Force = true });

        await Expect(one.GetByText("U hebt dit blad al ingediend.")).ToBeVisibleAsync();
        await Expect(one.Statement("4.1").Locator("input[value='1']")).ToBeDisabledAsync();
        Assert.Null(await app.Stored("4.1"));
    }

    [Fact]
    public async Task Handing_in_with_more_than_ten_open_statements_asks_once_and_with_ten_does_not()
    {
        var page = await chromium.SignIn(app, "strategisch");
        await page.OpenSheet(10);
        var handIn = page.GetByRole(AriaRole.Button, new() { Name = "Dien in" });
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Toch indienen?" });

        await handIn.ClickAsync();
        await Expect(dialog.GetByText("Er staan nog 28 van de 40 stellingen open.")).ToBeVisibleAsync();
        await page.IsAccessible();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Naar de eerste open stelling" }).ClickAsync();
        await Expect(page.Statement("3.3").Locator("input").First).ToBeFocusedAsync();
        await Expect(page.Statement("3.3")).ToBeInViewportAsync(new() { Ratio = 1 });

        await Answer(page, "3.3", "3.4", "3.5", "4.1", "4.2", "4.3", "4.4", "4.5", "5.1", "5.2", "5.3", "5.4", "5.5", "6.1", "6.2", "6.3", "6.4");
        await page.OpenSheet(10);
        await handIn.ClickAsync();
        await Expect(dialog.GetByText("Er staan nog 11 van de 40 stellingen open.")).ToBeVisibleAsync();
        await Expect(dialog.GetByRole(AriaRole.Button).First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(handIn).ToBeVisibleAsync();

        await Answer(page, "6.5");
        await page.OpenSheet(10);
        await page.HandIn();
    }

    private static async Task Answer(IPage page, params string[] codes)
    {
        foreach (var step in codes.GroupBy(code => code[0] - '0'))
        {
            await page.OpenSheet(step.Key);
            foreach (var code in step) await page.Answer(code, 3);
        }
    }
}

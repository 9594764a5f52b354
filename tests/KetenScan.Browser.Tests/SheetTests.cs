using Microsoft.EntityFrameworkCore;

namespace KetenScan.Browser.Tests;

/// <summary>The sheet in use: the keyboard, moving between steps, and handing in.</summary>
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
        await Expect(page.Step().GetByText("2 van 5 beantwoord")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_reload_and_another_device_continue_where_one_was()
    {
        var page = await chromium.SignIn(app, "strategisch");
        await page.OpenSheet(6);
        await page.Answer("6.1", 3);
        await page.Step().GetByLabel("Wat gaat hier goed").FillAsync("Vaker samen vieren.");
        await Expect(page.Locator("[data-question='comment-6']").GetByText("✓ Opgeslagen")).ToBeVisibleAsync();
        await page.Next();
        await Expect(page.GetByText("Principe 7 van 8")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.GetByText("Principe 7 van 8")).ToBeVisibleAsync();

        var phone = await chromium.SignIn(app, "strategisch", width: 390);
        await phone.OpenSheet();

        await Expect(phone.GetByText("Principe 7 van 8")).ToBeVisibleAsync();
        await phone.Step().GetByRole(AriaRole.Button, new() { Name = "Vorige" }).ClickAsync();
        await Expect(phone.Statement("6.1").Locator("input[value='3']")).ToBeCheckedAsync();
        await Expect(phone.Step().GetByLabel("Wat gaat hier goed")).ToHaveValueAsync("Vaker samen vieren.");
    }

    [Fact]
    public async Task A_page_that_was_made_before_an_answer_was_stored_shows_it_all_the_same()
    {
        var page = await chromium.SignIn(app, "strategisch");
        await page.OpenSheet(4);
        var before = await (await page.APIRequest.GetAsync($"{Pages.Sheet}?step=5")).TextAsync();
        await page.RouteAsync("**/assessment?step=5", route => route.FulfillAsync(new() { Body = before, ContentType = "text/html; charset=utf-8" }));

        await page.Answer("4.1", 5);
        await page.OpenSheet(5);

        await Expect(page.Statement("4.1").Locator("input[value='5']")).ToBeCheckedAsync();
        await Expect(page.Statement("4.1")).ToHaveAttributeAsync("data-saved", "");
    }

    [Fact]
    public async Task A_comment_that_is_full_says_so()
    {
        var page = await chromium.SignIn(app, "strategisch");
        await page.OpenSheet(4);
        var comment = page.Step().GetByLabel("Wat gaat hier goed");
        var full = page.Step().GetByText("Meer dan 2000 tekens passen hier niet.");

        await comment.FillAsync(new string('x', 1999));
        await Expect(full).ToBeHiddenAsync();
        await comment.PressSequentiallyAsync("yz");

        await Expect(full).ToBeVisibleAsync();
        await Expect(comment).ToHaveValueAsync(new string('x', 1999) + "y");
    }

    [Fact]
    public async Task Back_from_the_first_step_that_was_opened_shows_where_one_was()
    {
        var page = await chromium.SignIn(app, "strategisch");
        await page.OpenSheet();
        var heading = page.Step().GetByRole(AriaRole.Heading, new() { Level = 1 });
        await Expect(heading).ToHaveTextAsync("Governance op alle niveaus");
        await page.Next();
        await Expect(heading).ToHaveTextAsync("Allen voor één, één voor allen");

        await page.GoBackAsync();

        await Expect(heading).ToHaveTextAsync("Governance op alle niveaus");
        await Expect(page).ToHaveTitleAsync("Governance op alle niveaus · Dementieketen De Meren · KetenScan");
    }

    [Fact]
    public async Task Handing_in_with_more_than_ten_open_statements_asks_once_and_with_ten_does_not()
    {
        var page = await chromium.SignIn(app, "strategisch");
        await page.OpenSheet(10);
        var handIn = page.GetByRole(AriaRole.Button, new() { Name = "Dien de beoordeling in" });
        var asks = page.GetByRole(AriaRole.Group, new() { Name = "Toch indienen?" });

        await handIn.ClickAsync();
        await Expect(asks.GetByText("Er staan nog 28 van de 40 stellingen open.")).ToBeVisibleAsync();
        await page.IsAccessible();
        await asks.GetByRole(AriaRole.Link, new() { Name = "Naar de eerste open stelling" }).ClickAsync();
        await Expect(page.Statement("3.3").Locator("input").First).ToBeFocusedAsync();
        await Expect(page.Statement("3.3")).ToBeInViewportAsync(new() { Ratio = 1 });

        await Answer(page, "3.3", "3.4", "3.5", "4.1", "4.2", "4.3", "4.4", "4.5", "5.1", "5.2", "5.3", "5.4", "5.5", "6.1", "6.2", "6.3", "6.4");
        await page.OpenSheet(10);
        await handIn.ClickAsync();
        await Expect(asks.GetByText("Er staan nog 11 van de 40 stellingen open.")).ToBeVisibleAsync();
        await Expect(asks).ToBeFocusedAsync();

        // With another number of open statements the question is no longer true.
        await page.GetByRole(AriaRole.Link, new() { Name = "7 Verschil als kracht" }).First.ClickAsync();
        await page.Answer("7.1", 3);
        await page.GetByRole(AriaRole.Link, new() { Name = "Overzicht en indienen" }).ClickAsync();
        await Expect(asks).ToBeHiddenAsync();
        await Expect(handIn).ToBeVisibleAsync();
        await page.OpenSheet(10);
        await page.HandIn();
        await page.GetByRole(AriaRole.Button, new() { Name = "Heropen" }).ClickAsync();
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

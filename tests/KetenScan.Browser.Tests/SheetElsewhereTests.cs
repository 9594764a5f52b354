namespace KetenScan.Browser.Tests;

/// <summary>One sheet in two tabs, or on two devices.</summary>
public sealed class SheetElsewhereTests(Chromium chromium) : IAsyncLifetime
{
    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Of_two_browsers_on_one_sheet_the_last_click_wins_and_neither_breaks()
    {
        var (one, two) = await Both();

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

        await one.Choose("4.1", 1);

        await Expect(one.GetByRole(AriaRole.Alert).GetByText("U hebt deze beoordeling al ingediend.")).ToBeVisibleAsync();
        await Expect(one.Statement("4.1").Locator("input[value='1']")).ToBeDisabledAsync();
        await Expect(one.Statement("4.1").GetByText("✓ Opgeslagen")).ToBeHiddenAsync();
        await one.IsAccessible();
        Assert.Null(await app.Stored("4.1"));
        await one.GetByRole(AriaRole.Link, new() { Name = "Laad de pagina opnieuw" }).ClickAsync();
        await Expect(one.Step().GetByText("uw beoordeling is ingediend")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_came_too_late_for_a_sheet_that_was_handed_in_is_kept_and_stored_after_reopening()
    {
        var one = await chromium.SignIn(app, "strategisch");
        var two = await chromium.SignIn(app, "strategisch");
        await one.OpenSheet(4);
        await one.Context.SetOfflineAsync(true);
        await one.Choose("4.1", 1);
        await one.Step().GetByLabel("Wat gaat hier goed").FillAsync("Nog één ding");
        await two.OpenSheet(10);
        await two.HandIn(asks: true);
        await one.Context.SetOfflineAsync(false);
        await Expect(one.GetByRole(AriaRole.Alert).GetByText("U hebt deze beoordeling al ingediend.")).ToBeVisibleAsync();
        await Expect(one.Locator("[data-place=not-stored] textarea")).ToHaveValueAsync("Nog één ding");
        await one.GetByRole(AriaRole.Link, new() { Name = "Prioriteiten" }).First.ClickAsync();
        await Expect(one.Step().Locator("input[type=checkbox]").First).ToBeDisabledAsync();
        await one.GetByRole(AriaRole.Link, new() { Name = "Laad de pagina opnieuw" }).ClickAsync();
        await Expect(one.Locator("[data-place=not-stored] textarea")).ToHaveValueAsync("Nog één ding");

        await one.GetByRole(AriaRole.Button, new() { Name = "Heropen" }).ClickAsync();
        await Expect(one.GetByRole(AriaRole.Button, new() { Name = "Dien de beoordeling in" })).ToBeVisibleAsync();
        await one.OpenSheet(4);

        await Expect(one.Statement("4.1").GetByText("✓ Opgeslagen")).ToBeVisibleAsync();
        await Expect(one.Step().GetByLabel("Wat gaat hier goed")).ToHaveValueAsync("Nog één ding");
        Assert.Equal(1, await app.Stored("4.1"));
        await Expect(one.Locator("[data-place=not-stored]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_tab_that_one_comes_back_to_shows_what_was_stored_elsewhere()
    {
        var (one, two) = await Both();
        var (here, there) = (one.Step().GetByLabel("Wat gaat hier goed"), two.Step().GetByLabel("Wat gaat hier goed"));
        await here.FillAsync("Lang en belangrijk");
        await Expect(one.Locator("[data-question='comment-4']").GetByText("✓ Opgeslagen")).ToBeVisibleAsync();
        await one.Answer("4.1", 5);

        await ComeBack(two);
        await Expect(there).ToHaveValueAsync("Lang en belangrijk");
        await Expect(two.Statement("4.1").Locator("input[value='5']")).ToBeCheckedAsync();
        await Expect(two.Statement("4.1").GetByText("✓ Opgeslagen")).ToBeVisibleAsync();
        await Expect(two.Step().GetByText("1 van 5 beantwoord")).ToBeVisibleAsync();
        await there.PressSequentiallyAsync(" en meer ");
        await Expect(two.Locator("[data-question='comment-4']").GetByText("✓ Opgeslagen")).ToBeVisibleAsync();
        await ComeBack(two);
        await ComeBack(one);
        await Expect(here).ToHaveValueAsync("Lang en belangrijk en meer");
        await Expect(there).ToHaveValueAsync("Lang en belangrijk en meer ");

        await one.OpenSheet(10);
        await one.HandIn(asks: true);
        await ComeBack(two);
        await Expect(two.Step().GetByText("U hebt deze beoordeling ingediend")).ToBeVisibleAsync();
        await Expect(there).ToBeDisabledAsync();
    }

    [Fact]
    public async Task A_text_that_waited_and_is_older_than_what_is_stored_can_be_copied()
    {
        var (one, two) = await Both();
        await one.Context.SetOfflineAsync(true);
        await Comment(one).FillAsync("Mijn lange alinea");
        await one.Choose("4.1", 1);
        await Expect(one.GetByText("Wacht op het netwerk (2 antwoorden)")).ToBeVisibleAsync();
        await Comment(two).FillAsync("Later geschreven");
        await Expect(two.Locator("[data-question='comment-4']").GetByText("✓ Opgeslagen")).ToBeVisibleAsync();
        await two.Answer("4.1", 5);

        await one.Context.SetOfflineAsync(false);

        await Expect(Comment(one)).ToHaveValueAsync("Later geschreven");
        await Expect(one.Locator("[data-question='comment-4']").GetByText("Uw eigen tekst staat bovenaan")).ToBeVisibleAsync();
        await Expect(one.Locator("[data-question='comment-4']").GetByText("✓ Opgeslagen")).ToBeHiddenAsync();
        await Expect(one.GetByLabel("Uw tekst")).ToHaveValueAsync("Mijn lange alinea");
        await Expect(one.Statement("4.1").GetByText("Op een ander apparaat is hier later iets anders ingevuld.")).ToBeVisibleAsync();
        await Expect(one.Statement("4.1").Locator("input[value='5']")).ToBeCheckedAsync();
        await one.IsAccessible();
    }

    /// <summary>A press that lands on another answer than the one that was aimed at is stored like any other.</summary>
    [Theory]
    [InlineData(1280, 0)]
    [InlineData(390, 0)]
    [InlineData(390, 300)]
    public async Task No_answer_moves_by_what_the_page_says_about_the_connection(int width, int scrolled)
    {
        var (one, two) = await Both(width);
        await one.EvaluateAsync("top => scrollTo({ top, behavior: 'instant' })", scrolled);
        var before = await Top(one, "4.1");
        await one.Context.SetOfflineAsync(true);
        await one.EvaluateAsync(
            """
            () => {
                const area = document.querySelector('section[data-step]:not([hidden]) textarea');
                area.value = 'Mijn lange alinea';
                area.dispatchEvent(new Event('input', { bubbles: true }));
            }
            """);
        await Expect(one.GetByText("Wacht op het netwerk (1 antwoord)")).ToBeInViewportAsync();
        Assert.Equal(before, await Top(one, "4.1"));

        await Comment(two).FillAsync("Later geschreven");
        await Expect(two.Locator("[data-question='comment-4']").GetByText("✓ Opgeslagen")).ToBeVisibleAsync();
        await one.Context.SetOfflineAsync(false);
        await Expect(one.GetByLabel("Uw tekst")).ToHaveValueAsync("Mijn lange alinea");
        await Expect(one.GetByText("Wacht op het netwerk")).ToBeHiddenAsync();
        Assert.Equal(before, await Top(one, "4.1"));
    }

    [Fact]
    public async Task Leaving_a_field_without_a_change_replaces_nothing()
    {
        var (one, two) = await Both();
        await Comment(one).PressSequentiallyAsync("Eerst");
        await Expect(one.Locator("[data-question='comment-4']").GetByText("✓ Opgeslagen")).ToBeVisibleAsync();
        await Comment(two).FillAsync("Daarna");
        await Expect(two.Locator("[data-question='comment-4']").GetByText("✓ Opgeslagen")).ToBeVisibleAsync();

        await one.Answer("4.2", 3);
        await one.OpenSheet(4);

        await Expect(Comment(one)).ToHaveValueAsync("Daarna");
    }

    [Fact]
    public async Task Two_tabs_of_one_browser_that_both_wait_store_everything()
    {
        var one = await chromium.SignIn(app, "strategisch");
        var two = await one.Context.NewPageAsync();
        await one.OpenSheet(4);
        await two.OpenSheet(4);
        await one.Context.SetOfflineAsync(true);
        await one.Choose("4.1", 1);
        await two.Choose("4.2", 2);
        await one.Choose("4.3", 3);
        await two.Choose("4.3", 4);
        await Expect(one.GetByText("Wacht op het netwerk (3 antwoorden)")).ToBeVisibleAsync();

        await one.Context.SetOfflineAsync(false);

        foreach (var page in (IPage[])[one, two])
        {
            foreach (var (code, answer) in ((string, int)[])[("4.1", 1), ("4.2", 2), ("4.3", 4)])
            {
                await Expect(page.Statement(code).Locator($"input[value='{answer}']")).ToBeCheckedAsync();
                await Expect(page.Statement(code).GetByText("✓ Opgeslagen")).ToBeVisibleAsync();
            }

            await Expect(page.GetByText("Wacht op het netwerk")).ToBeHiddenAsync();
        }

        Assert.Equal((1, 2, 4), (await app.Stored("4.1"), await app.Stored("4.2"), await app.Stored("4.3")));
        Assert.Equal(0, await one.EvaluateAsync<int>("localStorage.length"));
    }

    private async Task<(IPage One, IPage Two)> Both(int width = 1280)
    {
        var (one, two) = (await chromium.SignIn(app, "strategisch", width), await chromium.SignIn(app, "strategisch", width));
        await one.OpenSheet(4);
        await two.OpenSheet(4);
        return (one, two);
    }

    private static ILocator Comment(IPage page) => page.Step().GetByLabel("Wat gaat hier goed");

    /// <summary>After the frame in which the browser itself corrects the position.</summary>
    private static Task<double> Top(IPage page, string code) => page.Statement(code).EvaluateAsync<double>(
        "async element => { for (const _ of [1, 2]) await new Promise(requestAnimationFrame); return Math.round(element.getBoundingClientRect().top); }");

    private static async Task ComeBack(IPage page) => await page.EvaluateAsync("dispatchEvent(new Event('focus'))");
}

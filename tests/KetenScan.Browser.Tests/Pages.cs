using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace KetenScan.Browser.Tests;

internal static class Pages
{
    public const string OpenRound = "/chains/dementie-de-meren/rounds/4";
    public const string Sheet = $"{OpenRound}/assessment";

    private static readonly RunOnlyOptions Everything = new()
    {
        Type = "tag",
        Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    };

    private static readonly RunOnlyOptions OfColours = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] };

    /// <summary>Opens an address and waits until the page can be used: until its circuit, or the script of a sheet, is ready.</summary>
    public static async Task Open(this IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.Locator("main[data-interactive], [data-sheet][data-ready]").WaitForAsync();
    }

    /// <summary>Goes on to the next step of a round's plan.</summary>
    public static async Task NextStep(this IPage page, int step)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Verder", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($@"\?step={step}$"));
        await Expect(page.Locator("#step")).ToContainTextAsync($"Stap {step} van 5");
    }

    /// <summary>Stores the first step of a new round, which leads to the second.</summary>
    public static async Task PlanRound(this IPage page, string chain, string name)
    {
        await page.Open($"{chain}/rounds/new");
        await page.GetByLabel("Naam van de ronde").FillAsync(name);
        await page.NextStep(2);
        await page.Locator("main[data-interactive]").WaitForAsync();
    }

    /// <summary>Opens the round from the last step of its plan.</summary>
    public static async Task OpenPlannedRound(this IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Open de ronde" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Ja, open de ronde" }).ClickAsync();
    }

    /// <summary>Opens the sheet at a step and waits until it can store.</summary>
    public static async Task OpenSheet(this IPage page, int? step = null)
    {
        await page.GotoAsync(step is null ? Sheet : $"{Sheet}?step={step}");
        await page.Locator("[data-sheet][data-ready]").WaitForAsync();
    }

    /// <summary>Signs out by the account menu, which may be open already.</summary>
    public static async Task SignOut(this IPage page)
    {
        var menu = page.Locator("#account-menu");
        if (!await menu.IsVisibleAsync()) await page.Locator("[popovertarget='account-menu']").ClickAsync();
        await menu.GetByRole(AriaRole.Button, new() { Name = "Afmelden", Exact = true }).ClickAsync();
    }

    /// <summary>All steps of the sheet are in the document; this is the one that is shown.</summary>
    public static ILocator Step(this IPage page) => page.Locator("section[data-step]:not([hidden])");

    public static Task Next(this IPage page) => page.Step().GetByRole(AriaRole.Button, new() { Name = "Volgende" }).ClickAsync();

    public static ILocator Statement(this IPage page, string code) => page.Locator($"fieldset[data-question='answer-{code}']");

    /// <summary>
    /// Chooses an answer without waiting until it is stored. The radio button lies under its face, so that the click does not wait until
    /// nothing covers it: it is brought out from under the foot of the sheet first.
    /// </summary>
    public static async Task Choose(this IPage page, string code, int answer)
    {
        var radio = page.Statement(code).Locator($"input[value='{answer}']");
        await radio.EvaluateAsync("element => element.scrollIntoView({ block: 'center', behavior: 'instant' })");
        await radio.CheckAsync(new() { Force = true });
    }

    public static async Task Answer(this IPage page, string code, int answer)
    {
        await page.Choose(code, answer);
        await Expect(page.Statement(code).GetByText("✓ Opgeslagen")).ToBeVisibleAsync();
    }

    /// <summary>Hands the sheet in from its overview, also when more than ten statements are unanswered.</summary>
    public static async Task HandIn(this IPage page, bool asks = false)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Dien de beoordeling in" }).ClickAsync();
        if (asks) await page.GetByRole(AriaRole.Button, new() { Name = "Dien toch in" }).ClickAsync();
        await Expect(page.GetByText("uw beoordeling is ingediend")).ToBeVisibleAsync();
    }

    /// <summary>Asserts that axe has no finding on the page as it is now, and that nothing is wider than the screen.</summary>
    /// <param name="page">The page.</param>
    /// <param name="colours">Checks only what a theme changes, for a page that was checked in another theme.</param>
    public static async Task IsAccessible(this IPage page, bool colours = false)
    {
        // The title is missing for a moment while the circuit takes the page over from prerendering.
        await Expect(page).ToHaveTitleAsync(new Regex("KetenScan"));
        var found = await page.RunAxe(new AxeRunOptions { RunOnly = colours ? OfColours : Everything });
        var faults = found.Violations.Select(violation => $"{violation.Id} ({violation.Impact}): {violation.Nodes[0].Html}").ToList();
        Assert.True(faults.Count == 0, $"{page.Url}: {string.Join('\n', faults)}");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{page.Url} is wider than the screen.");
    }
}

namespace KetenScan.Browser.Tests;

/// <summary>What tests do on a page that loses its connection.</summary>
internal static class LostPages
{
    public static ILocator Card(this IPage page) => page.Locator(".reconnect");

    public static async Task IsBack(this IPage page)
    {
        await Expect(page.Locator("html:not([data-lost]) main[data-interactive]")).ToBeVisibleAsync();
        await Expect(page.Card()).ToBeHiddenAsync();
    }

    public static async Task NewAction(this IPage page, string what, string owner)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Nieuwe actie" }).ClickAsync();
        await page.GetByLabel("Wat gaat er gebeuren?").FillAsync(what);
        await page.Locator("#owner").SelectOptionAsync(new SelectOptionValue { Index = 0 });
        await page.Locator("#ownername").FillAsync(owner);
    }

    /// <summary>The field for a comment on the first action, unfolded.</summary>
    public static async Task<ILocator> FirstComment(this IPage page)
    {
        var comments = page.Locator("details.comments").First;
        await comments.EvaluateAsync("fold => fold.open = true");
        return comments.Locator("textarea");
    }

    /// <summary>Whether the browser still keeps a text for the page.</summary>
    public static Task<bool> Keeps(this IPage page, string text) =>
        page.EvaluateAsync<bool>("text => Object.values(sessionStorage).some(kept => kept.includes(text))", text);
}

namespace KetenScan.Browser.Tests;

/// <summary>The pages that have to fit a phone in either theme.</summary>
internal static class EveryPage
{
    private static readonly (string Who, string Address)[] Addresses =
    [
        ("strategisch", "/"),
        ("strategisch", "/chains/dementie-de-meren/rounds/4/assessment?step=3"),
        ("strategisch", "/chains/dementie-de-meren/rounds/4/assessment?step=9"),
        ("strategisch", "/chains/dementie-de-meren/rounds/4/assessment?step=10"),
        ("coordinator", "/chains/dementie-de-meren"),
        ("coordinator", "/chains/dementie-de-meren/rounds/4"),
        ("coordinator", "/chains/dementie-de-meren/rounds/3"),
        ("coordinator", "/chains/dementie-de-meren/import"),
        ("coordinator", "/chains/dementie-de-meren/actions?principle=3"),
        ("coordinator", "/chains/dementie-de-meren/dossier/face"),
        ("strategisch", "/chains/dementie-de-meren/dossier/face"),
        ("coordinator", "/chains/dementie-de-meren/dossier"),
        ("coordinator", "/chains/dementie-de-meren/actions?view=board"),
        ("coordinator", "/chains/dementie-de-meren/rounds/3/guide"),
        ("coordinator", "/chains/dementie-de-meren/dossier/2?add=Indicator"),
        ("coordinator", "/chains/dementie-de-meren/dossier/4"),
        ("coordinator", "/chains/dementie-de-meren/dossier/5?add=Moment"),
        ("strategisch", "/chains/dementie-de-meren/dossier/7"),
        ("coordinator", "/chains/dementie-de-meren/dossier/history"),
        ("coordinator", "/chains/new"),
        ("coordinator", "/chains/dementie-de-meren/people"),
        ("coordinator", "/chains/dementie-de-meren/rounds/new"),
        ("coordinator", "/chains/dementie-de-meren/rounds/4/messages"),
        ("consultant", "/chains/jeugd-noorderkwartier/rounds/3"),
        ("consultant", "/compare?chain=dementie-de-meren&chain=jeugd-noorderkwartier&field=onbekend"),
        ("consultant", "/account/tokens"),
        ("coordinator", "/chains/dementie-de-meren/settings"),
        ("beheer", "/"),
        ("beheer", "/admin/questionnaires"),
        ("beheer", "/admin/accounts"),
        ("beheer", "/admin/audit"),
        ("beheer", "/admin/questionnaires/keten-8/1"),
        ("beheer", "/admin/questionnaires/keten-8/1/principles/3"),
    ];

    /// <summary>Opens every page 390 pixels wide; the dark theme is asked for its colours only.</summary>
    public static async Task EveryPageIsAccessible(this RunningKetenScan app, Chromium chromium, string theme)
    {
        foreach (var own in Addresses.GroupBy(pair => pair.Who, pair => pair.Address))
        {
            var page = await chromium.SignIn(app, own.Key, width: 390);
            await page.GotoAsync($"/preferences/theme/{theme}");
            foreach (var address in own)
            {
                await page.Open(address);
                await page.IsAccessible(colours: theme == "dark");
            }

            await page.Context.CloseAsync();
        }
    }
}

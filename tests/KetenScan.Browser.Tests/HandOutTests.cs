using System.Text.RegularExpressions;
using KetenScan.Data;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Browser.Tests;

/// <summary>A coordinator without a mail server hands out the personal links of a round.</summary>
public sealed partial class HandOutTests(Chromium chromium) : IAsyncLifetime
{
    private const string Devices = $"{Pages.Sheet}/devices";
    private const string Messages = $"{Pages.OpenRound}/messages";

    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Links_are_copied_shown_and_mailed_one_by_one_and_are_then_marked(int width)
    {
        var page = await WithReminders(width);
        var count = await Lines(page).CountAsync();
        Assert.InRange(count, 4, 100);
        Assert.Equal(0, await page.Locator("a[href*='/i/']").CountAsync());
        Assert.DoesNotContain("/i/", await page.ContentAsync(), StringComparison.Ordinal);

        var first = Lines(page).Nth(0);
        await first.GetByRole(AriaRole.Button, new() { Name = "Kopieer link" }).ClickAsync();
        await Expect(first.GetByRole(AriaRole.Status)).ToHaveTextAsync("Gekopieerd.");
        await Expect(first.GetByText("uitgedeeld op")).ToBeVisibleAsync();
        Assert.Matches(Link(), await Copied(page));

        var second = Lines(page).Nth(1);
        await second.GetByRole(AriaRole.Button, new() { Name = "QR-code" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Img)).ToBeVisibleAsync();
        await Expect(dialog.GetByText($"Alleen voor {await Name(second)}.")).ToBeVisibleAsync();
        await page.IsAccessible();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sluiten" }).ClickAsync();
        await Expect(second.GetByText("uitgedeeld op")).ToBeVisibleAsync();

        var third = Lines(page).Nth(2);
        await page.EvaluateAsync("ketenPage.mail = address => { window.mailed = address; }");
        await third.GetByRole(AriaRole.Button, new() { Name = "E-mail" }).ClickAsync();
        await Expect(third.GetByText("uitgedeeld op")).ToBeVisibleAsync();
        Assert.StartsWith("mailto:", await page.EvaluateAsync<string>("window.mailed"), StringComparison.Ordinal);

        var fourth = Lines(page).Nth(3);
        await fourth.GetByRole(AriaRole.Button, new() { Name = "Lees het bericht" }).ClickAsync();
        await Expect(dialog.Locator("pre[lang='en']")).ToContainTextAsync("Hello");
        await page.IsAccessible();
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(fourth.GetByText("nog uit te delen")).ToBeVisibleAsync();

        await first.GetByRole(AriaRole.Button, new() { Name = "Toch niet" }).ClickAsync();
        await Expect(first.GetByText("nog uit te delen")).ToBeVisibleAsync();
        await Expect(page.GetByText($"nog uit te delen: {count - 2}")).ToBeVisibleAsync();
        await page.IsAccessible();
        await page.Open(Messages);
        await Expect(Lines(page).GetByText("uitgedeeld op")).ToHaveCountAsync(2);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_link_works_once_and_a_code_of_the_sheet_takes_its_owner_to_another_device(int width)
    {
        var coordinator = await WithReminders(width);
        var name = await NotHandedIn();
        var line = Lines(coordinator).Filter(new() { HasText = name });
        var address = await line.Locator(".address").TextContentAsync();
        await line.GetByRole(AriaRole.Button, new() { Name = "Kopieer link" }).ClickAsync();
        await Expect(line.GetByRole(AriaRole.Status)).ToHaveTextAsync("Gekopieerd.");
        var link = new Uri(await Copied(coordinator)).AbsolutePath;

        var laptop = await chromium.Visit(app, width);
        await laptop.GotoAsync(link);
        await laptop.GetByRole(AriaRole.Button, new() { Name = "Naar mijn beoordeling" }).ClickAsync();
        await Expect(laptop.GetByRole(AriaRole.Link, new() { Name = "Apparaten" })).ToBeVisibleAsync();
        await laptop.Open(Devices);
        await Expect(laptop.GetByText("Dit apparaat")).ToBeVisibleAsync();

        // The coordinator's copy no longer works, and shows since when.
        await coordinator.Open(Messages);
        await Expect(line.GetByText("link gebruikt op")).ToBeVisibleAsync();
        await Expect(line.GetByRole(AriaRole.Button, new() { Name = "Kopieer link" })).ToHaveCountAsync(0);
        var thief = await chromium.Visit(app, width);
        await thief.GotoAsync(link);
        await Expect(thief.GetByText("werkte één keer")).ToBeVisibleAsync();
        await thief.IsAccessible();

        await laptop.GetByRole(AriaRole.Button, new() { Name = "Laat een code zien" }).ClickAsync();
        await Expect(laptop.GetByRole(AriaRole.Img, new() { Name = "QR-code" })).ToBeVisibleAsync();
        var digits = await laptop.Locator(".digits").TextContentAsync();
        await laptop.IsAccessible();
        var phone = await chromium.Visit(app, 390);
        await phone.GotoAsync("/i/code");
        await phone.IsAccessible();
        await phone.GetByLabel("E-mailadres").FillAsync(address!);
        await phone.GetByLabel("Code van zes cijfers").FillAsync(digits!);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Verder" }).ClickAsync();
        await Expect(phone.GetByRole(AriaRole.Link, new() { Name = "2 apparaten" })).ToBeVisibleAsync();
        await phone.OpenSheet(1);
        await phone.Answer("1.1", 4);

        // The owner signs the phone out, which shows that at its next answer.
        await laptop.Open(Devices);
        await laptop.GetByRole(AriaRole.Button, new() { Name = "Afmelden: geopend" })
            .Or(laptop.GetByRole(AriaRole.Button, new() { Name = "Afmelden : geopend" }))
            .ClickAsync();
        await Expect(laptop.GetByText("Het andere apparaat is afgemeld")).ToBeVisibleAsync();
        await phone.Choose("1.2", 3);
        await Expect(phone.GetByRole(AriaRole.Alert).GetByText("Deze beoordeling is hier niet meer te openen")).ToBeVisibleAsync();

        // The sheet shows that the coordinator made a new link.
        await line.GetByRole(AriaRole.Button, new() { Name = "Nieuwe link" }).ClickAsync();
        await Expect(coordinator.GetByText("Er staat een nieuwe link klaar.")).ToBeVisibleAsync();
        await line.GetByRole(AriaRole.Button, new() { Name = "Kopieer link" }).ClickAsync();
        await Expect(line.GetByText("uitgedeeld op")).ToBeVisibleAsync();
        await laptop.GotoAsync(Pages.Sheet);
        await Expect(laptop.GetByRole(AriaRole.Link, new() { Name = "Bekijk de apparaten" })).ToBeVisibleAsync();
        await laptop.Open(Devices);
        await laptop.GetByRole(AriaRole.Button, new() { Name = "Trek de link in" }).ClickAsync();
        await Expect(laptop.GetByText("De link is ingetrokken.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_the_filter_shows_is_copied_as_a_table_and_the_marks_can_be_taken_back()
    {
        var page = await WithReminders(1280);
        var partner = (await Lines(page).First.Locator("td").First.TextContentAsync())!;
        var all = await Lines(page).CountAsync();
        await page.GetByLabel("Partner", new() { Exact = true }).SelectOptionAsync(partner);
        await Expect(Lines(page).Filter(new() { HasNotText = partner })).ToHaveCountAsync(0);
        var own = await Lines(page).CountAsync();
        Assert.InRange(own, 1, all - 1);

        await page.GetByRole(AriaRole.Button, new() { Name = $"Kopieer als tabel ({own})" }).ClickAsync();
        await Expect(page.GetByText(new Regex("^Gekopieerd: "))).ToBeVisibleAsync();

        var rows = (await Copied(page)).Trim().ReplaceLineEndings("\n").Split('\n').Select(row => row.Split('\t')).ToList();
        Assert.Equal(["Naam", "Partner", "E-mail", "Link"], rows[0]);
        Assert.Equal(own, rows.Count - 1);
        Assert.All(rows.Skip(1), row =>
        {
            Assert.Equal(partner, row[1]);
            Assert.Contains('@', row[2]);
            Assert.Matches(Link(), row[3]);
        });

        await page.GetByLabel("Partner", new() { Exact = true }).SelectOptionAsync("");
        await page.GetByLabel("Alleen wat nog niet is uitgedeeld").CheckAsync();
        await Expect(Lines(page)).ToHaveCountAsync(all - own);

        // A row that was handed out stays until the filter is set again.
        await Lines(page).First.GetByRole(AriaRole.Button, new() { Name = "Kopieer link" }).ClickAsync();
        await Expect(Lines(page).First.GetByText("uitgedeeld op")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Kopieer als tabel" }).ClickAsync();
        await Expect(page.GetByText("nog uit te delen: 0")).ToBeVisibleAsync();

        // Unmarks only what this action marked.
        await page.GetByRole(AriaRole.Button, new() { Name = "Toch niet uitgedeeld" }).ClickAsync();
        await Expect(page.GetByText($"nog uit te delen: {all - own - 1}")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Where_the_browser_does_not_let_a_page_copy_the_text_is_selected_to_copy_by_hand()
    {
        var page = await WithReminders(390, "Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false;");

        await Lines(page).First.GetByRole(AriaRole.Button, new() { Name = "Kopieer link" }).ClickAsync();

        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByText("druk op Ctrl+C")).ToBeVisibleAsync();
        var text = dialog.GetByRole(AriaRole.Textbox);
        await Expect(text).ToBeFocusedAsync();
        await Expect(text).ToHaveJSPropertyAsync("selectionEnd", (await text.InputValueAsync()).Length); // selected after it gets the focus
        Assert.Matches(Link(), await page.EvaluateAsync<string>("getSelection().toString()"));
        await page.IsAccessible();
    }

    [Fact]
    public async Task Without_tls_there_is_no_clipboard_to_ask_for_and_copying_works_all_the_same()
    {
        var page = await WithReminders(1280, "window.real = navigator.clipboard; Object.defineProperty(navigator, 'clipboard', { value: undefined });");

        await Lines(page).First.GetByRole(AriaRole.Button, new() { Name = "Kopieer link" }).ClickAsync();

        await Expect(Lines(page).First.GetByRole(AriaRole.Status)).ToHaveTextAsync("Gekopieerd.");
        Assert.Matches(Link(), await page.EvaluateAsync<string>("window.real.readText()"));
    }

    /// <summary>The messages of an open round in which everybody got a reminder.</summary>
    private async Task<IPage> WithReminders(int width, string? script = null)
    {
        var page = await chromium.SignIn(app, "coordinator", width);
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        if (script is not null) await page.AddInitScriptAsync(script);
        await page.Open(Pages.OpenRound);
        await page.GetByRole(AriaRole.Button, new() { Name = "Herinner iedereen" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Ja, stuur herinneringen" }).ClickAsync();
        await Expect(page.GetByText("klaargezet")).ToBeVisibleAsync();
        await page.Open(Messages);
        await Expect(page.GetByText("mensen in beeld")).ToBeVisibleAsync();
        return page;
    }

    /// <summary>The name of a person without an account who has not handed in; the page does not reveal that.</summary>
    private async Task<string> NotHandedIn()
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();
        return await db.Participants
            .Where(own => own.AccountId == null
                && own.Sheet.SubmittedAt == null
                && db.Rounds.Any(round => round.Id == own.RoundId && round.State == RoundState.Open))
            .OrderBy(own => own.Name).Select(own => own.Name).FirstAsync();
    }

    private static ILocator Lines(IPage page) => page.Locator("table.lines tbody tr");

    private static async Task<string> Name(ILocator line) => (await line.Locator("th strong").TextContentAsync())!;

    private static Task<string> Copied(IPage page) => page.EvaluateAsync<string>("navigator.clipboard.readText()");

    [GeneratedRegex(@"^http\S+/i/\S{43}$")]
    private static partial Regex Link();
}

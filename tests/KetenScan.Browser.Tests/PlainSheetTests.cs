using KetenScan.Data;
using KetenScan.Data.Mail;
using KetenScan.Web.Features.Invitations;
using KetenScan.Web.Features.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Browser.Tests;

/// <summary>The sheet is a form: without script, without circuit, translated by the browser, and by keyboard.</summary>
public sealed class PlainSheetTests(Chromium chromium) : IAsyncLifetime
{
    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Without_script_one_gets_from_the_link_to_handing_in_and_back_again()
    {
        var page = await chromium.Visit(app.Address, width: 390, script: false);
        await page.GotoAsync(await Link());
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).First.ClickAsync();
        await page.GotoAsync($"{Pages.Sheet}?step=4");
        Assert.True(await Width(page) <= 390, "The page is wider than the screen.");

        for (var step = 4; step <= 8; step++)
        {
            for (var statement = 1; statement <= 5; statement++) await page.Choose($"{step}.{statement}", statement);
            await page.Step().GetByLabel("Wat gaat hier goed").FillAsync($"Bij principe {step}");
            await page.Step().GetByRole(AriaRole.Button, new() { Name = "Sla op en ga verder" }).ClickAsync();
            await Expect(page).ToHaveURLAsync($"{Pages.Sheet}?step={step + 1}");
        }

        await page.GoBackAsync();
        await Expect(page.Step().GetByLabel("Wat gaat hier goed")).ToHaveValueAsync("Bij principe 8");
        await page.Step().GetByRole(AriaRole.Button, new() { Name = "Vorige" }).ClickAsync();
        await Expect(page.Statement("7.2").Locator("input[value='2']")).ToBeCheckedAsync();

        await page.GotoAsync($"{Pages.Sheet}?step=9");
        foreach (var name in (string[])["Meetbare ambitie", "Successen vieren", "Gedeelde ambitie"])
            await page.GetByLabel(name).CheckAsync(new() { Force = true });
        await page.Step().GetByRole(AriaRole.Button, new() { Name = "Sla op en ga verder" }).ClickAsync();
        await Expect(page.Step().GetByText("U kunt twee principes kiezen.")).ToBeVisibleAsync();
        await Expect(page.Step().GetByText("3 van 2 gekozen")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Gedeelde ambitie")).ToBeCheckedAsync();
        await page.GetByLabel("Gedeelde ambitie").UncheckAsync(new() { Force = true });
        await page.Step().GetByRole(AriaRole.Button, new() { Name = "Sla op en ga verder" }).ClickAsync();
        await Expect(page.Step().GetByText("2 van 2 gekozen")).ToBeVisibleAsync();

        await page.HandIn();
        await page.GetByRole(AriaRole.Button, new() { Name = "Heropen" }).ClickAsync();
        await page.HandIn();
        Assert.Equal(3, await app.Stored("8.3"));
    }

    [Fact]
    public async Task Without_script_a_step_outlives_a_session_that_ended()
    {
        var page = await chromium.Visit(app.Address, width: 390, script: false);
        await page.GotoAsync($"/account/login?returnUrl={Pages.Sheet}%3Fstep=4");
        await SignIn(page);
        await page.Choose("4.1", 5);
        await page.Step().GetByLabel("Wat gaat hier goed").FillAsync("Eerste regel\nTweede regel");
        await page.Context.ClearCookiesAsync();

        await page.Step().GetByRole(AriaRole.Button, new() { Name = "Sla op en ga verder" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "U bent niet meer aangemeld" })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Uw tekst")).ToHaveValueAsync("Eerste regel\nTweede regel");
        Assert.True(await Width(page) <= 390, "The page is wider than the screen.");
        var signIn = page.GetByRole(AriaRole.Link, new() { Name = "Meld u aan in een nieuw tabblad" });
        var other = await page.Context.RunAndWaitForPageAsync(() => signIn.ClickAsync());
        await SignIn(other);
        await Expect(other).ToHaveURLAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ga verder" }).ClickAsync();

        await Expect(page.GetByText("Dit formulier was verlopen en is nog niet opgeslagen.")).ToBeVisibleAsync();
        await Expect(page.Statement("4.1").Locator("input[value='5']")).ToBeCheckedAsync();
        await page.Step().GetByRole(AriaRole.Button, new() { Name = "Sla op en ga verder" }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{Pages.Sheet}?step=5");
        await page.GotoAsync($"{Pages.Sheet}?step=4");
        await Expect(page.Step().GetByLabel("Wat gaat hier goed")).ToHaveValueAsync("Eerste regel\nTweede regel");
        Assert.Equal(5, await app.Stored("4.1"));
    }

    [Fact]
    public async Task Nothing_of_a_circuit_is_asked_for_and_the_sheet_works_where_its_addresses_are_blocked()
    {
        var page = await chromium.SignIn(app, "strategisch");
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        page.WebSocket += (_, socket) => asked.Add(socket.Url);
        await page.RouteWebSocketAsync(_ => true, socket => _ = socket.CloseAsync());
        await page.RouteAsync(url => url.Contains("/_blazor", StringComparison.Ordinal), route => route.AbortAsync());

        await page.OpenSheet(4);
        await page.Answer("4.1", 4);

        Assert.DoesNotContain(asked, url => url.Contains("_blazor", StringComparison.Ordinal) || url.Contains("blazor.web", StringComparison.Ordinal));
        Assert.Equal(4, await app.Stored("4.1"));
    }

    [Fact]
    public async Task A_page_that_the_browser_translates_keeps_its_meaning()
    {
        var page = await chromium.SignIn(app, "strategisch");
        await page.OpenSheet(4);

        // As Chrome does: every text node is replaced by two font elements with the translation.
        await page.EvaluateAsync("""
            () => {
                const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
                const nodes = [];
                while (walker.nextNode()) if (walker.currentNode.data.trim() !== "") nodes.push(walker.currentNode);
                for (const node of nodes) {
                    const outer = document.createElement("font");
                    const inner = outer.appendChild(document.createElement("font"));
                    inner.textContent = `[${node.data.trim()}]`;
                    node.replaceWith(outer);
                }
            }
            """);
        await page.Answer("4.1", 4);
        await Expect(page.Step().GetByText("1 van 5 beantwoord")).ToBeVisibleAsync();
        await page.Next();

        await Expect(page.Step().GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("[Werken aan de relatie]");
        await Expect(page).ToHaveTitleAsync("Werken aan de relatie · Dementieketen De Meren · KetenScan");
        await page.Answer("5.2", 1);
        await page.GoBackAsync();
        await Expect(page.Step().GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("[Allen voor één, één voor allen]");
        Assert.Equal((4, 1), (await app.Stored("4.1"), await app.Stored("5.2")));
    }

    [Fact]
    public async Task By_keyboard_alone_a_step_is_filled_in_and_left_and_the_focus_follows()
    {
        var page = await chromium.SignIn(app, "strategisch");
        await page.OpenSheet(4);
        await page.Statement("4.1").Locator("input").First.FocusAsync();
        for (var statement = 1; statement <= 5; statement++)
        {
            await page.Keyboard.PressAsync(statement % 2 == 0 ? "4" : "ArrowRight");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Statement($"4.{statement}").GetByText("✓ Opgeslagen")).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Tab");
        }

        await Expect(page.Step().GetByLabel("Wat gaat hier goed")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Met het toetsenbord");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Step().GetByRole(AriaRole.Button, new() { Name = "Volgende" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Step().GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
        await Expect(page.Step().GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Werken aan de relatie");
        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync($"{Pages.Sheet}?step=4");
        await Expect(page.Step().GetByLabel("Wat gaat hier goed")).ToHaveValueAsync("Met het toetsenbord");
        Assert.Equal(4, await app.Stored("4.2"));
    }

    private static Task<int> Width(IPage page) => page.Locator("html").EvaluateAsync<int>("html => html.scrollWidth");

    private async Task SignIn(IPage page)
    {
        await page.GetByLabel("E-mailadres").FillAsync("strategisch@demo.example");
        await page.GetByLabel("Wachtwoord").FillAsync(app.Password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Aanmelden", Exact = true }).ClickAsync();
    }

    private async Task<string> Link()
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<InvitationService>().AskAgain("strategisch@demo.example");
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();
        return scope.ServiceProvider.GetRequiredService<Outbox>()
            .LinkOf(await db.Outbox.SingleAsync(message => message.Address == "strategisch@demo.example" && message.Kind == MailKind.NewLink));
    }
}

using KetenScan.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Browser.Tests;

/// <summary>The promise of the sheet: an answer marked "Opgeslagen" is stored, and none is lost.</summary>
public sealed class SheetTests(Chromium chromium) : IAsyncLifetime
{
    private readonly Breaker storage = new();
    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() =>
        app = await RunningKetenScan.Start(change: builder => builder.Services.ConfigureDbContext<KetenScanDb>(options => options.AddInterceptors(storage)));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task When_storing_fails_the_page_says_so_keeps_the_answer_and_tries_again()
    {
        var page = await chromium.SignIn(app, "strategisch");
        await page.OpenSheet(4);
        storage.Broken = true;

        await page.Statement("4.1").Locator("input[value='4']").CheckAsync(new() { Force = true });

        await Expect(page.GetByText("Niet alles is opgeslagen.")).ToBeVisibleAsync();
        await Expect(page.Statement("4.1").GetByText("Nog niet opgeslagen")).ToBeVisibleAsync();
        await Expect(page.Statement("4.1").Locator("input[value='4']")).ToBeCheckedAsync();
        await page.IsAccessible();

        storage.Broken = false;
        await Expect(page.Statement("4.1").GetByText("✓ Opgeslagen")).ToBeVisibleAsync();
        await Expect(page.GetByText("Niet alles is opgeslagen.")).ToBeHiddenAsync();
        Assert.Equal(4, await Stored("4.1"));
    }

    [Fact]
    public async Task A_changed_answer_is_not_called_stored_before_it_is()
    {
        var page = await chromium.SignIn(app, "strategisch");
        await page.OpenSheet(4);
        await page.Answer("4.1", 4);
        var disk = storage.Stop();

        await page.Statement("4.1").Locator("input[value='2']").CheckAsync(new() { Force = true });

        await Expect(page.Statement("4.1").GetByText("✓ Opgeslagen")).ToBeHiddenAsync();
        Assert.Equal(4, await Stored("4.1"));
        disk.SetResult();
        await Expect(page.Statement("4.1").GetByText("✓ Opgeslagen")).ToBeVisibleAsync();
        Assert.Equal(2, await Stored("4.1"));
    }

    [Fact]
    public async Task An_answer_given_without_connection_is_stored_when_it_is_back()
    {
        var page = await chromium.SignIn(app, "strategisch");
        var line = new Line();
        await page.RouteWebSocketAsync(url => url.Contains("/_blazor", StringComparison.Ordinal), line.Route);
        await page.RouteAsync(url => url.Contains("/_blazor", StringComparison.Ordinal), line.Route);
        await page.OpenSheet(5);
        await line.Cut();

        await page.Statement("5.1").Locator("input[value='5']").CheckAsync(new() { Force = true });
        await Expect(page.Statement("5.1").GetByText("Nog niet opgeslagen")).ToBeVisibleAsync();
        Assert.Null(await Stored("5.1"));

        line.Correct();
        await Expect(page.Statement("5.1").GetByText("✓ Opgeslagen")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.Equal(5, await Stored("5.1"));
    }

    [Fact]
    public async Task What_waits_for_one_sheet_never_goes_to_another_in_the_same_tab()
    {
        var page = await chromium.SignIn(app, "strategisch");
        await page.OpenSheet(4);

        // A sheet whose server does not answer, then another sheet, and back; longer than the timeout for an answer.
        var calls = await page.EvaluateAsync<string[][]>("""
            async () => {
                const later = time => new Promise(done => setTimeout(done, time));
                const sheet = document.querySelector("[data-sheet]");
                const taken = { one: [], other: [] };
                const turn = (name, answer) => {
                    sheet.dataset.sheet = name;
                    ketenSheet.connect({ invokeMethodAsync: (...call) => { taken[name].push(call[2]); return answer(); } }, name);
                };
                turn("one", () => new Promise(() => { }));
                const field = document.querySelector("[data-question='4.1'] input[value='4']");
                field.checked = true;
                field.dispatchEvent(new Event("change", { bubbles: true }));
                turn("other", () => Promise.resolve("saved"));
                await later(7000);
                turn("one", () => Promise.resolve("saved"));
                await later(1000);
                return [taken.one, taken.other];
            }
            """);

        Assert.Equal(["4.1", "4.1"], calls[0]);
        Assert.Empty(calls[1]);
    }

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

        Assert.Equal(2, await Stored("4.2"));
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
        Assert.Equal(5, await Stored("4.1"));
        await one.Answer("4.1", 2);
        Assert.Equal(2, await Stored("4.1"));
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
        Assert.Null(await Stored("4.1"));
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

    /// <summary>The member's answer in the open round, read from the database; null when there is none.</summary>
    private async Task<int?> Stored(string code)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();
        return await (
            from participant in db.Participants
            join account in db.Users on participant.AccountId equals account.Id
            join round in db.Rounds on participant.RoundId equals round.Id
            where account.Email == "strategisch@demo.example" && round.Number == 4
            from answer in participant.Sheet.Answers
            where answer.Statement == code
            select answer.Value.Number).SingleOrDefaultAsync();
    }

    /// <summary>Simulates a full disk while broken, and a stalled one while stopped.</summary>
    private sealed class Breaker : SaveChangesInterceptor
    {
        private Task moving = Task.CompletedTask;

        public bool Broken { get; set; }

        public TaskCompletionSource Stop()
        {
            var disk = new TaskCompletionSource();
            moving = disk.Task;
            return disk;
        }

        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default)
        {
            await moving;
            return Broken ? throw new IOException("No space left on device") : result;
        }
    }

    /// <summary>The connection between browser and server, which can be cut.</summary>
    private sealed class Line
    {
        private readonly List<IWebSocketRoute> open = [];
        private bool cut;

        public void Route(IWebSocketRoute socket)
        {
            if (cut)
            {
                _ = socket.CloseAsync();
                return;
            }

            socket.ConnectToServer();
            open.Add(socket);
        }

        /// <summary>Otherwise the browser would continue with plain requests.</summary>
        public Task Route(IRoute request) => cut ? request.AbortAsync() : request.ContinueAsync();

        public async Task Cut()
        {
            cut = true;
            foreach (var socket in open) await socket.CloseAsync(new() { Code = 4000 });
            open.Clear();
        }

        public void Correct() => cut = false;
    }
}

using System.Data.Common;
using KetenScan.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Browser.Tests;

/// <summary>The promise of the sheet: an answer marked "Opgeslagen" is stored, and none is lost.</summary>
public sealed class SheetStoringTests(Chromium chromium) : IAsyncLifetime
{
    private const string Waiting = "Wacht op het netwerk";

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

        await page.Choose("4.1", 4);

        await Expect(page.GetByText($"{Waiting} (1 antwoord)")).ToBeVisibleAsync();
        await Expect(page.Statement("4.1").GetByText("Nog niet opgeslagen")).ToBeVisibleAsync();
        await Expect(page.Statement("4.1").Locator("input[value='4']")).ToBeCheckedAsync();
        await page.IsAccessible();

        storage.Broken = false;
        await Expect(page.Statement("4.1").GetByText("✓ Opgeslagen")).ToBeVisibleAsync();
        await Expect(page.GetByText(Waiting)).ToBeHiddenAsync();
        Assert.Equal(4, await app.Stored("4.1"));
    }

    [Fact]
    public async Task A_changed_answer_is_not_called_stored_before_it_is()
    {
        var page = await chromium.SignIn(app, "strategisch");
        await page.OpenSheet(4);
        await page.Answer("4.1", 4);
        var disk = storage.Stop();

        await page.Choose("4.1", 2);

        await Expect(page.Statement("4.1").GetByText("✓ Opgeslagen")).ToBeHiddenAsync();
        disk.SetResult();
        await Expect(page.Statement("4.1").GetByText("✓ Opgeslagen")).ToBeVisibleAsync();
        Assert.Equal(2, await app.Stored("4.1"));
    }

    [Fact]
    public async Task Seven_minutes_off_the_network_the_sheet_can_be_filled_in_and_is_stored_by_itself_afterwards()
    {
        var page = await chromium.SignIn(app, "strategisch", width: 390);
        await page.Clock.InstallAsync();
        await page.OpenSheet(5);
        await page.Context.SetOfflineAsync(true);

        await page.Choose("5.1", 5);
        await page.Step().GetByLabel("Wat gaat hier goed").FillAsync("In de trein geschreven 🚆");
        await page.Next();
        await Expect(page).ToHaveTitleAsync("Successen vieren · Dementieketen De Meren · KetenScan");
        await page.Choose("6.1", 1);
        await page.Clock.FastForwardAsync(7 * 60 * 1000);
        await Expect(page.GetByText($"{Waiting} (3 antwoorden)")).ToBeVisibleAsync();
        await Expect(page.Step().GetByText("1 van 5 beantwoord")).ToBeVisibleAsync();
        await page.IsAccessible();
        await page.GetByRole(AriaRole.Link, new() { Name = "Overzicht en indienen" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dien de beoordeling in" }).ClickAsync();
        await Expect(page.GetByText(Waiting)).ToBeInViewportAsync();
        Assert.Null(await app.Stored("5.1"));

        await page.Context.SetOfflineAsync(false);

        await Expect(page.GetByText(Waiting)).ToBeHiddenAsync();
        Assert.Equal((5, 1), (await app.Stored("5.1"), await app.Stored("6.1")));
        await page.OpenSheet(5);
        await Expect(page.Step().GetByLabel("Wat gaat hier goed")).ToHaveValueAsync("In de trein geschreven 🚆");
    }

    [Fact]
    public async Task What_waits_outlives_the_tab_and_the_latest_answer_wins()
    {
        var page = await chromium.SignIn(app, "strategisch");
        await page.OpenSheet(4);
        await page.Answer("4.2", 1);
        storage.Broken = true;
        await page.Choose("4.1", 3);
        await page.Choose("4.2", 5);
        await Expect(page.GetByText($"{Waiting} (2 antwoorden)")).ToBeVisibleAsync();
        await page.CloseAsync();
        storage.Broken = false;

        // Meanwhile on another device, which sends its answer at once.
        var other = await chromium.SignIn(app, "strategisch");
        await other.OpenSheet(4);
        await other.Answer("4.2", 2);

        var again = await page.Context.NewPageAsync();
        await again.OpenSheet(4);

        await Expect(again.Statement("4.1").GetByText("✓ Opgeslagen")).ToBeVisibleAsync();
        await Expect(again.Statement("4.2").Locator("input[value='2']")).ToBeCheckedAsync();
        Assert.Equal((3, 2), (await app.Stored("4.1"), await app.Stored("4.2")));
    }

    [Fact]
    public async Task A_click_just_before_leaving_the_page_arrives()
    {
        var page = await chromium.SignIn(app, "strategisch");
        await page.OpenSheet(4);

        await page.EvaluateAsync("""
            () => {
                document.querySelector("[data-question='answer-4.3'] input[value='4']").click();
                location.assign("privacy");
            }
            """);

        await Expect(page).ToHaveURLAsync("/privacy");
        for (var wait = 0; wait < 100 && await app.Stored("4.3") is null; wait++) await Task.Delay(50);
        Assert.Equal(4, await app.Stored("4.3"));
    }

    [Theory]
    [InlineData("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } })")]
    [InlineData("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }")]
    public async Task A_browser_that_keeps_nothing_still_stores_and_warns_before_it_is_left(string script)
    {
        var page = await chromium.SignIn(app, "strategisch");
        await page.AddInitScriptAsync(script);
        await page.OpenSheet(4);
        await page.Answer("4.1", 4);
        storage.Broken = true;
        await page.Choose("4.2", 3);
        await Expect(page.GetByText($"{Waiting} (1 antwoord)")).ToBeVisibleAsync();
        var asked = new TaskCompletionSource<string>();
        page.Dialog += (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            _ = dialog.DismissAsync();
        };

        _ = page.EvaluateAsync("location.assign('privacy')");
        Assert.Equal("beforeunload", await asked.Task.WaitAsync(TimeSpan.FromSeconds(30)));

        storage.Broken = false;
        await Expect(page.Statement("4.2").GetByText("✓ Opgeslagen")).ToBeVisibleAsync();
        Assert.Equal((4, 3), (await app.Stored("4.1"), await app.Stored("4.2")));
    }

    [Fact]
    public async Task A_change_that_the_server_cannot_read_keeps_no_other_from_being_stored()
    {
        var page = await chromium.SignIn(app, "strategisch");
        await page.RouteAsync("**/assessment/changes", route => route.ContinueAsync(new()
        {
            PostData = System.Text.Encoding.UTF8.GetBytes(route.Request.PostData!.Replace("\"Kapot\"", "oops", StringComparison.Ordinal)),
        }));
        await page.OpenSheet(2);
        storage.Broken = true;
        await page.Step().GetByLabel("Wat gaat hier goed").FillAsync("Kapot");
        await page.Choose("2.1", 4);
        await Expect(page.GetByText($"{Waiting} (2 antwoorden)")).ToBeVisibleAsync();
        storage.Broken = false;

        await Expect(page.Statement("2.1").GetByText("✓ Opgeslagen")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-question='comment-2']").GetByText("Dit kon niet worden opgeslagen.")).ToBeVisibleAsync();
        Assert.Equal(4, await app.Stored("2.1"));
    }

    [Fact]
    public async Task A_change_on_which_the_server_fails_keeps_no_other_from_being_stored()
    {
        var page = await chromium.SignIn(app, "strategisch");
        await page.RouteAsync("**/assessment/changes", route => route.Request.PostData!.Contains("Kapot", StringComparison.Ordinal)
            ? route.FulfillAsync(new() { Status = 500 })
            : route.ContinueAsync());
        await page.OpenSheet(2);
        await page.Step().GetByLabel("Wat gaat hier goed").FillAsync("Kapot");
        await Expect(page.GetByText($"{Waiting} (1 antwoord)")).ToBeVisibleAsync();

        await page.Answer("2.1", 4);

        Assert.Equal(4, await app.Stored("2.1"));
        await Expect(page.GetByText($"{Waiting} (1 antwoord)")).ToBeVisibleAsync();
    }

    /// <summary>Simulates a database that does not answer while broken, and one that stalls while stopped.</summary>
    private sealed class Breaker : DbConnectionInterceptor
    {
        private Task moving = Task.CompletedTask;

        public bool Broken { get; set; }

        public TaskCompletionSource Stop()
        {
            var disk = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            moving = disk.Task;
            return disk;
        }

        public override async ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection,
            ConnectionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default)
        {
            await moving;
            return Broken ? throw new IOException("The database does not answer") : result;
        }
    }
}

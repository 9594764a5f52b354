using KetenScan.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Browser.Tests;

/// <summary>The promise of the sheet: an answer marked "Opgeslagen" is stored, and none is lost.</summary>
public sealed class SheetStoringTests(Chromium chromium) : IAsyncLifetime
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
        Assert.Equal(4, await app.Stored("4.1"));
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
        Assert.Equal(4, await app.Stored("4.1"));
        disk.SetResult();
        await Expect(page.Statement("4.1").GetByText("✓ Opgeslagen")).ToBeVisibleAsync();
        Assert.Equal(2, await app.Stored("4.1"));
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
        Assert.Null(await app.Stored("5.1"));

        line.Restore();
        await Expect(page.Statement("5.1").GetByText("✓ Opgeslagen")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.Equal(5, await app.Stored("5.1"));
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

        public void Restore() => cut = false;
    }
}

// One more than the number of processors, because tests often wait.
[assembly: Xunit.v3.Parallelization(MaxThreads = 3)]
[assembly: AssemblyFixture(typeof(KetenScan.Browser.Tests.Chromium))]

namespace KetenScan.Browser.Tests;

/// <summary>Debian's Chromium without its windows, started once; every visitor is a browser context of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Executable = "/usr/bin/chromium-headless-shell";

    /// <summary>Only a failing test waits this long; pages are slow on a machine with other work.</summary>
    private const int PatienceInMilliseconds = 30_000;

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async ValueTask InitializeAsync()
    {
        SetDefaultExpectTimeout(PatienceInMilliseconds);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
    }

    /// <summary>A new visitor on a screen of this width, not signed in.</summary>
    public Task<IPage> Visit(RunningKetenScan app, int width = 1280) => Visit(app.Address, width);

    /// <summary>The same, at an address in front of the application, such as a proxy.</summary>
    public async Task<IPage> Visit(Uri address, int width = 1280, bool script = true)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            Locale = "nl-NL",
            JavaScriptEnabled = script,

            // Elements appear at once: during a fade, their colours are mixed with those behind them.
            ReducedMotion = ReducedMotion.Reduce,
        });
        OpenContexts.Add(context);
        context.SetDefaultTimeout(PatienceInMilliseconds);
        return await context.NewPageAsync();
    }

    public async Task<IPage> SignIn(RunningKetenScan app, string who, int width = 1280)
    {
        var page = await Visit(app, width);
        await page.GotoAsync("/account/login");
        await page.GetByLabel("E-mailadres").FillAsync($"{who}@demo.example");
        await page.GetByLabel("Wachtwoord").FillAsync(app.Password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Aanmelden" }).ClickAsync();
        await Expect(page).ToHaveURLAsync("/");
        await page.Locator("main[data-interactive]").WaitForAsync();
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}

using System.Globalization;
using BenchmarkDotNet.Attributes;
using KetenScan.Data;
using KetenScan.Demo;
using KetenScan.Reports.Files;
using KetenScan.Tests.Harness;
using KetenScan.Web.Start;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace KetenScan.Benchmarks;

/// <summary>
/// A consultant opens the comparison in Chromium, with the demo's three chains and with 1,000 more of twelve rounds. Application, PostgreSQL and browser share
/// the machine.
/// </summary>
public class ComparePageBenchmarks
{
    private RunningKetenScan app = null!;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;
    private IPage page = null!;
    private string database = null!;

    [Params(0, 1000)]
    public int Added { get; set; }

    [GlobalSetup]
    public async Task Prepare()
    {
        database = $"{PortfolioDatabase.Server};Database=ketenscan_benchmark_{Guid.NewGuid():N}";
        app = await RunningKetenScan.Start(["--Database:Provider=PostgreSql", $"--ConnectionStrings:KetenScan={database}"]);
        var databases = app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>();
        await using (var db = await databases.CreateDbContextAsync())
        {
            var email = new DemoAccounts().Consultant.Email;
            var consultant = await db.Users.Where(user => user.Email == email).Select(user => user.Id).SingleAsync();
            await PortfolioDatabase.AddChains(databases, Added, consultant);
            await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE");
        }

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = "/usr/bin/chromium-headless-shell", Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
        page = await browser.NewPageAsync(new() { BaseURL = app.Address.ToString(), ViewportSize = new() { Width = 1280, Height = 900 }, Locale = "nl-NL" });
        await page.GotoAsync("/account/login");
        await page.GetByLabel("E-mailadres").FillAsync(new DemoAccounts().Consultant.Email!);
        await page.GetByLabel("Wachtwoord").FillAsync(app.Password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Aanmelden" }).ClickAsync();
        await page.Locator("main[data-interactive]").WaitForAsync();
    }

    [GlobalCleanup]
    public async Task Stop()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await app.DisposeAsync();
        await PortfolioDatabase.Drop(database);
    }

    /// <summary>Until rows with scores are on the screen.</summary>
    [Benchmark]
    public async Task FirstRowsSeen()
    {
        await page.GotoAsync("/compare", new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator("table.compare tbody th").First.WaitForAsync();
    }

    /// <summary>Until it answers to a click, too.</summary>
    [Benchmark]
    public async Task Listens()
    {
        await page.GotoAsync("/compare", new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator("main[data-interactive]").WaitForAsync();
    }
}

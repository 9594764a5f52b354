using System.Globalization;
using BenchmarkDotNet.Attributes;
using KetenScan.Reports;
using KetenScan.Reports.Pdf;
using KetenScan.Reports.Tests;
using Microsoft.Playwright;

namespace KetenScan.Benchmarks;

/// <summary>
/// One scorecard of six partners: ours, the writer alone with everything already measured and placed, and a warm Chromium that prints the like.
/// </summary>
public class ScorecardPdfBenchmarks
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    private ScorecardReport report = null!;
    private Replay replay = null!;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;
    private IPage page = null!;

    [GlobalSetup]
    public void Prepare()
    {
        report = Sample.Report();
        replay = new Replay(ScorecardPdf.Compose(report, Dutch), Dutch);
    }

    [GlobalSetup(Target = nameof(Chromium))]
    public async Task PrepareBrowser()
    {
        Prepare();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = "/usr/bin/chromium-headless-shell", Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
        page = await browser.NewPageAsync();
        await page.SetContentAsync(ScorecardHtml.Of(report, Dutch));
        Console.WriteLine($"// Sizes: scorecard {Scorecard().Length}, floor {Floor().Length}, Chromium {(await Chromium()).Length} bytes");
    }

    [GlobalCleanup(Target = nameof(Chromium))]
    public async Task StopBrowser()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    [Benchmark]
    public byte[] Scorecard() => ScorecardPdf.Render(report, Dutch);

    [Benchmark(Baseline = true)]
    public byte[] Floor() => replay.Save();

    [Benchmark]
    public Task<byte[]> Chromium() => page.PdfAsync(new() { Format = "A4", Tagged = true, PrintBackground = true });
}

/// <summary>Whether time and memory grow with the pages and no faster.</summary>
public class ScorecardPagesBenchmarks
{
    private ScorecardReport report = null!;

    [Params(0, 400, 800, 1600)]
    public int Comments { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        report = Sample.Report(comments: Comments);
        Console.WriteLine($"// Pages: {ScorecardPdf.Compose(report, CultureInfo.InvariantCulture).Pages.Count}");
    }

    [Benchmark]
    public byte[] Scorecard() => ScorecardPdf.Render(report, CultureInfo.InvariantCulture);
}

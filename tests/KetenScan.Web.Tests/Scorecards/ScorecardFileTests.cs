using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using KetenScan.Data;
using KetenScan.Data.Audit;
using KetenScan.Web.Features.Scorecards;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Web.Tests.Scorecards;

public sealed class ScorecardFileTests(DemoServer server)
{
    private const string Round = "/chains/dementie-de-meren/rounds/3";

    [Theory]
    [InlineData(
        "nl",
        "Gedeelde ambitie,Meetbare ambitie,Governance op alle niveaus,Allen voor één,Werken aan de relatie,Successen vieren,Verschil als kracht,"
        + "Herkenbaar gezicht")]
    [InlineData(
        "en",
        "Shared ambition,Measurable ambition,Governance at every level,All for one,Working at the relationship,Celebrating successes,Difference as a "
        + "strength,A recognisable face")]
    public async Task The_PDF_has_all_eight_principles_in_its_language(string culture, string names)
    {
        using var client = await server.SignedIn("coordinator");

        var answer = await client.GetAsync($"{Round}/scorecard.pdf?culture={culture}");
        var text = PdfToText(await answer.Content.ReadAsByteArrayAsync());

        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        var word = culture == "nl" ? "ronde" : "round";
        Assert.Matches($@"dementie-de-meren-{word}-3-\d{{4}}-\d\d-\d\d-{culture}\.pdf", answer.Content.Headers.ContentDisposition!.ToString());
        Assert.All(names.Split(','), name => Assert.Contains(name, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_CSV_for_Excel_has_words_and_numbers_of_the_language_and_says_what_is_withheld()
    {
        using var client = await server.SignedIn("coordinator");
        using var dutch = await client.GetAsync($"{Round}/results.csv?excel=true&culture=nl");
        var lines = (await dutch.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");
        var english = await client.GetStringAsync($"{Round}/results.csv?excel=true&culture=en");

        Assert.Equal("dementie-de-meren-ronde-3.csv", dutch.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal([0xEF, 0xBB, 0xBF], (await dutch.Content.ReadAsByteArrayAsync())[..3]);
        Assert.StartsWith("Nr;Principe;Partner;Score;Oordeel;", lines[0].TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Matches("^1;Gedeelde ambitie;De hele keten;[1-5],[0-9];", lines[1]);
        Assert.StartsWith("No.,Principle,Partner,Score,Verdict,", english.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Matches("\n1,Shared ambition,[^,]*,[1-5]\\.[0-9],", english);
        using var consultant = await server.SignedIn("consultant");
        Assert.Contains(";niet getoond;", await consultant.GetStringAsync("/chains/jeugd-noorderkwartier/rounds/3/results.csv?excel=true&culture=nl"));
    }

    [Fact]
    public async Task The_PDF_and_the_page_show_the_same_figures()
    {
        using var client = await server.SignedIn("coordinator");
        using var json = JsonDocument.Parse(await client.GetStringAsync($"{Round}/results.json"));
        var page = await client.GetStringAsync(Round);
        var text = PdfToText(await client.GetByteArrayAsync($"{Round}/scorecard.pdf?culture=nl"));

        foreach (var principle in json.RootElement.GetProperty("principles").EnumerateArray())
        {
            var shown = Math
                .Round((decimal)principle.GetProperty("score").GetDouble(), 1, MidpointRounding.AwayFromZero)
                .ToString("0.0", CultureInfo.GetCultureInfo("nl-NL"));
            var line = $"{principle.GetProperty("number").GetInt32()} {principle.GetProperty("name").GetString()}";
            Assert.Contains($"{line} {shown}", Regex.Replace(text, @"\s+", " "), StringComparison.Ordinal);
            Assert.Contains($"{principle.GetProperty("name").GetString()} {shown} (", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_JSON_follows_the_format_and_leaves_null_what_there_is_not()
    {
        using var client = await server.SignedIn("consultant");
        using var json = JsonDocument.Parse(await client.GetStringAsync($"{Round}/results.json"));
        var card = json.RootElement;

        Assert.Equal("ketenscan.scorecard/2", card.GetProperty("format").GetString());
        Assert.Equal(41, card.GetProperty("response").GetProperty("invited").GetInt32());
        Assert.Equal(8, card.GetProperty("principles").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, card.GetProperty("principles")[0].GetProperty("pool").ValueKind);
        var evidence = card.GetProperty("principles")[0].GetProperty("evidence");
        Assert.Equal(["met", "total", "checks", "reading"], evidence.EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ["key", "met", "fact", "counted", "of", "day", "missing"],
            evidence.GetProperty("checks")[1].EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ("EveryPartnerEndorsed", "inOrder"),
            (evidence.GetProperty("checks")[1].GetProperty("key").GetString(), evidence.GetProperty("reading").GetString()));
        Assert.All(
            (string[])["confidence95", "agreement", "levels"],
            now => Assert.Equal(JsonValueKind.Object, card.GetProperty("principles")[0].GetProperty(now).ValueKind));
        Assert.Equal(2, card.GetProperty("principles")[0].GetProperty("change").GetProperty("previousRound").GetInt32());
    }

    [Fact]
    public async Task The_CSV_has_the_chain_and_every_partner_per_principle()
    {
        using var client = await server.SignedIn("coordinator");

        var lines = (await client.GetStringAsync($"{Round}/results.csv")).TrimEnd().Split("\r\n");

        Assert.Equal(1 + 8 * (1 + 6), lines.Length);
    }

    [Theory]
    [InlineData("coordinator", "/chains/dementie-de-meren/scorecards.zip?culture=nl", 3)]
    [InlineData("consultant", "/compare/scorecards.zip?culture=en", 3)]
    [InlineData("consultant", "/compare/scorecards.zip?chain=jeugd-noorderkwartier&chain=schuldhulp-waterland", 2)]
    [InlineData("coordinator", "/compare/scorecards.zip?chain=dementie-de-meren&chain=jeugd-noorderkwartier", 1)]
    public async Task All_scorecards_come_in_one_file(string who, string address, int cards)
    {
        using var client = await server.SignedIn(who);

        using var zip = new ZipArchive(await client.GetStreamAsync(address));

        Assert.Equal(cards, zip.Entries.Count);
        foreach (var entry in zip.Entries)
        {
            await using var pdf = await entry.OpenAsync();
            var start = new byte[8];
            await pdf.ReadExactlyAsync(start);
            Assert.Equal("%PDF-1.7", Encoding.ASCII.GetString(start));
        }
    }

    [Fact]
    public async Task A_hundred_requests_at_once_are_all_served()
    {
        using var client = await server.SignedIn("coordinator");

        var sizes = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(async _ => (await client.GetByteArrayAsync($"{Round}/scorecard.pdf?culture=nl")).Length));

        Assert.Single(sizes.Distinct());
    }

    [Fact]
    public async Task Who_takes_too_many_files_is_told_to_come_back_and_fills_no_log()
    {
        await using var app = await RunningKetenScan.Start(["--Throttling:FilesPerMinute=3"]);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
        await DemoServer.SignIn(client, "coordinator@demo.example", app.Password);
        for (var file = 0; file < 3; file++) Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"{Round}/results.csv")).StatusCode);

        var refused = await client.GetAsync($"{Round}/results.json");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();
        Assert.Equal(3, await db.AuditLog.CountAsync(entry => entry.What == AuditEvent.ResultsExported));
    }

    [Fact]
    public async Task A_visitor_who_leaves_cancels_the_rendering()
    {
        using var renderer = new PdfRenderer();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => renderer.Render(null!, CultureInfo.InvariantCulture, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task The_preview_stands_in_our_own_pages_only()
    {
        using var client = await server.SignedIn("coordinator");

        var answer = await client.GetAsync($"{Round}/scorecard.pdf?preview=true");

        Assert.Null(answer.Content.Headers.ContentDisposition);
        Assert.Contains("frame-ancestors 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains(
            "frame-ancestors 'none'",
            (await client.GetAsync(Round)).Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal);
    }

    private static string PdfToText(byte[] pdf)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, pdf);
            using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", file, "-"]) { RedirectStandardOutput = true })!;
            return process.StandardOutput.ReadToEnd();
        }
        finally
        {
            File.Delete(file);
        }
    }
}

using System.Diagnostics;
using System.Text.Json;

namespace KetenScan.Web.Tests.Scorecards;

public sealed class ScorecardFileTests(DemoServer server)
{
    private const string Round = "/chains/dementie-de-meren/rounds/3";

    [Theory]
    [InlineData("nl", "Gedeelde ambitie,Meetbare ambitie,Governance op alle niveaus,Allen voor één,Werken aan de relatie,Successen vieren,Verschil als kracht,Herkenbaar gezicht")]
    [InlineData("en", "Shared ambition,Measurable ambition,Governance at every level,All for one,Working at the relationship,Celebrating successes,Difference as a strength,A recognisable face")]
    public async Task The_PDF_has_all_eight_principles_in_its_language(string culture, string names)
    {
        using var client = await server.SignedIn("coordinator");

        var answer = await client.GetAsync($"{Round}/scorecard.pdf?culture={culture}");
        var text = PdfToText(await answer.Content.ReadAsByteArrayAsync());

        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains($"dementie-de-meren-ronde-3-{culture}.pdf", answer.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        Assert.All(names.Split(','), name => Assert.Contains(name, text, StringComparison.Ordinal));
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
            var shown = Math.Round((decimal)principle.GetProperty("score").GetDouble(), 1, MidpointRounding.AwayFromZero).ToString("0.0", System.Globalization.CultureInfo.GetCultureInfo("nl-NL"));
            var line = $"{principle.GetProperty("number").GetInt32()} {principle.GetProperty("name").GetString()}";
            Assert.Contains($"{line} {shown}", System.Text.RegularExpressions.Regex.Replace(text, @"\s+", " "), StringComparison.Ordinal);
            Assert.Contains($"{principle.GetProperty("name").GetString()} {shown} (", System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_JSON_follows_the_format_and_leaves_null_what_comes_later()
    {
        using var client = await server.SignedIn("consultant");
        using var json = JsonDocument.Parse(await client.GetStringAsync($"{Round}/results.json"));
        var card = json.RootElement;

        Assert.Equal("ketenscan.scorecard/1", card.GetProperty("format").GetString());
        Assert.Equal(41, card.GetProperty("response").GetProperty("invited").GetInt32());
        Assert.Equal(8, card.GetProperty("principles").GetArrayLength());
        foreach (var later in (string[])["pool", "evidence"])
            Assert.Equal(JsonValueKind.Null, card.GetProperty("principles")[0].GetProperty(later).ValueKind);
        Assert.All((string[])["confidence95", "agreement", "levels"], now => Assert.Equal(JsonValueKind.Object, card.GetProperty("principles")[0].GetProperty(now).ValueKind));
        Assert.Equal(2, card.GetProperty("principles")[0].GetProperty("change").GetProperty("previousRound").GetInt32());
    }

    [Fact]
    public async Task The_CSV_has_the_chain_and_every_partner_per_principle()
    {
        using var client = await server.SignedIn("coordinator");

        var lines = (await client.GetStringAsync($"{Round}/results.csv")).TrimEnd().Split("\r\n");

        Assert.Equal(1 + 8 * (1 + 6), lines.Length);
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

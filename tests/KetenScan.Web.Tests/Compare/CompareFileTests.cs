using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Figures;
using KetenScan.Web.Features.Compare;
using MiniExcelLibs;

namespace KetenScan.Web.Tests.Compare;

/// <summary>The comparison as files.</summary>
public sealed class CompareFileTests(DemoServer server)
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    [Fact]
    public async Task The_CSV_has_a_row_per_chain_in_the_order_asked_for()
    {
        using var client = await server.SignedIn("consultant");

        var lines = (await client.GetStringAsync("/compare/export.csv?sort=-overall")).TrimEnd().Split("\r\n");
        var place = Array.IndexOf(lines[0].Split(','), "overall");
        var overall = lines[1..].Select(line => double.Parse(line.Split(',')[place], CultureInfo.InvariantCulture)).ToList();

        Assert.StartsWith(
            "chain,name,field,region,round,closedOn,partners,responded,invited,weighting,disclosure,questionnaire,scoringVersion,overall,overallLow,"
            + "overallHigh,overallConservative,overallChange,overallMoved,SharedAmbition,SharedAmbitionLow,",
            lines[0],
            StringComparison.Ordinal);
        Assert.Equal(3, overall.Count);
        Assert.Equal(overall.OrderDescending(), overall);
    }

    [Fact]
    public async Task The_CSV_for_Excel_opens_in_columns_with_numbers_and_words_of_the_language()
    {
        using var client = await server.SignedIn("consultant");
        using var dutch = await client.GetAsync("/compare/export.csv?excel=true&culture=nl");
        var lines = (await dutch.Content.ReadAsStringAsync()).TrimStart('\uFEFF').TrimEnd().Split("\r\n").Select(line => line.Split(';')).ToList();
        var english = (await client.GetStringAsync("/compare/export.csv?excel=true&culture=en")).TrimStart('\uFEFF').Split("\r\n")[0];

        Assert.Equal([0xEF, 0xBB, 0xBF], (await dutch.Content.ReadAsByteArrayAsync())[..3]);
        Assert.Equal("ketens-vergeleken.csv", dutch.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(4, lines.Count);
        Assert.All(lines, line => Assert.Equal(lines[0].Length, line.Length));
        Assert.Matches("^[1-5],[0-9]$", lines[1][Array.IndexOf(lines[0], "3 Governance op alle niveaus")]);
        var change = Array.IndexOf(lines[0], "Totaal: verschil met de vorige ronde");
        Assert.All(lines.Skip(1), line => Assert.Matches("^(-?[0-4](,[0-9])?)?$", line[change]));
        Assert.StartsWith("Chain,Field of work,Region,Round,Closed on,", english, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_hold_for_files_too_and_what_is_not_known_is_passed_over()
    {
        using var client = await server.SignedIn("consultant");

        Assert.Equal(2, (await client.GetStringAsync("/compare/export.csv?field=jeugd")).TrimEnd().Split("\r\n").Length);
        Assert.Equal(4, (await client.GetStringAsync("/compare/export.csv?field=onbekend&band=paars")).TrimEnd().Split("\r\n").Length);
    }

    [Fact]
    public async Task The_workbook_has_words_dates_and_scores_as_they_are_shown_in_the_language_asked_for()
    {
        using var client = await server.SignedIn("consultant");
        using var answer = await client.GetAsync("/compare/export.xlsx?culture=nl&sort=name");
        using var book = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        var chains = Rows(book, "Ketens");
        var figures = Rows(book, "Per principe");
        var rounds = Rows(book, "Rondes");

        Assert.Equal("ketens-vergeleken.xlsx", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(["Dementieketen De Meren", "Jeugdketen Noorderkwartier", "Schuldhulpketen Waterland"], chains.Select(chain => chain["Keten"]));
        Assert.All(chains, chain => Assert.IsType<DateTime>(chain["Gesloten op"]));
        Assert.Equal("kleine groepen beschermd", chains[1]["Kleine groepen"]);
        Assert.Equal(24, figures.Count);
        Assert.Equal(8, rounds.Count); // three, three and two
        var csv = (await client.GetStringAsync("/compare/export.csv")).Split("\r\n").Select(line => line.Split(',')).ToList();
        double Exact(string column) => double.Parse(csv[1][Array.IndexOf(csv[0], column)], CultureInfo.InvariantCulture);
        Assert.Equal(Math.Round(Exact("Governance"), 1), (double)chains[0]["3 Governance op alle niveaus"]!, 9);
        Assert.Equal(Math.Round(Exact("GovernanceLow"), 1), (double)figures[2]["Onzekerheid vanaf"]!, 9);
        Assert.Contains(figures, figure => (string?)figure["Eensgezindheid"] == "verdeeld");
        Assert.Contains(figures, figure => (string?)figure["Verschil is zeker"] == "ja");
        Assert.All(figures.Skip(8).Take(8), figure => Assert.Equal("niet getoond", figure["Bestuur min uitvoering"]));
        Assert.DoesNotContain(chains[0].Keys.Concat(figures[0].Keys), column => column.Contains("Ambition", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_first_sheet_of_the_workbook_says_what_it_is_and_the_scores_have_the_colours_of_the_heat_table()
    {
        using var client = await server.SignedIn("consultant");
        using var answer = await client.GetAsync("/compare/export.xlsx?culture=en&field=jeugd");
        using var book = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());

        Assert.Equal("chains-compared.xlsx", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(["About this file", "Chains", "Per principle", "Rounds"], book.GetSheetNames());
        var about = book.Query(sheetName: "About this file").Cast<IDictionary<string, object?>>().Select(row => (row["A"], row["B"])).ToList();
        Assert.Equal("Chains compared", about[0].Item1);
        Assert.IsType<DateTime>(about[1].Item2);
        Assert.Equal(("Selection", "jeugd"), about[2]);
        Assert.Equal(1.0, about[3].Item2);
        Assert.Contains(about, line => line.Item2 is string words && words.Contains("too few people", StringComparison.Ordinal));

        using var parts = new ZipArchive(book);
        using var styles = new StreamReader(parts.GetEntry("xl/styles.xml")!.Open());
        Assert.Contains(Heat.Of(new Score(2.5)).Hexadecimal[1..], await styles.ReadToEndAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_row_of_a_protected_round_has_no_more_than_its_scorecard()
    {
        using var client = await server.SignedIn("consultant");
        var card = (await client.GetFromJsonAsync<JsonElement>("/chains/jeugd-noorderkwartier/rounds/3/results.json"))
            .GetProperty("principles")
            .EnumerateArray()
            .ToList();
        var csv = (await client.GetStringAsync("/compare/export.csv?field=jeugd")).TrimEnd().Split("\r\n").Select(line => line.Split(',')).ToList();
        var row = csv[0].Zip(csv[1]).ToDictionary();

        foreach (var (principle, number) in Enum.GetNames<Principle>().Select((name, place) => (name, place)))
        {
            var of = card[number];
            Assert.Equal(
            [
                Written(of, "confidence95", "conservative"),
                Written(of, "nonResponse", "halfPointLower"),
                Written(of, "silentPartners"),
                Written(of, "agreement", "reading"),
            ],
                ((string[])["Conservative", "HalfPointLower", "SilentPartners", "Agreement"]).Select(column => row[principle + column]));
            Assert.Equal(
            [
                Written(of, "levels", "gap"),
                Written(of, "levels", "gapConfidence95", "low"),
                Written(of, "levels", "gapConfidence95", "high"),
                Written(of, "levels", "gapSure"),
            ],
                ((string[])["Gap", "GapLow", "GapHigh", "GapSure"]).Select(column => row[principle + column]));
            Assert.Equal(("true", ""), (row[$"{principle}Conservative"], row[$"{principle}Gap"])); // too few people per level to show the levels
        }

        static string Written(JsonElement from, params string[] path)
        {
            foreach (var name in path)
            {
                if (from.ValueKind == JsonValueKind.Null) return "";
                from = from.GetProperty(name);
            }

            return $"{(from.ValueKind is JsonValueKind.True or JsonValueKind.False ? from.GetRawText() : from)}";
        }
    }

    [Fact]
    public async Task More_rows_than_Excel_takes_are_cut_off_and_said_to_be()
    {
        await using var chains = await Chains.Create(Engine.Sqlite, chains: 4, rounds: 3);
        var service = new CompareService(chains.Databases);
        var portfolio = await service.PortfolioOf(chains.Consultant, new Comparison());
        using var book = new MemoryStream();

        await new CompareWorkbook(service, chains.Consultant, new Comparison()).Write(
            book, portfolio, (new DateOnly(2026, 11, 28), "alles"), Dutch, mostRows: 5, CancellationToken.None);

        Assert.Equal(5, book.Query(useHeaderRow: true, sheetName: "Rondes").Count());
        Assert.Contains(
            book.Query(sheetName: "Over dit bestand").Cast<IDictionary<string, object?>>(),
            row => row.Values.OfType<string>().Any(note => note.Contains("van de 12 rondes staan de eerste 5 erin", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_portfolio_is_a_PDF()
    {
        using var client = await server.SignedIn("consultant");
        using var answer = await client.GetAsync("/compare/portfolio.pdf?culture=en&field=jeugd");

        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Matches(@"^chains-portfolio-\d{4}-\d\d-\d\d-en\.pdf$", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.StartsWith("%PDF-1.7", System.Text.Encoding.ASCII.GetString(await answer.Content.ReadAsByteArrayAsync())[..8], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_filters_of_a_Dutch_portfolio_are_in_Dutch()
    {
        using var client = await server.SignedIn("consultant");

        var words = ExternalTool.On(await client.GetByteArrayAsync("/compare/portfolio.pdf?culture=nl&size=Small&band=Strength"), "pdftotext", "-raw").Output;

        Assert.Contains("≤ 4 partners · ≥ 4,0", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Small", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Strength", words, StringComparison.Ordinal);
    }

    private static List<IDictionary<string, object?>> Rows(Stream book, string sheet) =>
        [.. book.Query(useHeaderRow: true, sheetName: sheet).Cast<IDictionary<string, object?>>()];
}

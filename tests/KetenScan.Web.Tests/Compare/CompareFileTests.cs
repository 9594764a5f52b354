using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using KetenScan.Domain.Questionnaires;
using KetenScan.Reports.Files;
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
    public async Task Filters_hold_for_files_too_and_what_is_not_known_is_passed_over()
    {
        using var client = await server.SignedIn("consultant");

        Assert.Equal(2, (await client.GetStringAsync("/compare/export.csv?field=jeugd")).TrimEnd().Split("\r\n").Length);
        Assert.Equal(4, (await client.GetStringAsync("/compare/export.csv?field=onbekend&band=paars")).TrimEnd().Split("\r\n").Length);
    }

    [Fact]
    public async Task The_workbook_holds_the_same_figures_as_the_CSV_and_all_rounds()
    {
        using var client = await server.SignedIn("consultant");
        using var book = new MemoryStream(await client.GetByteArrayAsync("/compare/export.xlsx?culture=nl"));

        var chains = book.Query(useHeaderRow: true, sheetName: "Ketens").Cast<IDictionary<string, object?>>().ToList();
        var rounds = book.Query(useHeaderRow: true, sheetName: "Rondes").Cast<IDictionary<string, object?>>().ToList();
        var notes = book.Query(sheetName: "Toelichting").ToList();

        Assert.Equal(PortfolioTable.Columns, chains[0].Keys);
        Assert.Equal(["dementie-de-meren", "jeugd-noorderkwartier", "schuldhulp-waterland"], chains.Select(chain => chain["chain"]));
        Assert.Equal(8, rounds.Count); // three, three and two
        Assert.All(rounds, round => Assert.InRange((double)round["Governance"]!, 1, 5));
        Assert.All(
            rounds.Take(3),
            round => Assert.Equal(
                ["partner", "named", "keten-8/1", 2.0, 41.0],
                [round["weighting"], round["disclosure"], round["questionnaire"], round["scoringVersion"], round["invited"]]));
        Assert.NotEmpty(notes);
        var csv = (await client.GetStringAsync("/compare/export.csv")).Split("\r\n").Select(line => line.Split(',')).ToList();
        string Written(string column) => csv[1][Array.IndexOf(csv[0], column)];
        foreach (var column in (string[])["overall", "overallLow", "overallHigh", "GovernanceLow", "GovernanceChangeHigh", "GovernanceRankLowest",
            "GovernanceHalfPointLower", "GovernanceSilentPartners", "GovernanceGap", "GovernanceGapLow", "GovernanceGapHigh"])
            Assert.Equal(double.Parse(Written(column), CultureInfo.InvariantCulture), (double)chains[0][column]!, 9);
        foreach (var column in (string[])["overallMoved", "overallConservative", "GovernanceMoved", "GovernanceBandSure", "GovernanceConservative",
            "GovernanceGapSure"])
            Assert.Equal(bool.Parse(Written(column)), Assert.IsType<bool>(chains[0][column]));
        Assert.All(rounds.Take(3), round => Assert.InRange((double)round["overall"]!, (double)round["overallLow"]!, (double)round["overallHigh"]!));
        Assert.Equal((Written("GovernanceAgreement"), "divided"), (chains[0]["GovernanceAgreement"], chains[0]["MeasurableAmbitionAgreement"]));
        Assert.Equal([false, true, false], chains.Select(chain => chain["overallConservative"]));
        Assert.Equal([false, true], rounds.Where(round => (double)round["round"]! == 3).Select(round => round["overallConservative"]));
        Assert.Null(rounds[0]["overallMoved"]);
        Assert.Equal(chains[0]["overallMoved"], rounds[2]["overallMoved"]);
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

        await new CompareWorkbook(service, chains.Consultant, new Comparison()).Write(book, portfolio, Dutch, mostRows: 5, CancellationToken.None);

        Assert.Equal(5, book.Query(useHeaderRow: true, sheetName: "Rondes").Count());
        Assert.Contains(
            book.Query(sheetName: "Toelichting").Cast<IDictionary<string, object?>>(),
            row => row.Values.OfType<string>().Any(note => note.Contains("van de 12 rondes staan de eerste 5 erin", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_portfolio_is_a_PDF()
    {
        using var client = await server.SignedIn("consultant");
        using var answer = await client.GetAsync("/compare/portfolio.pdf?culture=en&field=jeugd");

        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Matches(@"^ketens-portfolio-\d{4}-\d\d-\d\d-en\.pdf$", answer.Content.Headers.ContentDisposition!.FileName);
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
}

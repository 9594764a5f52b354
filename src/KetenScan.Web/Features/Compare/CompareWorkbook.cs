using System.Globalization;
using KetenScan.Data.Access;
using KetenScan.Domain.Questionnaires;
using KetenScan.Reports.Comparing;
using KetenScan.Reports.Files;
using KetenScan.Reports.Words;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Http.Features;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace KetenScan.Web.Features.Compare;

/// <summary>
/// The comparison as an Excel file of three worksheets: the chains, all their rounds, and how to read them. Rows are streamed from the database.
/// </summary>
internal sealed class CompareWorkbook(CompareService service, Viewer viewer, Comparison comparison)
{
    /// <summary>The maximum number of rows of an Excel worksheet, minus the header.</summary>
    private const int MostRows = 1_048_576 - 1;

    private const int PacketBytes = 64 * 1024;

    /// <param name="culture">The language of the notes. Column names are the same in every language.</param>
    public IResult Of(HttpContext http, Portfolio portfolio, CultureInfo culture, CancellationToken cancel)
    {
        // MiniExcel writes synchronously, and reads its rows synchronously too.
        if (http.Features.Get<IHttpBodyControlFeature>() is { } body) body.AllowSynchronousIO = true;

        return Results.Stream(
            async to =>
            {
                // MiniExcel writes row by row: without a buffer every row would be a packet.
                await using var packets = new BufferedStream(to, PacketBytes);
                await Write(packets, portfolio, culture, MostRows, cancel);
            },
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "ketens-vergeleken.xlsx");
    }

    internal async Task Write(Stream to, Portfolio portfolio, CultureInfo culture, int mostRows, CancellationToken cancel)
    {
        var texts = new PortfolioTexts(culture);
        var rounds = await service.CountRounds(viewer, comparison, cancel);
        var notes = Notes(portfolio, texts, culture).ToList();
        if (rounds > mostRows) notes.Add(texts.Format("TooManyRounds", rounds, mostRows));
        if (portfolio.Chains > mostRows) notes.Add(texts.Format("TooManyChains", portfolio.Chains, mostRows));
        var sheets = new Dictionary<string, object>
        {
            [texts["SheetChains"]] = (await service.All(viewer, comparison, cancel))
                .Take(mostRows)
                .Select(chain => Named(PortfolioTable.Columns, PortfolioTable.Row(chain))),
            [texts["SheetRounds"]] = service.Rounds(viewer, comparison, cancel).ToBlockingEnumerable(cancel).Take(mostRows).Select(Round),
            [texts["SheetNotes"]] = notes.Select(note => new Dictionary<string, object?> { [texts["SheetNotes"]] = note }),
        };
        await to.SaveAsAsync(sheets, configuration: new OpenXmlConfiguration { TableStyles = TableStyles.None }, cancellationToken: cancel);
    }

    private static IEnumerable<string> Notes(Portfolio portfolio, PortfolioTexts texts, CultureInfo culture) =>
    [
        .. PortfolioSummary.Of(portfolio, PrincipleNames.In(culture), culture),
        .. portfolio.Usual is { } usual ? [PortfolioSummary.UsualIn(usual, texts)] : Array.Empty<string>(),
        texts["WorkbookLegend"],
    ];

    private static Dictionary<string, object?> Round((string Slug, string Name, CourseRound Round) own)
    {
        var (round, scores) = own.Round;
        return Named(
            RoundColumns,
            [
                own.Slug, own.Name, round.Number, PortfolioTable.Written(round.ClosedOn), round.Responded, round.Invited,
                .. PortfolioTable.RuleValues(round), .. PortfolioTable.OverallValues(round), .. scores.Cast<object?>(),
            ]);
    }

    private static readonly string[] RoundColumns =
    [
        "chain",
        "name",
        "round",
        "closedOn",
        "responded",
        "invited",
        .. PortfolioTable.RuleColumns,
        .. PortfolioTable.OverallColumns,
        .. Enum.GetNames<Principle>(),
    ];

    private static Dictionary<string, object?> Named(IReadOnlyList<string> columns, IReadOnlyList<object?> values)
    {
        var row = new Dictionary<string, object?>(columns.Count);
        for (var place = 0; place < columns.Count; place++) row[columns[place]] = values[place];
        return row;
    }
}

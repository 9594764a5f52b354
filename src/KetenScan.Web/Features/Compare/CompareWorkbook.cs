using System.Globalization;
using KetenScan.Data.Access;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Comparing;
using KetenScan.Reports.Files;
using KetenScan.Reports.Words;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Http.Features;
using SpreadCheetah;

namespace KetenScan.Web.Features.Compare;

/// <summary>
/// The comparison as an Excel file for people: what it is and how to read it, the chains, their figures per principle, and all their rounds.
/// Rounds are streamed from the database.
/// </summary>
internal sealed class CompareWorkbook(CompareService service, Viewer viewer, Comparison comparison)
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The maximum number of rows of an Excel worksheet, minus the header.</summary>
    private const int MostRows = 1_048_576 - 1;

    private const int PacketBytes = 64 * 1024;

    /// <param name="portfolio">What is said about all chains together.</param>
    /// <param name="about">The day, and the filters in words.</param>
    /// <param name="culture">The language of the file.</param>
    public IResult Of(HttpContext http, Portfolio portfolio, (DateOnly Day, string Selection) about, CultureInfo culture)
    {
        // Each sheet is an entry of a ZIP, of which a few bytes are written synchronously when it closes.
        if (http.Features.Get<IHttpBodyControlFeature>() is { } body) body.AllowSynchronousIO = true;

        return Results.Stream(
            to => Write(to, portfolio, about, culture, MostRows, http.RequestAborted), ContentType, $"{new PortfolioTexts(culture)["FileName"]}.xlsx");
    }

    internal async Task Write(
        Stream to, Portfolio portfolio, (DateOnly Day, string Selection) about, CultureInfo culture, int mostRows, CancellationToken cancel)
    {
        var texts = new PortfolioTexts(culture);
        var columns = new PortfolioColumns(culture, PrincipleNames.In(culture));
        var rounds = await service.CountRounds(viewer, comparison, cancel);
        await using var book = await Spreadsheet.CreateNewAsync(to, new SpreadCheetahOptions { BufferSize = PacketBytes }, cancel);
        var sheet = new WorkbookSheet(book);

        await sheet.Text(texts["SheetAbout"], cancel);
        await sheet.Title(texts["AboutTitle"], cancel);
        await sheet.Line(texts["AboutDay"], about.Day, cancel);
        await sheet.Line(texts["AboutSelection"], about.Selection, cancel);
        await sheet.Line(texts["AboutChains"], portfolio.Chains, cancel);
        await sheet.Line(texts["AboutRounds"], rounds, cancel);
        foreach (var (head, words) in Notes(portfolio, rounds, mostRows, texts, culture)) await sheet.Line(head, words, cancel);
        foreach (var score in (double[])[1, 2, 3, 4, 5]) await sheet.Line(score == 1 ? texts["AboutHeat"] : "", new Score(score), cancel);

        var chains = await service.All(viewer, comparison, cancel);
        await sheet.Table(texts["SheetChains"], columns.OfChain, new HashSet<int> { 1 }, cancel);
        foreach (var chain in chains.Take(mostRows)) await sheet.Row(columns.Chain(chain), cancel);

        await sheet.Table(texts["SheetFigures"], columns.OfFigure, new HashSet<int> { 1, 4 }, cancel);
        foreach (var row in chains.SelectMany(columns.FiguresOf).Take(mostRows)) await sheet.Row(row, cancel);

        await sheet.Table(texts["SheetRounds"], columns.OfRound, new HashSet<int> { 1 }, cancel);
        var written = 0;
        await foreach (var (_, name, (round, scores)) in service.Rounds(viewer, comparison, cancel))
        {
            if (written++ == mostRows) break;
            await sheet.Row(columns.Round(name, round, scores), cancel);
        }

        await book.FinishAsync(cancel);
    }

    private static IEnumerable<(string Head, string Words)> Notes(
        Portfolio portfolio, int rounds, int mostRows, PortfolioTexts texts, CultureInfo culture)
    {
        var noted = PortfolioSummary.Of(portfolio, PrincipleNames.In(culture), culture);
        foreach (var sentence in noted) yield return (sentence == noted[0] ? texts["StandsOut"] : "", sentence);
        if (portfolio.Usual is { } usual) yield return (texts["AboutRules"], PortfolioSummary.UsualIn(usual, texts));
        if (rounds > mostRows) yield return ("", texts.Format("TooManyRounds", rounds, mostRows));
        if (portfolio.Chains > mostRows) yield return ("", texts.Format("TooManyChains", portfolio.Chains, mostRows));
        yield return (texts["AboutSheets"], texts["AboutSheetsText"]);
        yield return (texts["AboutRead"], texts["AboutWithheld"]);
        yield return ("", texts["AboutFigures"]);
        yield return ("", texts["AboutPrograms"]);
    }
}

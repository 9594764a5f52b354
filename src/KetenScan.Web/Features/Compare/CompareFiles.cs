using System.Globalization;
using System.Text;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Domain;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Comparing;
using KetenScan.Reports.Files;
using KetenScan.Reports.Pdf;
using KetenScan.Reports.Words;
using KetenScan.Web.Features.Scorecards;
using KetenScan.Web.Shared;

namespace KetenScan.Web.Features.Compare;

/// <summary>The comparison as a file. The query string selects and sorts the chains, as on the page.</summary>
internal static class CompareFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/compare/export.csv", Csv).RequireRateLimiting(Throttling.Files);
        routes.MapGet("/compare/export.xlsx", Xlsx).RequireRateLimiting(Throttling.Files);
        routes.MapGet("/compare/portfolio.pdf", Pdf).RequireRateLimiting(Throttling.Files);
        routes.MapGet("/compare/scorecards.zip", Zip).RequireRateLimiting(Throttling.Files);
    }

    /// <summary>The latest scorecard of each chosen chain, or of all compared chains.</summary>
    private static async Task<IResult> Zip(
        HttpContext http,
        CompareService service,
        ScorecardService scorecards,
        PdfRenderer renderer,
        AuditLog audit,
        string? culture,
        CancellationToken cancel)
    {
        if (await ComparisonIn(http, service, cancel) is not var (viewer, comparison)) return Results.NotFound();

        var chains = await service.All(viewer, comparison.Chosen.Count == 0 ? comparison : comparison.Unfiltered(), cancel);
        var cards = chains
            .Where(own => own.Latest is not null && (comparison.Chosen.Count == 0 || comparison.Chosen.Contains(own.Slug)))
            .Select(own => (own.Slug, own.Latest!.Number))
            .ToList();
        var language = ScorecardFiles.LanguageOf(culture);
        if (cards.Count > 0) await audit.Write(viewer, AuditEvent.ScorecardDownloaded, about: $"ZIP {cards.Count}");
        return cards.Count == 0
            ? Results.NotFound()
            : ScorecardArchive.Of(http, $"{new PortfolioTexts(language)["FileNameCards"]}.zip", cards, viewer, scorecards, renderer, language);
    }

    /// <param name="excel">Whether it is for people who open it in Excel; otherwise it is for programs.</param>
    private static async Task<IResult> Csv(
        HttpContext http,
        CompareService service,
        AuditLog audit,
        bool? excel,
        string? culture,
        CancellationToken cancel)
    {
        if (await ComparisonIn(http, service, cancel) is not var (viewer, comparison)) return Results.NotFound();

        var chains = await service.All(viewer, comparison, cancel);
        await audit.Write(viewer, AuditEvent.ResultsExported, about: $"CSV {chains.Count}");
        var language = ScorecardFiles.LanguageOf(culture);
        var name = $"{new PortfolioTexts(language)["FileName"]}.csv";
        if (excel == true) return Results.File(CsvFile.BytesForExcel(ForExcel(chains, language)), "text/csv", name);

        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvFile.Create(text))
        {
            csv.Row([.. PortfolioTable.Columns]);
            foreach (var chain in chains) csv.Row([.. PortfolioTable.Row(chain)]);
        }

        return Results.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv", name);
    }

    /// <summary>The sheet of chains of <see cref="CompareWorkbook"/>.</summary>
    private static string ForExcel(IReadOnlyList<ComparedChain> chains, CultureInfo culture)
    {
        var columns = new PortfolioColumns(culture, PrincipleNames.In(culture));
        using var text = new StringWriter(culture);
        using var csv = CsvFile.CreateForExcel(text, culture);
        csv.ShownRow(culture, columns.OfChain);
        foreach (var chain in chains) csv.ShownRow(culture, columns.Chain(chain));
        csv.Flush();
        return text.ToString();
    }

    private static async Task<IResult> Xlsx(
        HttpContext http,
        CompareService service,
        AuditLog audit,
        TimeProvider clock,
        string? culture,
        CancellationToken cancel)
    {
        if (await ComparisonIn(http, service, cancel) is not var (viewer, comparison)) return Results.NotFound();

        var portfolio = await service.PortfolioOf(viewer, comparison, cancel);
        await audit.Write(viewer, AuditEvent.ResultsExported, about: $"XLSX {portfolio.Chains}");
        var language = ScorecardFiles.LanguageOf(culture);
        var about = (Amsterdam.Day(clock.GetUtcNow()), InWords(comparison, language));
        return new CompareWorkbook(service, viewer, comparison).Of(http, portfolio, about, language);
    }

    private static async Task<IResult> Pdf(
        HttpContext http,
        CompareService service,
        PdfRenderer renderer,
        AuditLog audit,
        TimeProvider clock,
        string? culture,
        CancellationToken cancel)
    {
        if (await ComparisonIn(http, service, cancel) is not var (viewer, comparison)) return Results.NotFound();

        var language = ScorecardFiles.LanguageOf(culture);
        var portfolio = await service.PortfolioOf(viewer, comparison, cancel);
        var chains = await service.All(viewer, comparison, cancel);
        await audit.Write(viewer, AuditEvent.ResultsExported, about: $"PDF {chains.Count}");
        var day = Amsterdam.Day(clock.GetUtcNow());
        var pdf = await renderer.Render(
            () => PortfolioPdf.Render(portfolio, chains, InWords(comparison, language), day, PrincipleNames.In(language), language),
            cancel);
        var name = FormattableString.Invariant(
            $"{new PortfolioTexts(language)["FileNamePortfolio"]}-{day:yyyy-MM-dd}-{language.TwoLetterISOLanguageName}.pdf");
        return Results.File(pdf, "application/pdf", name);
    }

    /// <summary>The comparison in the query string, without unknown values; null when the viewer may not compare.</summary>
    private static async Task<(Viewer Viewer, Comparison Comparison)?> ComparisonIn(HttpContext http, CompareService service, CancellationToken cancel)
    {
        if (CurrentViewer.Of(http.User) is not { } viewer) return null;

        var (comparison, _) = Comparison.Read(http.Request.Query);
        return await service.Known(viewer, comparison, cancel) is { } known ? (viewer, known) : null;
    }

    /// <summary>A description of the filters.</summary>
    private static string InWords(Comparison comparison, CultureInfo culture)
    {
        var words = string.Join(" · ", ComparisonFilter.All.Select(filter => filter.InWords(comparison, culture)).OfType<string>());
        return words.Length == 0 ? new PortfolioTexts(culture)["SelectionAll"] : words;
    }
}

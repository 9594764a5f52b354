using System.Globalization;
using System.Text;
using KetenScan.Data.Audit;
using KetenScan.Domain;
using KetenScan.Reports.Files;
using KetenScan.Reports.Pdf;
using KetenScan.Reports.Words;
using KetenScan.Web.Shared;

namespace KetenScan.Web.Features.Scorecards;

/// <summary>A closed round's scorecard as files. Returns 404 for what does not exist for the viewer, as pages do.</summary>
internal static class ScorecardFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var round = routes.MapGroup("/chains/{slug}/rounds/{number:int}");
        round.MapGet("/scorecard.pdf", Pdf).RequireRateLimiting(Throttling.Files);
        round.MapGet("/guide.pdf", Guide).RequireRateLimiting(Throttling.Files);
        round.MapGet("/results.json", Json).RequireRateLimiting(Throttling.Files);
        round.MapGet("/results.csv", Csv).RequireRateLimiting(Throttling.Files);
        routes.MapGet("/chains/{slug}/scorecards.zip", Zip).RequireRateLimiting(Throttling.Files);
    }

    private static async Task<IResult> Pdf(
        HttpContext http,
        ScorecardService scorecards,
        PdfRenderer renderer,
        AuditLog audit,
        [AsParameters] AskedFile asked,
        bool? preview,
        CancellationToken cancel)
    {
        if (await Find(http, scorecards, asked.Slug, asked.Number, cancel) is not { } card) return Results.NotFound();

        var language = LanguageOf(asked.Culture);
        var report = await scorecards.ReadForPaper(card, cancel);
        var pdf = await renderer.Render(report, language, cancel);
        await audit.Write(CurrentViewer.Of(http.User), AuditEvent.ScorecardDownloaded, asked.Slug, $"{asked.Number}");
        return preview == true ? Results.File(pdf, "application/pdf") : Results.File(pdf, "application/pdf", PdfRenderer.NameOf(asked.Slug, report, language));
    }

    private static async Task<IResult> Guide(
        HttpContext http,
        ScorecardService scorecards,
        PdfRenderer renderer,
        AuditLog audit,
        [AsParameters] AskedFile asked,
        CancellationToken cancel)
    {
        if (await Find(http, scorecards, asked.Slug, asked.Number, cancel) is not { } card) return Results.NotFound();

        var language = LanguageOf(asked.Culture);
        var report = await scorecards.ReadForPaper(card, cancel);
        await audit.Write(CurrentViewer.Of(http.User), AuditEvent.ScorecardDownloaded, asked.Slug, $"{asked.Number} {new GuideTexts(language)["Title"]}");
        return Results.File(
            await renderer.Render(() => GuidePdf.Render(report, language), cancel),
            "application/pdf",
            PdfRenderer.NameOf(asked.Slug, report, language)
                .Replace(".pdf", $"-{new ReportTexts(language)["FileGuide"]}.pdf", StringComparison.Ordinal));
    }

    private static async Task<IResult> Zip(
        HttpContext http,
        ScorecardService scorecards,
        PdfRenderer renderer,
        AuditLog audit,
        string slug,
        string? culture,
        CancellationToken cancel)
    {
        if (CurrentViewer.Of(http.User) is not { } viewer) return Results.NotFound();

        var rounds = await scorecards.ClosedRounds(viewer, slug, cancel);
        if (rounds.Count > 0) await audit.Write(viewer, AuditEvent.ScorecardDownloaded, slug, "ZIP");
        return rounds.Count == 0
            ? Results.NotFound()
            : ScorecardArchive.Of(http, $"{slug}.zip", [.. rounds.Select(round => (slug, round))], viewer, scorecards, renderer, LanguageOf(culture));
    }

    private static async Task<IResult> Json(HttpContext http, ScorecardService scorecards, AuditLog audit, string slug, int number, CancellationToken cancel)
    {
        if (await Find(http, scorecards, slug, number, cancel) is not { } card) return Results.NotFound();

        await audit.Write(CurrentViewer.Of(http.User), AuditEvent.ResultsExported, slug, $"{number} JSON");
        return Results.Text(card.Json, "application/json", Encoding.UTF8);
    }

    /// <param name="excel">Whether it is for people who open it in Excel; otherwise it is for programs.</param>
    private static async Task<IResult> Csv(
        HttpContext http,
        ScorecardService scorecards,
        AuditLog audit,
        [AsParameters] AskedFile asked,
        bool? excel,
        CancellationToken cancel)
    {
        var (slug, number, culture) = asked;
        if (await Find(http, scorecards, slug, number, cancel) is not { } card) return Results.NotFound();

        var report = await scorecards.Read(card, cancel);
        await audit.Write(CurrentViewer.Of(http.User), AuditEvent.ResultsExported, slug, $"{number} CSV");
        var language = LanguageOf(culture);
        var file = excel == true
            ? CsvFile.BytesForExcel(ResultsForExcel.Text(report.Scorecard, report.Questionnaire, language))
            : Encoding.UTF8.GetBytes(ResultsCsv.Text(report.Scorecard, report.Questionnaire, language));
        return Results.File(file, "text/csv", $"{slug}-{new ReportTexts(language)["FileRound"]}-{number}.csv");
    }

    /// <summary>The requested language, otherwise that of the screen.</summary>
    internal static CultureInfo LanguageOf(string? culture) =>
        culture is null ? CultureInfo.CurrentUICulture : Language.Of(culture).Culture;

    private static async Task<ScorecardPageModel?> Find(HttpContext http, ScorecardService scorecards, string slug, int number, CancellationToken cancel) =>
        CurrentViewer.Of(http.User) is { } viewer ? await scorecards.Find(viewer, slug, number, cancel) : null;

    /// <param name="Culture">The language of the file; null for that of the screen.</param>
    private sealed record AskedFile(string Slug, int Number, string? Culture);
}

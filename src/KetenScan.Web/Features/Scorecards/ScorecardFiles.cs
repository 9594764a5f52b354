using System.Globalization;
using System.Text;
using KetenScan.Reports.Files;
using KetenScan.Reports.Pdf;
using KetenScan.Web.Shared;

namespace KetenScan.Web.Features.Scorecards;

/// <summary>A closed round's scorecard as files. What is not there for the viewer is 404, as every page is.</summary>
internal static class ScorecardFiles
{
    public static void MapScorecardFiles(this WebApplication app)
    {
        var round = app.MapGroup("/chains/{slug}/rounds/{number:int}");
        round.MapGet("/scorecard.pdf", Pdf);
        round.MapGet("/results.json", Json);
        round.MapGet("/results.csv", Csv);
    }

    private static async Task<IResult> Pdf(HttpContext http, ScorecardService scorecards, string slug, int number, string? culture, CancellationToken cancel)
    {
        if (await Find(http, scorecards, slug, number, cancel) is not { } card) return Results.NotFound();

        var language = culture is null ? CultureInfo.CurrentUICulture : CultureInfo.GetCultureInfo(culture == "en" ? "en-GB" : "nl-NL");
        var pdf = ScorecardPdf.Render(await scorecards.Read(card, cancel), language);
        return Results.File(pdf, "application/pdf", $"{slug}-ronde-{number}-{language.TwoLetterISOLanguageName}.pdf");
    }

    private static async Task<IResult> Json(HttpContext http, ScorecardService scorecards, string slug, int number, CancellationToken cancel) =>
        await Find(http, scorecards, slug, number, cancel) is { } card ? Results.Text(card.Json, "application/json", Encoding.UTF8) : Results.NotFound();

    private static async Task<IResult> Csv(HttpContext http, ScorecardService scorecards, string slug, int number, CancellationToken cancel)
    {
        if (await Find(http, scorecards, slug, number, cancel) is not { } card) return Results.NotFound();

        var report = await scorecards.Read(card, cancel);
        var text = ResultsCsv.Text(report.Scorecard, report.Questionnaire, CultureInfo.CurrentUICulture);
        return Results.File(Encoding.UTF8.GetBytes(text), "text/csv", $"{slug}-ronde-{number}.csv");
    }

    private static async Task<StoredCard?> Find(HttpContext http, ScorecardService scorecards, string slug, int number, CancellationToken cancel) =>
        CurrentViewer.Of(http.User) is { } viewer ? await scorecards.Find(viewer, slug, number, cancel) : null;
}

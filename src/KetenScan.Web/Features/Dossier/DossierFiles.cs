using KetenScan.Reports.Pdf;
using KetenScan.Reports.Words;
using KetenScan.Web.Features.Scorecards;
using KetenScan.Web.Shared;

namespace KetenScan.Web.Features.Dossier;

internal static class DossierFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/chains/{slug}/logo.png", Logo);
        routes.MapGet("/chains/{slug}/dossier/files/{id:guid}", File);
        routes.MapGet("/chains/{slug}/dossier.pdf", Plan).RequireRateLimiting(Throttling.Files);
    }

    private static async Task<IResult> Logo(HttpContext http, FaceService faces, string slug, CancellationToken cancel)
    {
        if (CurrentViewer.Of(http.User) is not { } viewer || await faces.Logo(viewer, slug, cancel) is not { } png) return Results.NotFound();

        return Results.File(png, "image/png");
    }

    private static async Task<IResult> Plan(
        HttpContext http,
        ChainPlanService plans,
        PdfRenderer renderer,
        string slug,
        string? culture,
        CancellationToken cancel)
    {
        var language = ScorecardFiles.LanguageOf(culture);
        return CurrentViewer.Of(http.User) is { } viewer && await plans.Find(viewer, slug, language, cancel) is { } plan
            ? Results.File(
                await renderer.Render(() => ChainPlanPdf.Render(plan, language, cancel), cancel),
                "application/pdf",
                FormattableString.Invariant(
                    $"{slug}-{new ReportTexts(language)["FilePlan"]}-{plan.Day:yyyy-MM-dd}-{language.TwoLetterISOLanguageName}.pdf"))
            : Results.NotFound();
    }

    /// <summary>Pictures that we re-encoded are shown inline. Other files are unchanged uploads: only served as a download, in a sandbox.</summary>
    private static async Task<IResult> File(HttpContext http, DossierService dossiers, string slug, Guid id, CancellationToken cancel)
    {
        if (CurrentViewer.Of(http.User) is not { } viewer || await dossiers.File(viewer, slug, id, cancel) is not { } file) return Results.NotFound();

        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return file.Type == "image/png" ? Results.File(file.Content, file.Type) : Results.File(file.Content, file.Type, file.Name);
    }
}

using KetenScan.Web.Shared;

namespace KetenScan.Web.Features.Dossier;

internal static class DossierFiles
{
    public static void MapDossierFiles(this WebApplication app) => app.MapGet("/chains/{slug}/logo.png", Logo);

    /// <summary>The address carries the face's version, so that a browser may keep what it has.</summary>
    private static async Task<IResult> Logo(HttpContext http, FaceService faces, string slug, CancellationToken cancel)
    {
        if (CurrentViewer.Of(http.User) is not { } viewer || await faces.Logo(viewer, slug, cancel) is not { } png) return Results.NotFound();

        http.Response.Headers.CacheControl = "private, max-age=86400";
        return Results.File(png, "image/png");
    }
}

using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Admin;

internal static class AdminEndpoints
{
    private const string First = "/admin/questionnaires";

    /// <summary>Redirects to the first administration page, for users who cut off the end of an address.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/admin", async (HttpContext http, IDbContextFactory<KetenScanDb> databases, CancellationToken cancel) =>
    {
        if (CurrentViewer.Of(http.User) is not { } viewer) return Results.NotFound();

        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.IsAdministrator(viewer, cancel) ? LocalAddress.Go(First) : Results.NotFound();
    });
}

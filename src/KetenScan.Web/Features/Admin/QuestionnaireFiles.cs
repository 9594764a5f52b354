using System.Text;
using KetenScan.Web.Shared;

namespace KetenScan.Web.Features.Admin;

/// <summary>Downloads of questionnaires, for administrators.</summary>
internal static class QuestionnaireFiles
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/admin/questionnaires/{key}/{version:int}/file.json", Json);

    private static async Task<IResult> Json(HttpContext http, QuestionnaireService questionnaires, string key, int version, CancellationToken cancel) =>
        CurrentViewer.Of(http.User) is { } viewer && await questionnaires.Find(viewer, key, version, cancel) is { } found
            ? Results.File(Encoding.UTF8.GetBytes(found.Json), "application/json", $"{key}-{version}.json")
            : Results.NotFound();
}

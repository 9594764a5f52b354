using System.Text.Json;
using System.Text.Json.Serialization;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace KetenScan.Web.Features.Privacy;

internal static class PrivacyEndpoints
{
    public const string Mine = "/privacy/mine";

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    public static void MapPrivacy(this WebApplication app)
    {
        app.MapGet("/privacy/mine.json", Download);
        app.MapPost(Mine, Erase).WithOrder(-1);
    }

    private static async Task<IResult> Download(HttpContext http, PrivacyService privacy, CancellationToken cancel) =>
        CurrentViewer.Of(http.User) is { } viewer
            ? Results.File(JsonSerializer.SerializeToUtf8Bytes(await privacy.Of(viewer, cancel), Readable), "application/json", "ketenscan-mijn-gegevens.json")
            : Results.NotFound();

    private static async Task<IResult> Erase(HttpContext http, [FromForm(Name = "Input.Sure")] string? sure, PrivacyService privacy, CancellationToken cancel)
    {
        if (CurrentViewer.Of(http.User) is not { } viewer) return Results.NotFound();
        if (sure is null) return Results.LocalRedirect($"{Mine}?sure=false");
        if (await privacy.Erase(viewer, cancel) == Erasure.LastCoordinator) return Results.LocalRedirect($"{Mine}?last=true");

        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Results.LocalRedirect("/privacy?erased=true");
    }
}

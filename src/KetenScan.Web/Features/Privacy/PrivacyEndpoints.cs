using System.Text.Json;
using System.Text.Json.Serialization;
using KetenScan.Web.Features.Account;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace KetenScan.Web.Features.Privacy;

internal static class PrivacyEndpoints
{
    public const string Mine = "/privacy/mine";
    public const string Ask = "/privacy/ask";
    public const string Links = "/privacy/link";

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/privacy/mine.json", Download);
        routes.MapPost(Mine, Erase).WithOrder(-1);
        routes.MapPost(Ask, AskForLink).AllowAnonymous().RequireRateLimiting(Throttling.Sensitive);
        routes.MapPost($"{Links}/{{token}}", Enter).WithOrder(-1).AllowAnonymous().RequireRateLimiting(Throttling.Sensitive);
    }

    private static async Task<IResult> Download(HttpContext http, PrivacyService privacy, CancellationToken cancel) =>
        CurrentViewer.Of(http.User) is { MayAskForItsData: true } viewer
            ? Results.File(JsonSerializer.SerializeToUtf8Bytes(await privacy.Of(viewer, cancel), Readable), "application/json", "ketenscan-mijn-gegevens.json")
            : Results.NotFound();

    private static async Task<IResult> Erase(
        HttpContext http,
        [FromForm(Name = "Input.Sure")] string? sure,
        PrivacyService privacy,
        Reauthentication proof,
        CancellationToken cancel)
    {
        if (CurrentViewer.Of(http.User) is not { MayAskForItsData: true } viewer) return Results.NotFound();
        if (sure is null) return LocalAddress.Go($"{Mine}?sure=false");

        // A mailed link was opened a moment ago; an account may have been signed in since this morning.
        if (viewer.HasAccount && !await proof.IsRecent(http)) return Reauthentication.Require(http, Mine);
        if (await privacy.Erase(viewer, cancel) == Erasure.LastCoordinator) return LocalAddress.Go($"{Mine}?last=true");

        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return LocalAddress.Go("/privacy?erased=true");
    }

    private static async Task<IResult> AskForLink([FromForm(Name = "Input.Email")] string? email, PrivacyLinks links, CancellationToken cancel)
    {
        await Throttling.WithoutTelling(email, address => links.Ask(address, cancel), cancel);
        return LocalAddress.Go("/privacy?asked=true");
    }

    private static async Task<IResult> Enter(HttpContext http, string token, IFormCollection form, PrivacyLinks links, CancellationToken cancel)
    {
        // The form has no fields but its antiforgery token. Binding it makes the token required.
        _ = form;
        if (await links.Use(token, cancel) is not { } link) return LocalAddress.Go($"{Links}/{Uri.EscapeDataString(token)}");

        await http.SignInAsync(
            IdentityConstants.ApplicationScheme,
            CurrentViewer.ByLink(CurrentViewer.PrivacyClaim, link.Id, link.Email),
            new AuthenticationProperties { ExpiresUtc = link.ExpiresAt, AllowRefresh = false });
        return LocalAddress.Go(Mine);
    }
}

using System.Text;
using Microsoft.AspNetCore.Diagnostics;

namespace KetenScan.Web.Shared;

/// <summary>What is not there looks the same everywhere: 404 and the page that leads back to the start.</summary>
internal static class NotFound
{
    private const string Page = "/not-found";
    public const string Programs = "/api";

    /// <summary>Under which names browsers and telephones ask for the icon by themselves.</summary>
    private static readonly string[] OtherNamesOfTheIcon = ["/favicon.ico", "/apple-touch-icon.png", "/apple-touch-icon-precomposed.png"];

    /// <remarks>Not in a branch of the pipeline: there the page's route would not be found, and the answer would stay empty.</remarks>
    public static void UseNotFoundPage(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute(Page, createScopeForStatusCodePages: true);
        app.Use(async (http, next) =>
        {
            // Read before: what follows has status pages of its own.
            var pages = http.Features.Get<IStatusCodePagesFeature>();
            await next(http);
            if (!IsForPeople(http) && pages is not null) pages.Enabled = false;
        });
    }

    /// <summary>Addresses that are asked for without anybody being signed in; nobody is sent to sign in for them.</summary>
    public static void MapNotFound(this WebApplication app)
    {
        app.MapGet("/robots.txt", () => Results.Text("User-agent: *\nDisallow: /\n", "text/plain", Encoding.UTF8)).AllowAnonymous();
        foreach (var address in OtherNamesOfTheIcon) app.MapGet(address, () => LocalAddress.Go("/favicon.svg")).AllowAnonymous();
        app.MapFallback($"{Programs}/{{**address}}", Nothing).AllowAnonymous();
    }

    private static IResult Nothing() => Results.Problem("There is nothing at this address.", statusCode: StatusCodes.Status404NotFound);

    private static bool IsForPeople(HttpContext http) =>
        http.Response.StatusCode == StatusCodes.Status404NotFound
        && !HttpMethods.IsPost(http.Request.Method)
        && !http.Request.Path.StartsWithSegments(Programs);
}

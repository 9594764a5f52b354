using System.Text;
using Microsoft.AspNetCore.Diagnostics;

namespace KetenScan.Web.Shared;

/// <summary>What is not there looks the same everywhere: 404 and the page that leads back to the start.</summary>
internal static class NotFound
{
    private const string Page = "/not-found";
    private const string Programs = "/api";

    /// <summary>What browsers, telephones and search engines ask for by themselves. Their icon is in the head of every page.</summary>
    private static readonly string[] AskedUnasked = ["/favicon.ico", "/apple-touch-icon.png", "/apple-touch-icon-precomposed.png", "/site.webmanifest"];

    /// <remarks>Not in a branch of the pipeline: there the page's route would not be found, and the answer would stay empty.</remarks>
    public static void UseNotFoundPage(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute(Page, createScopeForStatusCodePages: true);
        app.Use(async (http, next) =>
        {
            await next(http);
            if (!IsForPeople(http) && http.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        });
    }

    /// <summary>Addresses that are asked for without anybody being signed in; nobody is sent to sign in for them.</summary>
    public static void MapNotFound(this WebApplication app)
    {
        app.MapGet("/robots.txt", () => Results.Text("User-agent: *\nDisallow: /\n", "text/plain", Encoding.UTF8)).AllowAnonymous();
        foreach (var address in AskedUnasked)
            app.MapGet(address, () => Results.Text("404", "text/plain", Encoding.UTF8, StatusCodes.Status404NotFound)).AllowAnonymous();
        app.MapFallback($"{Programs}/{{**address}}", Nothing).AllowAnonymous();
    }

    private static IResult Nothing() => Results.Problem("There is nothing at this address.", statusCode: StatusCodes.Status404NotFound);

    private static bool IsForPeople(HttpContext http) =>
        http.Response.StatusCode == StatusCodes.Status404NotFound
        && !HttpMethods.IsPost(http.Request.Method)
        && !http.Request.Path.StartsWithSegments(Programs);
}

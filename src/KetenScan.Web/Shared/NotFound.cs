using System.Text;
using Microsoft.AspNetCore.Diagnostics;

namespace KetenScan.Web.Shared;

/// <summary>Anything that does not exist is answered alike: 404, with a page that links to the home page.</summary>
internal static class NotFound
{
    private const string Page = "/not-found";
    public const string Programs = "/api";

    /// <summary>The icon's names that browsers and phones request by themselves.</summary>
    private static readonly string[] OtherNamesOfTheIcon = ["/favicon.ico", "/apple-touch-icon.png", "/apple-touch-icon-precomposed.png"];

    /// <remarks>Not in a branch of the pipeline: the route of the page would not be found there, and the response would stay empty.</remarks>
    public static void UseNotFoundPage(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute(Page, createScopeForStatusCodePages: true);
        app.Use(async (http, next) =>
        {
            // Read first, because the re-executed pipeline has its own status code pages feature.
            var pages = http.Features.Get<IStatusCodePagesFeature>();
            await next(http);
            if (!IsForPeople(http) && pages is not null) pages.Enabled = false;
        });
    }

    /// <summary>URLs that are requested without a signed-in user. They do not redirect to sign-in.</summary>
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

using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace KetenScan.Web.Shared;

/// <summary>Shows a page, with a next step, for a refused form and for too many requests.</summary>
internal static class RefusedPages
{
    public const string Page = "/refused";

    public static void UseRefusedPages(this WebApplication app) => app.UseStatusCodePages(Answer);

    private static async Task Answer(StatusCodeContext refused)
    {
        var http = refused.HttpContext;
        if (!IsForPeople(http)) return;

        // The re-executed request renders a page, and must not process the refused form as its own.
        var (method, path, query) = (http.Request.Method, http.Request.Path, http.Request.QueryString);
        (http.Request.Method, http.Request.Path, http.Request.QueryString) = (HttpMethods.Get, Page, QueryString.Empty);
        http.Features.Set<IAntiforgeryValidationFeature>(null);
        http.SetEndpoint(null);
        http.Request.RouteValues.Clear();
        try
        {
            await refused.Next(http);
        }
        finally
        {
            (http.Request.Method, http.Request.Path, http.Request.QueryString) = (method, path, query);
        }
    }

    private static bool IsForPeople(HttpContext http) =>
        !http.Request.Path.StartsWithSegments(NotFound.Programs)
        && !http.Request.Path.StartsWithSegments("/_blazor")
        && http.Response.StatusCode switch
        {
            StatusCodes.Status429TooManyRequests => true,
            StatusCodes.Status400BadRequest or StatusCodes.Status413PayloadTooLarge or StatusCodes.Status415UnsupportedMediaType =>
                HttpMethods.IsPost(http.Request.Method),
            _ => false,
        };
}

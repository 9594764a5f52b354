using Microsoft.AspNetCore.Components.Endpoints;

namespace KetenScan.Web.Shared;

/// <summary>Answers a posted form with a page, which finds in the request why the form was refused and what was filled in.</summary>
public sealed class ShownAgain(EndpointDataSource endpoints)
{
    /// <summary>What the form that was just posted left for the page; null when nothing did.</summary>
    public static TRefused? Of<TRefused>(HttpContext http)
        where TRefused : class => http.Items[typeof(TRefused)] as TRefused;

    /// <summary>The status of the page. Set late, because the framework replaces one that refuses by a general page, without what was typed.</summary>
    public static void AnswerWith(int status, HttpContext http) => http.Response.OnStarting(() =>
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    /// <summary>Whether somebody may see the page is not asked again: the form's address has to have been asked that, or the page for everybody.</summary>
    public async Task<IResult> Show<TPage>(HttpContext http, object? refused = null)
    {
        if (refused is not null) http.Items[refused.GetType()] = refused;
        var page = endpoints.Endpoints.OfType<RouteEndpoint>().Single(page => page.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type == typeof(TPage));
        http.SetEndpoint(page);

        // Each is a parameter of the page, and the form's address can have more.
        foreach (var name in http.Request.RouteValues.Keys.Where(name => page.RoutePattern.GetParameter(name) is null).ToList())
            http.Request.RouteValues.Remove(name);
        http.Request.Method = HttpMethods.Get;
        await page.RequestDelegate!(http);
        return Results.Empty;
    }
}

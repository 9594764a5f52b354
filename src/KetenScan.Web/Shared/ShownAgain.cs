using Microsoft.AspNetCore.Components.Endpoints;

namespace KetenScan.Web.Shared;

/// <summary>Answers a posted form with a page, which finds in the request why the form was refused and what was filled in.</summary>
public sealed class ShownAgain(EndpointDataSource endpoints)
{
    /// <summary>What the form that was just posted left for the page; null when nothing did.</summary>
    public static TRefused? Of<TRefused>(HttpContext http)
        where TRefused : class => http.Items[typeof(TRefused)] as TRefused;

    public async Task<IResult> Show<TPage>(HttpContext http, object? refused = null)
    {
        if (refused is not null) http.Items[refused.GetType()] = refused;
        var page = endpoints.Endpoints.Single(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type == typeof(TPage));
        http.SetEndpoint(page);
        http.Request.Method = HttpMethods.Get;
        await page.RequestDelegate!(http);
        return Results.Empty;
    }
}

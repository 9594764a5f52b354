namespace KetenScan.Web.Shared;

internal static class HeadRequests
{
    /// <summary>Answers HEAD as GET; the server leaves the body out. Placed before routing, where pages have no HEAD.</summary>
    public static void UseHeadAsGet(this WebApplication app) => app.Use((http, next) =>
    {
        if (HttpMethods.IsHead(http.Request.Method)) http.Request.Method = HttpMethods.Get;
        return next(http);
    });
}

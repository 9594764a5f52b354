namespace KetenScan.Web.Shared;

internal static class HeadRequests
{
    /// <summary>Answers HEAD by what answers GET; the server itself leaves the body out. Before routing, which knows no HEAD of a page.</summary>
    public static void UseHeadAsGet(this WebApplication app) => app.Use((http, next) =>
    {
        if (HttpMethods.IsHead(http.Request.Method)) http.Request.Method = HttpMethods.Get;
        return next(http);
    });
}

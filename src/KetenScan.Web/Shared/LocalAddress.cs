using Microsoft.AspNetCore.Http.HttpResults;

namespace KetenScan.Web.Shared;

/// <summary>Redirect targets.</summary>
internal static class LocalAddress
{
    /// <summary>Whether a URL stays on this site, both by the rules of redirects and those of browsers.</summary>
    public static bool Is([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? url) => RedirectHttpResult.IsLocalUrl(url) && url[0] == '/';

    /// <summary>The home page, whatever the path base.</summary>
    public const string Start = "~/";

    /// <summary>The URL, if it is one of this site; otherwise the home page.</summary>
    public static string OrStart(string? url) => Is(url) ? url : Start;

    /// <summary>Redirects to a return URL as the browser sent it, which includes the path base.</summary>
    public static IResult GoBack(string? url) => Results.LocalRedirect(OrStart(url));

    /// <summary>Redirects to a page.</summary>
    /// <param name="address">The route, such as /account/login; the path base is put in front.</param>
    public static IResult Go(string address) => Results.LocalRedirect($"~{address}");

    /// <summary>The page of this site with the form that was posted, as the browser sent it, which includes the path base; null when it was not one.</summary>
    public static string? OfForm(HttpRequest posted) =>
        posted.GetTypedHeaders().Referer is { IsAbsoluteUri: true } page && page.Authority == posted.Host.Value && Is(page.PathAndQuery)
            ? page.PathAndQuery
            : null;

    /// <summary>A link to a page, relative to the base address, which includes the path base.</summary>
    public static string Link(string address) => address.TrimStart('/');
}

using System.Collections.Concurrent;

namespace KetenScan.Web.Start;

/// <summary>Checks a request's host, origin and path against PublicUrl.</summary>
internal static class OwnAddress
{
    private const string Words =
        "Op deze server is geen KetenScan onder de naam {0}.\n"
        + "Beheerder: laat de proxy de Host van de bezoeker doorgeven (of X-Forwarded-Host, vanaf een adres in TrustedProxies), "
        + "of zet PublicUrl op het adres dat mensen typen. Het logboek zegt wat er verwacht werd.\n\n"
        + "There is no KetenScan by the name {0} on this server.\n"
        + "Administrator: let the proxy pass on the visitor's Host (or X-Forwarded-Host, from an address in TrustedProxies), "
        + "or set PublicUrl to the address that people type. The log says what was expected.";

    /// <summary>
    /// Outside Development, refuses other host names and builds URLs from PublicUrl. Placed before everything that reads the request's address.
    /// </summary>
    public static void UseOwnAddress(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<ServerSettings>();
        if (settings.HoldsToPublicUrl) app.Use((http, next) => Hold(http, next, new Uri(settings.PublicUrl)));
        app.Use((http, next) => GoUnder(settings.Path, http) ? next(http) : Task.CompletedTask);
    }

    /// <summary>Refuses a circuit that a page of another site opens with a signed-in user's cookie.</summary>
    public static void UseOwnOriginOnly(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<ServerSettings>();
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/_blazor"), circuits => circuits.Use((http, next) =>
            http.Request.Headers.Origin is not [{ } origin] || IsOwn(origin, http.Request.Host, settings)
                ? next(http)
                : Refuse(http, StatusCodes.Status403Forbidden, "Origin", origin, $"{http.Request.Scheme}://{http.Request.Host}")));
    }

    private static Task Hold(HttpContext http, RequestDelegate next, Uri address)
    {
        // Monitoring uses the IP address, and the response contains no URL.
        if (http.Request.Path.StartsWithSegments("/health")) return next(http);

        var name = address.HostNameType == UriHostNameType.Dns ? address.IdnHost : address.Host;
        var own = address.IsDefaultPort ? new HostString(name) : new HostString(name, address.Port);
        if (!string.Equals(http.Request.Host.Host, own.Host, StringComparison.OrdinalIgnoreCase)) return Refuse(
            http,
            StatusCodes.Status400BadRequest,
            "Host",
            http.Request.Host.Value ?? "",
            own.ToString());

        (http.Request.Scheme, http.Request.Host) = (address.Scheme, own);
        return next(http);
    }

    /// <summary>Sets the path base, whether the proxy keeps or strips the path: the application sees its own part, and URLs get the whole.</summary>
    /// <returns>False when the visitor was redirected.</returns>
    private static bool GoUnder(string path, HttpContext http)
    {
        // Without a path in the settings: the path base from a trusted proxy, if any.
        PathString under = path.Length > 0 ? path : http.Request.PathBase.Value?.TrimEnd('/');
        if (!under.HasValue) return true;

        http.Request.PathBase = under;
        if (!http.Request.Path.StartsWithSegments(under, StringComparison.Ordinal, out var rest)) return true;

        http.Request.Path = rest;
        if (rest.HasValue) return true;

        http.Response.Redirect($"{under}/{http.Request.QueryString}");
        return false;
    }

    private static bool IsOwn(string origin, HostString host, ServerSettings settings) =>
        settings.HoldsToPublicUrl
            ? string.Equals(origin, new Uri(settings.PublicUrl).GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase)
            : Uri.TryCreate(origin, UriKind.Absolute, out var site)
        && ((string.Equals(site.Host, host.Host, StringComparison.OrdinalIgnoreCase) && (host.Port ?? (site.IsDefaultPort ? site.Port : -1)) == site.Port)
            || (settings.IsPublicUrlSet && new Uri(settings.PublicUrl).GetLeftPart(UriPartial.Authority) == site.GetLeftPart(UriPartial.Authority)));

    private static Task Refuse(HttpContext http, int status, string header, string found, string expected)
    {
        http.RequestServices.GetRequiredService<WrongAddresses>().Tell(header, found, expected);
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "private, no-store";
        return http.Response.WriteAsync(Words.Replace("{0}", found, StringComparison.Ordinal), http.RequestAborted);
    }
}

/// <summary>Logs why a request was refused for its host or origin; once a minute, because anybody can send one.</summary>
internal sealed partial class WrongAddresses(TimeProvider clock, ILogger<WrongAddresses> logger)
{
    private const int LongestShown = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, DateTimeOffset> told = [];

    public void Tell(string header, string found, string expected)
    {
        var now = clock.GetUtcNow();
        var last = told.GetOrAdd(header, DateTimeOffset.MinValue);
        if (now - last >= Pause
            && told.TryUpdate(header, now, last)) LogRefused(logger, header, found.Length > LongestShown ? found[..LongestShown] : found, expected);
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Refused for its address: {Header} is {Found}, expected {Expected}. Set PublicUrl to the address that people type, let the proxy pass on the "
        + "visitor's Host (or X-Forwarded-Host), and name the proxy's address or network in TrustedProxies. Further refusals within a minute are not logged.")]
    private static partial void LogRefused(ILogger logger, string header, string found, string expected);
}

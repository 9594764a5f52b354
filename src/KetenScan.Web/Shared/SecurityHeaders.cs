using Microsoft.AspNetCore.StaticAssets;

namespace KetenScan.Web.Shared;

internal static class SecurityHeaders
{
    /// <summary>The only page with an inline script, which is not ours.</summary>
    public const string ApiReference = "/api/docs";

    /// <summary>Only our own scripts. MudBlazor writes its theme in a style element, so inline styles are allowed.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; form-action 'self'; base-uri 'self'; "
        + "object-src 'none'";

    /// <summary>The API reference starts by an inline script with a nonce. It shows nobody's data, and connects only to us.</summary>
    private const string ReferencePolicy =
        "default-src 'self'; script-src 'self' 'nonce-{0}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "worker-src 'self' blob:; frame-ancestors 'none'; form-action 'self'; base-uri 'self'; object-src 'none'";

    /// <param name="provider">
    /// The origin of the sign-in provider, if there is one: the forms for signing in and out are posted to us and redirected
    /// there, and browsers check form-action for every redirect.
    /// </param>
    public static void UseSecurityHeaders(this WebApplication app, string? provider)
    {
        var policy = provider is null
            ? ContentSecurityPolicy
            : ContentSecurityPolicy.Replace("form-action 'self'", $"form-action 'self' {provider}", StringComparison.Ordinal);

        // The page of a scorecard embeds its own PDF.
        var withinOurPages = policy.Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal);
        app.Use((http, next) => AddTo(http, next, policy, withinOurPages));
    }

    private static Task AddTo(HttpContext http, RequestDelegate next, string policy, string withinOurPages)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = http.Request.Path.Value?.EndsWith("/scorecard.pdf", StringComparison.Ordinal) == true
            ? withinOurPages
            : http.Request.Path.StartsWithSegments(ApiReference) ? ReferencePolicy.Replace("{0}", NonceOf(http), StringComparison.Ordinal) : policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = CarriesASecret(http.Request.Path) ? "no-referrer" : "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        http.Response.OnStarting(KeepNothing, http);
        return next(http);
    }

    /// <summary>
    /// No proxy caches a response for somebody else, and no shared computer keeps it on disk. Only static files, the same for everybody, are cached.
    /// </summary>
    private static Task KeepNothing(object state)
    {
        var http = (HttpContext)state;
        if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null || http.Response.StatusCode >= StatusCodes.Status400BadRequest)
            http.Response.Headers.CacheControl = "private, no-store";
        return Task.CompletedTask;
    }

    /// <summary>The nonce of this response, the same at every call.</summary>
    public static string NonceOf(HttpContext http)
    {
        if (http.Items[nameof(NonceOf)] is not string nonce) http.Items[nameof(NonceOf)] = nonce = Convert.ToBase64String(
            System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
        return nonce;
    }

    /// <summary>Paths that contain a secret.</summary>
    private static bool CarriesASecret(PathString path) =>
        path.StartsWithSegments("/i") || path.StartsWithSegments("/calendar") || path.StartsWithSegments("/account/password");
}

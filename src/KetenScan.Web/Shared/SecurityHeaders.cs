using Microsoft.AspNetCore.StaticAssets;

namespace KetenScan.Web.Shared;

internal static class SecurityHeaders
{
    /// <summary>The one page with a script in it, which is not ours.</summary>
    public const string ApiReference = "/api/docs";

    /// <summary>Own scripts only; MudBlazor writes its theme in a style element, so styles may be inline.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; form-action 'self'; base-uri 'self'; object-src 'none'";

    /// <summary>The reference of the API starts itself by a script in its page, which carries a number drawn for that one answer. It shows no data of anybody, and reaches nobody but us.</summary>
    private const string ReferencePolicy =
        "default-src 'self'; script-src 'self' 'nonce-{0}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; frame-ancestors 'none'; form-action 'self'; base-uri 'self'; object-src 'none'";

    /// <param name="provider">
    /// The origin of the provider for signing in, if there is one: signing in and out is posted to us and sent on there, and a
    /// browser holds the whole way against the policy.
    /// </param>
    public static void UseSecurityHeaders(this WebApplication app, string? provider)
    {
        var policy = provider is null
            ? ContentSecurityPolicy
            : ContentSecurityPolicy.Replace("form-action 'self'", $"form-action 'self' {provider}", StringComparison.Ordinal);

        // The page of a scorecard shows its own PDF.
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

    /// <summary>No cache on the way keeps an answer for somebody else, and no shared computer keeps it on its disk; only what the program itself is made of is the same for all.</summary>
    private static Task KeepNothing(object state)
    {
        var http = (HttpContext)state;
        if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null || http.Response.StatusCode >= StatusCodes.Status400BadRequest)
            http.Response.Headers.CacheControl = "private, no-store";
        return Task.CompletedTask;
    }

    /// <summary>The number of this answer, the same however often it is asked for.</summary>
    public static string NonceOf(HttpContext http)
    {
        if (http.Items[nameof(NonceOf)] is not string nonce) http.Items[nameof(NonceOf)] = nonce = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
        return nonce;
    }

    /// <summary>Addresses that let in whoever has them.</summary>
    private static bool CarriesASecret(PathString path) => path.StartsWithSegments("/i") || path.StartsWithSegments("/calendar") || path.StartsWithSegments("/account/password");
}

using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace KetenScan.Web.Tests.Account;

/// <summary>
/// An OpenID Connect provider on loopback: the code flow (OpenID Connect Core 1.0, 3.1), userinfo (5.3) and signing out
/// (RP-Initiated Logout 1.0). It checks the secret and PKCE (RFC 7636).
/// </summary>
internal sealed class TestProvider(WebApplication app) : IAsyncDisposable
{
    private const string AccessToken = "toegang";

    private readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "1" };
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge)> codes = [];

    /// <summary>Claims of the ID token, besides those of every token.</summary>
    public Dictionary<string, object> InToken { get; set; } = [];

    /// <summary>Claims of the userinfo endpoint; without any, the endpoint does not exist.</summary>
    public Dictionary<string, object> AtUserInfo { get; set; } = [];

    public bool HasSignOut { get; set; } = true;

    /// <summary>Answers with this error instead of a code (3.1.2.6).</summary>
    public string? Error { get; set; }

    /// <summary>The last request to the authorization endpoint.</summary>
    public IQueryCollection Asked { get; private set; } = QueryCollection.Empty;

    public string Authority => app.Urls.Single();

    public static async Task<TestProvider> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var provider = new TestProvider(app);
        app.MapGet("/.well-known/openid-configuration", provider.Configuration);
        app.MapGet("/keys", provider.Keys);
        app.MapGet("/authorize", (Delegate)provider.Authorize);
        app.MapPost("/token", (Delegate)provider.Exchange);
        app.MapGet("/userinfo", (Delegate)provider.UserInfo);
        app.MapGet("/signout", (Delegate)SignOut);
        await app.StartAsync();
        return provider;
    }

    /// <summary>The settings of the program for this provider.</summary>
    public string[] Settings(params string[] others) =>
        [
            $"--Oidc:Authority={Authority}",
            "--Oidc:ClientId=ketenscan",
            "--Oidc:ClientSecret=geheim",
            "--Oidc:Name=Stad Noord",
            .. others.Select(other => $"--Oidc:{other}"),
        ];

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Rsa.Dispose();
    }

    private IResult Configuration()
    {
        var all = new Dictionary<string, object>
        {
            ["issuer"] = Authority,
            ["authorization_endpoint"] = $"{Authority}/authorize",
            ["token_endpoint"] = $"{Authority}/token",
            ["jwks_uri"] = $"{Authority}/keys",
            ["response_types_supported"] = new[] { "code" },
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        };
        if (AtUserInfo.Count > 0) all["userinfo_endpoint"] = $"{Authority}/userinfo";
        if (HasSignOut) all["end_session_endpoint"] = $"{Authority}/signout";
        return Results.Json(all);
    }

    private IResult Keys()
    {
        var open = key.Rsa.ExportParameters(includePrivateParameters: false);
        return Results.Json(
            new
            {
                keys = new[] { new
                {
                    kty = "RSA",
                    use = "sig",
                    alg = "RS256",
                    kid = "1",
                    n = WebEncoders.Base64UrlEncode(open.Modulus!),
                    e = WebEncoders.Base64UrlEncode(open.Exponent!),
                } },
            });
    }

    private IResult Authorize(HttpRequest request)
    {
        Asked = request.Query;
        var code = Guid.NewGuid().ToString("N");
        codes[code] = (request.Query["nonce"]!, request.Query["code_challenge"]!);
        var answer = new Dictionary<string, string?> { [Error is null ? "code" : "error"] = Error ?? code, ["state"] = request.Query["state"] };
        return Results.Redirect(QueryHelpers.AddQueryString(request.Query["redirect_uri"]!, answer));
    }

    private async Task<IResult> Exchange(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var verified = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"]!)));
        if (form["client_secret"] != "geheim"
            || !codes.TryRemove(form["code"]!, out var asked)
            || asked.Challenge != verified) return Results.BadRequest(new { error = "invalid_grant" });

        var token = new SecurityTokenDescriptor
        {
            Issuer = Authority,
            Claims = new Dictionary<string, object>(InToken) { ["nonce"] = asked.Nonce },
            Expires = DateTime.UtcNow.AddMinutes(5),
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
        };
        if (!InToken.ContainsKey("aud")) token.Audience = "ketenscan";
        return Results.Json(
            new Dictionary<string, object>
            {
                ["access_token"] = AccessToken,
                ["token_type"] = "Bearer",
                ["id_token"] = new JsonWebTokenHandler().CreateToken(token),
            });
    }

    private IResult UserInfo(HttpRequest request) =>
        request.Headers.Authorization == $"Bearer {AccessToken}" ? Results.Json(AtUserInfo) : Results.Unauthorized();

    private static IResult SignOut(HttpRequest request) => request.Query["client_id"] == "ketenscan"
        ? Results.Redirect(QueryHelpers.AddQueryString(request.Query["post_logout_redirect_uri"]!, "state", request.Query["state"]!))
        : Results.BadRequest();
}

using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using KetenScan.Web.Features.Admin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace KetenScan.Web.Tests.Account;

/// <summary>Signing in by an OpenID Connect provider that the test starts itself, on loopback.</summary>
public sealed partial class OtherProviderTests : IAsyncLifetime
{
    private Provider provider = null!;
    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync()
    {
        provider = await Provider.Start();
        app = await RunningKetenScan.Start([$"--Oidc:Authority={provider.Authority}", "--Oidc:ClientId=ketenscan", "--Oidc:ClientSecret=geheim", "--Oidc:Name=Stad Noord"]);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Fact]
    public async Task An_account_comes_in_by_its_address_first_and_by_its_subject_from_then_on()
    {
        provider.Person = new("sub-1", "coordinator@demo.example", "true");
        Assert.Equal("/chains/dementie-de-meren", await SignIn("/chains/dementie-de-meren"));

        provider.Person = new("sub-1", "heet-nu-anders@voorbeeld.nl", "true");
        Assert.Equal("/", await SignIn("/"));
    }

    /// <summary>A browser holds the address that a form ends at against the policy of the page.</summary>
    [Fact]
    public async Task The_page_lets_its_button_lead_to_the_provider()
    {
        using var client = Client();

        var policy = (await client.GetAsync("/account/login")).Headers.GetValues("Content-Security-Policy").Single();

        Assert.Contains($"form-action 'self' {provider.Authority};", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("niemand@voorbeeld.nl", "true")]
    [InlineData("coordinator@demo.example", "false")]
    [InlineData(null, "true")]
    public async Task Who_has_no_account_or_an_address_that_nobody_checked_does_not_come_in(string? email, string verified)
    {
        provider.Person = new("sub-2", email, verified);

        Assert.Equal("/account/login?provider=unknown", await SignIn("/"));
    }

    [Fact]
    public async Task An_account_that_is_locked_out_stays_out()
    {
        await using var scope = app.Services.CreateAsyncScope();
        await using var db = await scope.ServiceProvider.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<Data.KetenScanDb>>().CreateDbContextAsync();
        var administrator = db.Users.Single(user => user.Email == "beheer@demo.example");
        await scope.ServiceProvider.GetRequiredService<AccountService>().Lock(new(administrator.Id, ""), db.Users.Single(user => user.Email == "strategisch@demo.example").Id, locked: true);
        provider.Person = new("sub-1", "strategisch@demo.example", "true");

        Assert.Equal("/account/login?provider=unknown", await SignIn("/"));
    }

    [Fact]
    public async Task Wrong_passwords_of_others_do_not_close_this_door()
    {
        using var guesser = Client();
        for (var guess = 0; guess < 8; guess++) await DemoServer.SignIn(guesser, "strategisch@demo.example", $"geraden-wachtwoord-{guess}");
        Assert.Equal(HttpStatusCode.OK, (await DemoServer.SignIn(guesser, "strategisch@demo.example", app.Password)).StatusCode);
        provider.Person = new("sub-1", "strategisch@demo.example", "true");

        Assert.Equal("/", await SignIn("/"));
    }

    [Fact]
    public async Task An_answer_that_was_not_asked_for_is_refused()
    {
        using var client = Client();

        Assert.Equal("/account/login?provider=failed", (await client.GetAsync("/account/oidc/callback?code=gestolen&state=verzonnen")).Headers.Location!.OriginalString);
        Assert.Equal("/account/login?provider=failed", (await client.GetAsync("/account/oidc/done")).Headers.Location!.OriginalString);
    }

    /// <summary>Goes the whole way as a browser does, and says where one ends.</summary>
    private async Task<string> SignIn(string returnUrl)
    {
        using var client = Client();
        var page = await client.GetStringAsync($"/account/login?returnUrl={Uri.EscapeDataString(returnUrl)}");
        Assert.Contains("Meld u aan met Stad Noord", page, StringComparison.Ordinal);
        var action = WebUtility.HtmlDecode(Action().Match(page).Groups[1].Value);
        using var asked = await client.PostAsync(action, new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = Token().Matches(page)[^1].Groups[1].Value }));
        var atProvider = await client.GetAsync(asked.Headers.Location);
        var back = await client.GetAsync(atProvider.Headers.Location);
        var done = await client.GetAsync(back.Headers.Location);
        return done.Headers.Location!.OriginalString;
    }

    private HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = app.Address };

    [GeneratedRegex("action=\"(account/oidc[^\"]*)\"")]
    private static partial Regex Action();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    private sealed record Person(string Subject, string? Email, string Verified);

    /// <summary>The four addresses of a provider that the code flow needs (OpenID Connect Core 1.0, 3.1); checks the secret and PKCE (RFC 7636).</summary>
    private sealed class Provider(WebApplication app) : IAsyncDisposable
    {
        private readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "1" };
        private readonly ConcurrentDictionary<string, (string Nonce, string Challenge)> codes = [];

        public Person Person { get; set; } = null!;

        public string Authority => app.Urls.Single();

        public static async Task<Provider> Start()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            var app = builder.Build();
            var provider = new Provider(app);
            app.MapGet("/.well-known/openid-configuration", provider.Configuration);
            app.MapGet("/keys", provider.Keys);
            app.MapGet("/authorize", provider.Authorize);
            app.MapPost("/token", provider.Exchange);
            await app.StartAsync();
            return provider;
        }

        public async ValueTask DisposeAsync()
        {
            await app.DisposeAsync();
            key.Rsa.Dispose();
        }

        private IResult Configuration() => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = Authority,
            ["authorization_endpoint"] = $"{Authority}/authorize",
            ["token_endpoint"] = $"{Authority}/token",
            ["jwks_uri"] = $"{Authority}/keys",
            ["response_types_supported"] = new[] { "code" },
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        });

        private IResult Keys()
        {
            var open = key.Rsa.ExportParameters(includePrivateParameters: false);
            return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = "1", n = WebEncoders.Base64UrlEncode(open.Modulus!), e = WebEncoders.Base64UrlEncode(open.Exponent!) } } });
        }

        private IResult Authorize(HttpRequest request)
        {
            var code = Guid.NewGuid().ToString("N");
            codes[code] = (request.Query["nonce"]!, request.Query["code_challenge"]!);
            return Results.Redirect(QueryHelpers.AddQueryString(request.Query["redirect_uri"]!, new Dictionary<string, string?> { ["code"] = code, ["state"] = request.Query["state"] }));
        }

        private async Task<IResult> Exchange(HttpRequest request)
        {
            var form = await request.ReadFormAsync();
            var verified = WebEncoders.Base64UrlEncode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(form["code_verifier"]!)));
            if (form["client_secret"] != "geheim" || !codes.TryRemove(form["code"]!, out var asked) || asked.Challenge != verified) return Results.BadRequest(new { error = "invalid_grant" });

            var claims = new Dictionary<string, object> { ["sub"] = Person.Subject, ["nonce"] = asked.Nonce, ["email_verified"] = Person.Verified };
            if (Person.Email is not null) claims["email"] = Person.Email;
            var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
            {
                Issuer = Authority,
                Audience = "ketenscan",
                Claims = claims,
                Expires = DateTime.UtcNow.AddMinutes(5),
                SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
            });
            return Results.Json(new Dictionary<string, object> { ["access_token"] = "geen", ["token_type"] = "Bearer", ["id_token"] = token });
        }
    }
}

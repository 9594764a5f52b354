using System.Security.Cryptography;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Web.Shared;
using KetenScan.Web.Start;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace KetenScan.Web.Features.Account;

/// <summary>Signing in and out by the organisation's own OpenID Connect provider. The provider's second step counts; ours is not asked.</summary>
internal static class OtherProvider
{
    public const string Address = "/account/oidc";

    private const string Scheme = "oidc";
    private const string Done = $"{Address}/done";

    /// <summary>Marks, in what the framework carries along encrypted, that the provider was told to ask again who sits there.</summary>
    private const string Again = "again";

    /// <summary>Marks a sign-in that came by the provider.</summary>
    private const string CameByIt = "provider";

    public static void AddOtherProvider(this IServiceCollection services, Settings settings)
    {
        if (settings.Oidc is not { } provider) return;

        services.AddScoped<ProviderDoor>();
        services.AddAuthentication().AddOpenIdConnect(Scheme, provider.Name, oidc =>
        {
            oidc.Authority = provider.Authority;
            oidc.ClientId = provider.ClientId;
            oidc.ClientSecret = provider.ClientSecret;
            oidc.RequireHttpsMetadata = !new Uri(provider.Authority).IsLoopback;
            oidc.ResponseType = OpenIdConnectResponseType.Code;
            oidc.ResponseMode = OpenIdConnectResponseMode.Query;
            oidc.UsePkce = true;
            oidc.Scope.Clear();
            foreach (var scope in provider.Scopes) oidc.Scope.Add(scope);

            // Some providers tell in the ID token who it is and at the userinfo endpoint the address (Authelia, Zitadel), others the other way round.
            oidc.MapInboundClaims = false;
            oidc.GetClaimsFromUserInfoEndpoint = true;
            oidc.ClaimActions.Remove("iss");
            foreach (var claim in (string[])["name", "email_verified", provider.AddressClaim]) oidc.ClaimActions.MapJsonKey(claim, claim);
            oidc.ClaimActions.MapCustomJson(provider.GroupsClaim, said => said.TryGetProperty(provider.GroupsClaim, out var groups) ? groups.ToString() : null);

            oidc.SignInScheme = IdentityConstants.ExternalScheme;
            oidc.CallbackPath = $"{Address}/callback";
            oidc.SignedOutCallbackPath = $"{Address}/signed-out";

            // Any page of any site could sign somebody out by it.
            oidc.RemoteSignOutPath = default;
            oidc.CorrelationCookie.SameSite = oidc.NonceCookie.SameSite = SameSiteMode.Lax;
            oidc.CorrelationCookie.SecurePolicy = oidc.NonceCookie.SecurePolicy = SignIn.Secure(settings);
            oidc.Events.OnTicketReceived = ticket => KeepLittle(ticket, provider);
            oidc.Events.OnRemoteFailure = SayFailed;
            oidc.Events.OnRedirectToIdentityProviderForSignOut = NameOurselves;
            oidc.Events.OnSignedOutCallbackRedirect = GoToSignIn;
        });
    }

    public static void MapOtherProvider(this WebApplication app)
    {
        if (app.Services.GetRequiredService<Settings>().Oidc is null) return;

        app.MapPost(Address, Ask).AllowAnonymous().RequireRateLimiting(Throttling.Doors);
        app.MapGet(Done, Enter).AllowAnonymous().RequireRateLimiting(Throttling.Doors);
    }

    /// <summary>Ends the sign-in at the provider too, for who came by it, if the provider knows how.</summary>
    /// <returns>Null when there is nothing to end there.</returns>
    public static async Task<IResult?> Leave(HttpContext http)
    {
        if (http.RequestServices.GetRequiredService<Settings>().Oidc is null) return null;

        var here = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (here.Properties?.Items.ContainsKey(CameByIt) != true) return null;

        try
        {
            var own = http.RequestServices.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(Scheme);
            var found = await own.ConfigurationManager!.GetConfigurationAsync(http.RequestAborted);
            return string.IsNullOrEmpty(found.EndSessionEndpoint) ? null : Results.SignOut(new AuthenticationProperties { RedirectUri = $"{http.Request.PathBase}{SignIn.Page}" }, [Scheme]);
        }
        catch (InvalidOperationException)
        {
            // A provider that is away keeps nobody signed in here.
            return null;
        }
    }

    private static IResult Ask(HttpContext http, IFormCollection form, [FromQuery] string? returnUrl, [FromQuery] bool? again)
    {
        // The form has no fields but its token; asking for it makes the token required.
        _ = form;
        var asked = new OpenIdConnectChallengeProperties { RedirectUri = $"{http.Request.PathBase}{Done}?returnUrl={Uri.EscapeDataString(LocalAddress.OrStart(returnUrl))}" };
        if (again == true)
        {
            // The provider may know the browser still; to prove who sits there it has to ask.
            asked.Prompt = OpenIdConnectPrompt.Login;
            asked.MaxAge = TimeSpan.Zero;
            asked.Items[Again] = Again;
        }

        return Results.Challenge(asked, [Scheme]);
    }

    private static async Task<IResult> Enter(
        HttpContext http, [FromQuery] string? returnUrl, [FromQuery] string? failed, Doorkeeper doorkeeper, ProviderDoor door, IDataProtectionProvider protection, TimeProvider clock)
    {
        if (ReasonIn(failed, protection) is { } why) await door.Fail(why);
        var outside = await http.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await http.SignOutAsync(IdentityConstants.ExternalScheme);
        if (ProvidedPerson.Kept(outside.Principal) is not { } person) return LocalAddress.Go($"{SignIn.Page}?provider=failed");

        // Whoever sits at the browser can take out of the address that the provider has to ask; when it last asked stands in what it signed.
        var isAgain = outside.Properties?.Items.ContainsKey(Again) == true;
        if (isAgain && !(person.SignedInAt > clock.GetUtcNow() - SignInSession.ProvedFor)) return LocalAddress.Go($"{Proof.Address}?provider=unproved&returnUrl={Uri.EscapeDataString(LocalAddress.OrStart(returnUrl))}");
        if (await door.Enter(person) is not { } account) return LocalAddress.Go($"{SignIn.Page}?provider=unknown");

        // Coming by a provider that still knew the browser proves nothing of who sits there now.
        var marked = new AuthenticationProperties();
        marked.Items[CameByIt] = CameByIt;
        await doorkeeper.LetIn(account, isProved: isAgain, marked);
        return LocalAddress.GoBack(returnUrl);
    }

    private static string? ReasonIn(string? failed, IDataProtectionProvider protection)
    {
        try
        {
            return failed is null ? null : WhyFailed(protection).Unprotect(failed);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static Task KeepLittle(TicketReceivedContext ticket, OidcSettings provider)
    {
        if (ProvidedPerson.Of(ticket.Principal!, provider) is { } person) ticket.Principal = person.Kept();
        else ticket.Fail("The answer has no subject or no issuer.");
        return Task.CompletedTask;
    }

    /// <summary>Why is for the audit log, and is written where it is counted how often one comes.</summary>
    private static Task SayFailed(RemoteFailureContext failure)
    {
        var why = WhyFailed(failure.HttpContext.RequestServices.GetRequiredService<IDataProtectionProvider>()).Protect(CleanText.Of(failure.Failure?.Message ?? "", AuditEntry.LongestText));
        failure.Response.Redirect($"{failure.Request.PathBase}{Done}?failed={Uri.EscapeDataString(why)}");
        failure.HandleResponse();
        return Task.CompletedTask;
    }

    /// <summary>By our own name rather than by the ID token, which would have to be kept (OpenID Connect RP-Initiated Logout 1.0, section 2).</summary>
    private static Task NameOurselves(RedirectContext leaving)
    {
        leaving.ProtocolMessage.ClientId = leaving.Options.ClientId;
        return Task.CompletedTask;
    }

    private static Task GoToSignIn(RemoteSignOutContext left)
    {
        left.Response.Redirect($"{left.Request.PathBase}{SignIn.Page}");
        left.HandleResponse();
        return Task.CompletedTask;
    }

    private static IDataProtector WhyFailed(IDataProtectionProvider protection) => protection.CreateProtector(nameof(OtherProvider));
}

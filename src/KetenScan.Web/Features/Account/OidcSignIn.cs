using System.Security.Claims;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Web.Shared;
using KetenScan.Web.Start;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace KetenScan.Web.Features.Account;

/// <summary>Signing in and out with the organisation's own OpenID Connect provider. The provider's second step counts; ours is not asked for.</summary>
internal static class OidcSignIn
{
    public const string Address = "/account/oidc";

    /// <summary>The path that the provider redirects back to.</summary>
    public const string Callback = $"{Address}/callback";

    private const string Scheme = "oidc";
    private const string Done = $"{Address}/done";
    private const string WhyFailed = "ketenscan:failed";
    private const int LongestCode = 60;

    /// <summary>Marks, in the state that the framework encrypts, that the provider was asked to authenticate the user again.</summary>
    private const string Again = "again";

    /// <summary>Marks a session that was started by the provider.</summary>
    private const string CameByIt = "provider";

    public static void Add(IServiceCollection services, ServerSettings server, OidcSettings provider)
    {
        if (!provider.IsUsed) return;

        services.AddScoped<ProviderSignIn>();
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
            foreach (var scope in provider.EachScope) oidc.Scope.Add(scope);

            // Some providers put the subject in the ID token and the address in the userinfo endpoint (Authelia, Zitadel), others the reverse.
            oidc.MapInboundClaims = false;
            oidc.GetClaimsFromUserInfoEndpoint = true;
            oidc.ClaimActions.Remove("iss");
            foreach (var claim in (string[])["name", "email_verified", provider.AddressClaim]) oidc.ClaimActions.MapJsonKey(claim, claim);
            oidc.ClaimActions.Add(new GroupsClaimAction(provider.GroupsClaim));

            oidc.SignInScheme = IdentityConstants.ExternalScheme;
            oidc.CallbackPath = Callback;
            oidc.SignedOutCallbackPath = $"{Address}/signed-out";

            // With it, any page of any site could sign somebody out.
            oidc.RemoteSignOutPath = default;
            oidc.CorrelationCookie.SameSite = oidc.NonceCookie.SameSite = SameSiteMode.Lax;
            oidc.CorrelationCookie.SecurePolicy = oidc.NonceCookie.SecurePolicy = SignIn.Secure(server);
            oidc.Events.OnTicketReceived = ticket => KeepLittle(ticket, provider);
            oidc.Events.OnRemoteFailure = SayFailed;
            oidc.Events.OnRedirectToIdentityProviderForSignOut = NameOurselves;
            oidc.Events.OnSignedOutCallbackRedirect = GoToSignIn;
        });
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        if (!routes.ServiceProvider.GetRequiredService<OidcSettings>().IsUsed) return;

        routes.MapPost(Address, SendThere).AllowAnonymous().RequireRateLimiting(Throttling.Sensitive);
        routes.MapGet(Done, Enter).AllowAnonymous().RequireRateLimiting(Throttling.Sensitive);
    }

    /// <summary>Ends the session at the provider too, if the provider started this one and supports that.</summary>
    /// <returns>Null when there is no session to end there.</returns>
    public static async Task<IResult?> Leave(HttpContext http)
    {
        if (!http.RequestServices.GetRequiredService<OidcSettings>().IsUsed) return null;

        var here = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (here.Properties?.Items.ContainsKey(CameByIt) != true) return null;

        // When the provider cannot be reached, the user is still signed out here.
        return string.IsNullOrEmpty((await Find(http))?.EndSessionEndpoint) ? null : Results.SignOut(authenticationSchemes: [Scheme]);
    }

    /// <returns>Null when the provider cannot be reached.</returns>
    private static async Task<OpenIdConnectConfiguration?> Find(HttpContext http)
    {
        try
        {
            return await http.RequestServices
                .GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>()
                .Get(Scheme).ConfigurationManager!
                .GetConfigurationAsync(http.RequestAborted);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static async Task<IResult> SendThere(
        HttpContext http,
        IFormCollection form,
        [FromQuery] string? returnUrl,
        [FromQuery] bool? again,
        ProviderSignIn provider)
    {
        // The form has no fields but its antiforgery token. Binding it makes the token required.
        _ = form;
        if (await Find(http) is null)
        {
            await provider.Fail("the provider does not answer");
            return LocalAddress.Go($"{SignIn.Page}?provider=failed");
        }

        var asked = new OpenIdConnectChallengeProperties
        {
            RedirectUri = $"{http.Request.PathBase}{Done}?returnUrl={Uri.EscapeDataString(LocalAddress.OrStart(returnUrl))}",
        };
        if (again == true)
        {
            // The browser may still have a session at the provider: it has to authenticate the user again to prove who is there.
            asked.Prompt = OpenIdConnectPrompt.Login;
            asked.MaxAge = TimeSpan.Zero;
            asked.Items[Again] = Again;
        }

        return Results.Challenge(asked, [Scheme]);
    }

    private static async Task<IResult> Enter(
        HttpContext http,
        [FromQuery] string? returnUrl,
        AccountSignInManager signIns,
        ProviderSignIn provider,
        TimeProvider clock)
    {
        var outside = await http.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await http.SignOutAsync(IdentityConstants.ExternalScheme);
        if (outside.Principal?.FindFirst(WhyFailed) is { } why) await provider.Fail(why.Value);
        if (ProvidedPerson.From(outside.Principal) is not { } person) return LocalAddress.Go($"{SignIn.Page}?provider=failed");

        // The user can remove the "authenticate again" parameter from the URL, but not change the time of authentication, which the provider signs.
        var isAgain = outside.Properties?.Items.ContainsKey(Again) == true;
        if (isAgain && !(person.SignedInAt > clock.GetUtcNow() - SignInSession.ProvedFor))
        {
            await provider.NotProved(person);
            return LocalAddress.Go($"{Reauthentication.Address}?provider=unproved&returnUrl={Uri.EscapeDataString(LocalAddress.OrStart(returnUrl))}");
        }

        if (await provider.Enter(person) is not { } account) return LocalAddress.Go($"{SignIn.Page}?provider=unknown");

        // A session that the provider already had does not prove who is at the browser now.
        var marked = new AuthenticationProperties();
        marked.Items[CameByIt] = CameByIt;
        await signIns.StartSession(account, isProved: isAgain, marked);
        return LocalAddress.GoBack(returnUrl);
    }

    private static Task KeepLittle(TicketReceivedContext ticket, OidcSettings provider)
    {
        if (ProvidedPerson.Of(ticket.Principal!, provider) is { } person) ticket.Principal = person.ToPrincipal();
        else ticket.Fail("The answer has no subject or no issuer.");
        return Task.CompletedTask;
    }

    /// <summary>
    /// Keeps the reason in this browser for one request. The endpoint that it redirects to is rate limited and writes the audit entry.
    /// The provider's error description is left out: it comes in the URL and can be forged.
    /// </summary>
    private static async Task SayFailed(RemoteFailureContext failure)
    {
        var why = failure.Failure?.Data["error"] as string is { } code ? $"error: {CleanText.Of(code, LongestCode)}" : failure.Failure?.Message;
        await failure.HttpContext.SignInAsync(
            IdentityConstants.ExternalScheme,
            new ClaimsPrincipal(new ClaimsIdentity([new Claim(WhyFailed, why ?? "")], Scheme)));
        failure.Response.Redirect($"{failure.Request.PathBase}{Done}");
        failure.HandleResponse();
    }

    /// <summary>
    /// Identifies us by client id and not by the ID token, which would have to be stored (OpenID Connect RP-Initiated Logout 1.0, section 2).
    /// </summary>
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
}

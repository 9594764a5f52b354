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

/// <summary>Signing in and out by the organisation's own OpenID Connect provider. The provider's second step counts; ours is not asked.</summary>
internal static class OtherProvider
{
    public const string Address = "/account/oidc";

    /// <summary>Where the provider sends back to.</summary>
    public const string Callback = $"{Address}/callback";

    private const string Scheme = "oidc";
    private const string Done = $"{Address}/done";
    private const string WhyFailed = "ketenscan:failed";
    private const int LongestCode = 60;

    /// <summary>Marks, in what the framework carries along encrypted, that the provider was told to ask again who sits there.</summary>
    private const string Again = "again";

    /// <summary>Marks a sign-in that came by the provider.</summary>
    private const string CameByIt = "provider";

    public static void Add(IServiceCollection services, ServerSettings server, OidcSettings provider)
    {
        if (!provider.IsUsed) return;

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
            foreach (var scope in provider.EachScope) oidc.Scope.Add(scope);

            // Some providers tell in the ID token who it is and at the userinfo endpoint the address (Authelia, Zitadel), others the other way round.
            oidc.MapInboundClaims = false;
            oidc.GetClaimsFromUserInfoEndpoint = true;
            oidc.ClaimActions.Remove("iss");
            foreach (var claim in (string[])["name", "email_verified", provider.AddressClaim]) oidc.ClaimActions.MapJsonKey(claim, claim);
            oidc.ClaimActions.Add(new GroupsClaimAction(provider.GroupsClaim));

            oidc.SignInScheme = IdentityConstants.ExternalScheme;
            oidc.CallbackPath = Callback;
            oidc.SignedOutCallbackPath = $"{Address}/signed-out";

            // Any page of any site could sign somebody out by it.
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

        routes.MapPost(Address, SendThere).AllowAnonymous().RequireRateLimiting(Throttling.Doors);
        routes.MapGet(Done, Enter).AllowAnonymous().RequireRateLimiting(Throttling.Doors);
    }

    /// <summary>Ends the sign-in at the provider too, for whoever came by it, if the provider knows how.</summary>
    /// <returns>Null when there is nothing to end there.</returns>
    public static async Task<IResult?> Leave(HttpContext http)
    {
        if (!http.RequestServices.GetRequiredService<OidcSettings>().IsUsed) return null;

        var here = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (here.Properties?.Items.ContainsKey(CameByIt) != true) return null;

        // A provider that is away keeps nobody signed in here.
        return string.IsNullOrEmpty((await Find(http))?.EndSessionEndpoint) ? null : Results.SignOut(authenticationSchemes: [Scheme]);
    }

    /// <returns>Null when the provider is away.</returns>
    private static async Task<OpenIdConnectConfiguration?> Find(HttpContext http)
    {
        try
        {
            return await http.RequestServices.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(Scheme).ConfigurationManager!.GetConfigurationAsync(http.RequestAborted);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static async Task<IResult> SendThere(HttpContext http, IFormCollection form, [FromQuery] string? returnUrl, [FromQuery] bool? again, ProviderDoor door)
    {
        // The form has no fields but its token; asking for it makes the token required.
        _ = form;
        if (await Find(http) is null)
        {
            await door.Fail("the provider does not answer");
            return LocalAddress.Go($"{SignIn.Page}?provider=failed");
        }

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

    private static async Task<IResult> Enter(HttpContext http, [FromQuery] string? returnUrl, Doorkeeper doorkeeper, ProviderDoor door, TimeProvider clock)
    {
        var outside = await http.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await http.SignOutAsync(IdentityConstants.ExternalScheme);
        if (outside.Principal?.FindFirst(WhyFailed) is { } why) await door.Fail(why.Value);
        if (ProvidedPerson.From(outside.Principal) is not { } person) return LocalAddress.Go($"{SignIn.Page}?provider=failed");

        // Whoever sits at the browser can take out of the address that the provider has to ask; when it last asked stands in what it signed.
        var isAgain = outside.Properties?.Items.ContainsKey(Again) == true;
        if (isAgain && !(person.SignedInAt > clock.GetUtcNow() - SignInSession.ProvedFor))
        {
            await door.NotProved(person);
            return LocalAddress.Go($"{Proof.Address}?provider=unproved&returnUrl={Uri.EscapeDataString(LocalAddress.OrStart(returnUrl))}");
        }

        if (await door.Enter(person) is not { } account) return LocalAddress.Go($"{SignIn.Page}?provider=unknown");

        // Coming by a provider that still knew the browser does not prove whose hands it is in now.
        var marked = new AuthenticationProperties();
        marked.Items[CameByIt] = CameByIt;
        await doorkeeper.LetIn(account, isProved: isAgain, marked);
        return LocalAddress.GoBack(returnUrl);
    }

    private static Task KeepLittle(TicketReceivedContext ticket, OidcSettings provider)
    {
        if (ProvidedPerson.Of(ticket.Principal!, provider) is { } person) ticket.Principal = person.ToPrincipal();
        else ticket.Fail("The answer has no subject or no issuer.");
        return Task.CompletedTask;
    }

    /// <summary>The reason is kept for this browser, once, and noted where it is counted how often one comes. What a provider says of an error in words is left out: it comes by the visitor's address.</summary>
    private static async Task SayFailed(RemoteFailureContext failure)
    {
        var why = failure.Failure?.Data["error"] as string is { } code ? $"error: {CleanText.Of(code, LongestCode)}" : failure.Failure?.Message;
        await failure.HttpContext.SignInAsync(IdentityConstants.ExternalScheme, new ClaimsPrincipal(new ClaimsIdentity([new Claim(WhyFailed, why ?? "")], Scheme)));
        failure.Response.Redirect($"{failure.Request.PathBase}{Done}");
        failure.HandleResponse();
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
}

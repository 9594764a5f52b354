using KetenScan.Data.Audit;
using KetenScan.Web.Shared;
using KetenScan.Web.Start;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace KetenScan.Web.Features.Account;

/// <summary>Signing in by the organisation's own OpenID Connect provider, for accounts that are there already. The provider's second step counts; ours is not asked.</summary>
internal static class OtherProvider
{
    public const string Address = "/account/oidc";

    private const string Scheme = "oidc";
    private const string Done = $"{Address}/done";

    public static void AddOtherProvider(this IServiceCollection services, Settings settings)
    {
        if (settings.Oidc is not { } provider) return;

        services.AddAuthentication().AddOpenIdConnect(Scheme, provider.Name, oidc =>
        {
            oidc.Authority = provider.Authority;
            oidc.ClientId = provider.ClientId;
            oidc.ClientSecret = provider.ClientSecret;
            oidc.RequireHttpsMetadata = !new Uri(provider.Authority).IsLoopback;
            oidc.ResponseType = OpenIdConnectResponseType.Code;
            oidc.ResponseMode = OpenIdConnectResponseMode.Query;
            oidc.UsePkce = true;
            oidc.MapInboundClaims = false;
            oidc.Scope.Clear();
            foreach (var scope in (string[])["openid", "profile", "email"]) oidc.Scope.Add(scope);
            oidc.SignInScheme = IdentityConstants.ExternalScheme;
            oidc.CallbackPath = $"{Address}/callback";
            oidc.CorrelationCookie.SameSite = oidc.NonceCookie.SameSite = SameSiteMode.Lax;
            oidc.CorrelationCookie.SecurePolicy = oidc.NonceCookie.SecurePolicy = SignIn.Secure(settings);
            oidc.Events.OnRemoteFailure = failure =>
            {
                failure.Response.Redirect($"{failure.Request.PathBase}{SignIn.Page}?provider=failed");
                failure.HandleResponse();
                return Task.CompletedTask;
            };
        });
    }

    public static void MapOtherProvider(this WebApplication app)
    {
        if (app.Services.GetRequiredService<Settings>().Oidc is null) return;

        app.MapPost(Address, Ask).AllowAnonymous().RequireRateLimiting(Throttling.Doors);
        app.MapGet(Done, Enter).AllowAnonymous().RequireRateLimiting(Throttling.Doors);
    }

    private static IResult Ask(HttpContext http, IFormCollection form, [FromQuery] string? returnUrl, [FromQuery] bool? again)
    {
        // The form has no fields but its token; asking for it makes the token required.
        _ = form;
        var asked = new OpenIdConnectChallengeProperties { RedirectUri = $"{http.Request.PathBase}{Done}?returnUrl={Uri.EscapeDataString(LocalAddress.OrStart(returnUrl))}" };

        // The provider may know the browser still; to prove who sits there it has to ask.
        if (again == true) asked.Prompt = OpenIdConnectPrompt.Login;
        return Results.Challenge(asked, [Scheme]);
    }

    private static async Task<IResult> Enter(HttpContext http, [FromQuery] string? returnUrl, Doorkeeper doorkeeper, AccountActs acts)
    {
        var outside = await http.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await http.SignOutAsync(IdentityConstants.ExternalScheme);
        if (outside.Principal is not { } person || person.FindFirst("sub")?.Value is not { } subject) return LocalAddress.Go($"{SignIn.Page}?provider=failed");

        var email = person.FindFirst("email")?.Value;
        var account = await acts.Run(async act =>
        {
            var own = await act.Users.FindByLoginAsync(Scheme, subject);
            if (own is null && email is not null && IsVerified(person) && await act.Users.FindByEmailAsync(email) is { } known)
            {
                // From now on by what the provider calls the person, whatever becomes of the address.
                (await act.Users.AddLoginAsync(known, new UserLoginInfo(Scheme, subject, Scheme))).Must();
                act.Note(known, AuditEvent.ProviderLinked);
                own = known;
            }

            var welcome = own is { IsLockedForGood: false };
            act.Note(own?.DisplayName ?? "?", welcome ? AuditEvent.SignedIn : AuditEvent.SignInRefused, own?.Email ?? email);
            return welcome ? own : null;
        });
        if (account is null) return LocalAddress.Go($"{SignIn.Page}?provider=unknown");

        await doorkeeper.LetIn(account);
        return LocalAddress.GoBack(returnUrl);
    }

    /// <summary>Unless the provider says that nobody checked the address.</summary>
    private static bool IsVerified(System.Security.Claims.ClaimsPrincipal person) => !string.Equals(person.FindFirst("email_verified")?.Value, "false", StringComparison.OrdinalIgnoreCase);
}

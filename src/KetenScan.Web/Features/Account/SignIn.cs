using System.Security.Claims;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Web.Shared;
using KetenScan.Web.Start;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Access = KetenScan.Data.Access;

namespace KetenScan.Web.Features.Account;

/// <summary>Cookie authentication with ASP.NET Identity. Every endpoint requires a signed-in user unless it allows anonymous visitors.</summary>
internal static class SignIn
{
    public const string Page = "/account/login";

    /// <summary>With an https address, cookies are never sent unencrypted.</summary>
    public static CookieSecurePolicy Secure(ServerSettings settings) =>
        settings.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    public static void Add(IServiceCollection services, ServerSettings settings, OidcSettings provider)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        OidcSignIn.Add(services, settings, provider);
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.LoginPath = Page;
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.Cookie.Name = "ketenscan";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
            cookie.SlidingExpiration = true;

            cookie.Events.OnSigningIn = GiveSession;
            cookie.Events.OnValidatePrincipal = Ask;
            var redirect = cookie.Events.OnRedirectToLogin;
            cookie.Events.OnRedirectToLogin = context =>
            {
                ReturnToForm(context);
                return redirect(context);
            };
        });
        services.ConfigureAll<CookieAuthenticationOptions>(cookie => cookie.Cookie.SecurePolicy = Secure(settings));

        // Antiforgery throws on a request without https, which Development allows.
        if (settings.HoldsToPublicUrl) services.AddAntiforgery(tokens => tokens.Cookie.SecurePolicy = Secure(settings));
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services
            .AddIdentityCore<Access.Account>(identity =>
            {
                identity.User.RequireUniqueEmail = true;

                // The user name is the mail address, which may contain any letter.
                identity.User.AllowedUserNameCharacters = "";
                identity.Password.RequiredLength = 12;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireDigit = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Lockout.MaxFailedAccessAttempts = 8;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
            })
            .AddEntityFrameworkStores<KetenScanDb>()
            .AddSignInManager<AccountSignInManager>()
            .AddDefaultTokenProviders()
            .AddTokenProvider<ResetTokens>(ResetTokens.Provider)
            .AddPasswordValidator<LeakedPasswordValidator>()
            .AddClaimsPrincipalFactory<NamedPrincipal>();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, StillSignedIn>();
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            if (settings.HoldsToPublicUrl) passkeys.ServerDomain = new Uri(settings.PublicUrl).IdnHost;

            // The device checks a fingerprint, a face or a code and needs no user name: two factors in one.
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
        });
        services.Configure<DataProtectionTokenProviderOptions>(tokens => tokens.TokenLifespan = TimeSpan.FromDays(3));
        services.AddScoped(services => (AccountSignInManager)services.GetRequiredService<SignInManager<Access.Account>>());
    }

    /// <summary>A cookie that is renewed for the same account on the same browser keeps its session id.</summary>
    private static Task GiveSession(CookieSigningInContext signingIn)
    {
        var identity = (ClaimsIdentity)signingIn.Principal!.Identity!;
        if (identity.HasClaim(claim => claim.Type == CurrentViewer.SessionClaim)) return Task.CompletedTask;

        var (here, coming) = (CurrentViewer.Of(signingIn.HttpContext.User), CurrentViewer.Of(signingIn.Principal));
        var session = here?.AccountId == coming?.AccountId ? here?.SessionId : null;
        identity.AddClaim(new Claim(CurrentViewer.SessionClaim, $"{session ?? Guid.NewGuid()}"));
        return Task.CompletedTask;
    }

    /// <summary>After signing in one returns to the page with the form, not to the address that the form was posted to, which answers no GET.</summary>
    private static void ReturnToForm(RedirectContext<CookieAuthenticationOptions> redirect)
    {
        var request = redirect.Request;
        if (!HttpMethods.IsPost(request.Method)) return;

        var page = LocalAddress.OfForm(request) ?? $"{request.PathBase}/";
        redirect.RedirectUri = $"{request.PathBase}{Page}{QueryString.Create(redirect.Options.ReturnUrlParameter, page)}";
    }

    /// <summary>Checks with every page that the session is still valid. For a visitor who came by a link, every query checks the link itself.</summary>
    private static async Task Ask(CookieValidatePrincipalContext cookie)
    {
        if (cookie.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null) return;
        if (CurrentViewer.Of(cookie.Principal!) is not { HasAccount: true } viewer) return;

        var services = cookie.HttpContext.RequestServices;
        var stamp = cookie.Principal!.FindFirstValue(services.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity.SecurityStampClaimType);
        await using var db = await services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync(cookie.HttpContext.RequestAborted);
        if (await db.StillSignedIn(viewer, stamp, cookie.HttpContext.RequestAborted)) return;

        cookie.RejectPrincipal();
        await cookie.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>Puts the person's name in the cookie, so that pages need not look it up.</summary>
    private sealed class NamedPrincipal(UserManager<Access.Account> accounts, IOptions<IdentityOptions> options)
        : UserClaimsPrincipalFactory<Access.Account>(accounts, options)
    {
        protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Access.Account user)
        {
            var identity = await base.GenerateClaimsAsync(user);
            if (identity.FindFirst(identity.NameClaimType) is { } email) identity.RemoveClaim(email);
            identity.AddClaim(new Claim(identity.NameClaimType, user.DisplayName));
            return identity;
        }
    }
}

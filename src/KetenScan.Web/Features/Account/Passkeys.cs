using KetenScan.Data.Audit;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using Access = KetenScan.Data.Access;

namespace KetenScan.Web.Features.Account;

/// <summary>Signing in by a passkey (WebAuthn level 3) of a phone, a computer or a key. It is two factors in one; no second step is asked.</summary>
internal static class Passkeys
{
    public const string Address = "/account/passkeys";

    /// <summary>More than anybody has devices.</summary>
    private const int Most = 20;

    public static void MapPasskeys(this WebApplication app)
    {
        app.MapPost($"{Address}/creation-options", CreationOptions);
        app.MapPost($"{Address}/add", Add);
        app.MapPost($"{Address}/remove", Remove);
        app.MapPost($"{Address}/request-options", RequestOptions).AllowAnonymous().RequireRateLimiting(Throttling.Doors);
        app.MapPost($"{Address}/enter", Enter).AllowAnonymous().RequireRateLimiting(Throttling.Doors);
    }

    private static async Task<IResult> CreationOptions(HttpContext http, IFormCollection form, UserManager<Access.Account> users, SignInManager<Access.Account> signIn)
    {
        // The form has no fields but its token against forgery; asking for it makes that required.
        _ = form;
        return await users.GetUserAsync(http.User) is { } account
            ? Results.Text(await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.Email!, DisplayName = account.DisplayName }), "application/json")
            : Results.NotFound();
    }

    private static async Task<IResult> Add(
        HttpContext http, [FromForm(Name = "Input.Credential")] string? credential, UserManager<Access.Account> users, SignInManager<Access.Account> signIn, AuditLog audit, TimeProvider clock, EndpointDataSource endpoints, IStringLocalizer<AccountTexts> texts)
    {
        if (await users.GetUserAsync(http.User) is not { } account) return Results.NotFound();

        var made = string.IsNullOrEmpty(credential) ? null : await signIn.PerformPasskeyAttestationAsync(credential);
        if (made is { Succeeded: true } && (await users.GetPasskeysAsync(account)).Count < Most)
        {
            made.Passkey.Name = Domain.Amsterdam.Day(clock.GetUtcNow()).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            await users.AddOrUpdatePasskeyAsync(account, made.Passkey);
            await audit.Write(account.DisplayName, AuditEvent.PasskeyAdded, about: account.Email, cancel: http.RequestAborted);
            return Results.LocalRedirect(SecondFactor.SecurityAddress);
        }

        return await AccountEndpoints.Refuse<SecurityPage>(http, endpoints, new SignInRefused(null, [texts["PasskeyFailed"]]));
    }

    private static async Task<IResult> Remove(HttpContext http, [FromForm(Name = "Input.Id")] string? id, UserManager<Access.Account> users, AuditLog audit)
    {
        if (await users.GetUserAsync(http.User) is not { } account) return Results.NotFound();

        var own = (await users.GetPasskeysAsync(account)).FirstOrDefault(passkey => WebEncoders.Base64UrlEncode(passkey.CredentialId) == id);
        if (own is not null)
        {
            await users.RemovePasskeyAsync(account, own.CredentialId);
            await audit.Write(account.DisplayName, AuditEvent.PasskeyRemoved, about: account.Email, cancel: http.RequestAborted);
        }

        return Results.LocalRedirect(SecondFactor.SecurityAddress);
    }

    /// <summary>Names no account: the device knows which of its passkeys belong here.</summary>
    private static async Task<IResult> RequestOptions(IFormCollection form, SignInManager<Access.Account> signIn)
    {
        _ = form;
        return Results.Text(await signIn.MakePasskeyRequestOptionsAsync(user: null), "application/json");
    }

    private static async Task<IResult> Enter(
        HttpContext http, [FromForm(Name = "Input.Credential")] string? credential, [FromQuery] string? returnUrl, SignInManager<Access.Account> signIn, AuditLog audit, EndpointDataSource endpoints, IStringLocalizer<AccountTexts> texts)
    {
        var result = string.IsNullOrEmpty(credential) ? Microsoft.AspNetCore.Identity.SignInResult.Failed : await signIn.PasskeySignInAsync(credential);
        await audit.Write("?", result.Succeeded ? AuditEvent.SignedIn : AuditEvent.SignInRefused, about: "passkey", cancel: http.RequestAborted);
        if (result.Succeeded) return Results.LocalRedirect(LocalAddress.OrStart(returnUrl));

        return await AccountEndpoints.Refuse<LoginPage>(http, endpoints, new SignInRefused(null, [texts[result.IsLockedOut ? "LockedOut" : "PasskeyFailed"]]));
    }
}

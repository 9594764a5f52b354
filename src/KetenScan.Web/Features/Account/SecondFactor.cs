using System.Globalization;
using KetenScan.Data.Audit;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Access = KetenScan.Data.Access;

namespace KetenScan.Web.Features.Account;

/// <summary>A code from an authenticator app beside the password (RFC 6238), codes for who loses the phone, and signing out everywhere.</summary>
internal static class SecondFactor
{
    public const string SecurityAddress = "/account/security";
    public const string CodeAddress = "/account/code";

    /// <summary>Where the security page finds the recovery codes that were just made; they are shown once.</summary>
    public static readonly object FreshCodes = new();

    private const int RecoveryCodes = 10;

    public static void MapSecondFactor(this WebApplication app)
    {
        app.MapPost(CodeAddress, EnterCode).WithOrder(-1).AllowAnonymous().RequireRateLimiting(Throttling.Doors);
        app.MapPost($"{SecurityAddress}/on", TurnOn).RequireRateLimiting(Throttling.Doors);
        app.MapPost($"{SecurityAddress}/off", TurnOff).RequireRateLimiting(Throttling.Doors);
        app.MapPost($"{SecurityAddress}/everywhere", SignOutEverywhere);
    }

    /// <summary>The secret as it is typed, in groups of four.</summary>
    public static string Grouped(string key) => string.Join(' ', key.Chunk(4).Select(group => new string(group))).ToLowerInvariant();

    /// <summary>The secret as a picture for the app's camera.</summary>
    public static string Picture(string email, string key)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"otpauth://totp/KetenScan:{Uri.EscapeDataString(email)}?secret={key}&issuer=KetenScan&digits=6");
        return QrPicture.Of(address);
    }

    /// <summary>The second step of signing in: a code of the app, or one of the recovery codes.</summary>
    private static async Task<IResult> EnterCode(
        HttpContext http, [FromForm(Name = "Input.Code")] string? code, [FromQuery] string? returnUrl, SignInManager<Access.Account> signIn, AuditLog audit, EndpointDataSource endpoints, IStringLocalizer<AccountTexts> texts)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } account) return Results.LocalRedirect(SignIn.Page);

        var written = Digits(code);
        var result = await signIn.TwoFactorAuthenticatorSignInAsync(written, isPersistent: false, rememberClient: false);
        if (!result.Succeeded && !result.IsLockedOut) result = await signIn.TwoFactorRecoveryCodeSignInAsync((code ?? "").Trim());
        await audit.Write(account.DisplayName, result.Succeeded ? AuditEvent.SignedIn : AuditEvent.SignInRefused, about: account.Email, cancel: http.RequestAborted);
        if (result.Succeeded) return Results.LocalRedirect(LocalAddress.OrStart(returnUrl));

        return await AccountEndpoints.Refuse<CodePage>(http, endpoints, new SignInRefused(null, [texts[result.IsLockedOut ? "LockedOut" : "CodeWrong"]]));
    }

    private static async Task<IResult> TurnOn(
        HttpContext http, [FromForm(Name = "Input.Code")] string? code, UserManager<Access.Account> users, SignInManager<Access.Account> signIn, AuditLog audit, EndpointDataSource endpoints, IStringLocalizer<AccountTexts> texts)
    {
        if (await users.GetUserAsync(http.User) is not { } account) return Results.NotFound();

        if (!await users.VerifyTwoFactorTokenAsync(account, users.Options.Tokens.AuthenticatorTokenProvider, Digits(code)))
            return await AccountEndpoints.Refuse<SecurityPage>(http, endpoints, new SignInRefused(null, [texts["CodeWrong"]]));

        await users.SetTwoFactorEnabledAsync(account, true);
        http.Items[FreshCodes] = (await users.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes))!.ToList();
        await signIn.RefreshSignInAsync(account);
        await audit.Write(account.DisplayName, AuditEvent.SecondFactorOn, about: account.Email, cancel: http.RequestAborted);
        await AccountEndpoints.ShowPage<SecurityPage>(http, endpoints);
        return Results.Empty;
    }

    private static async Task<IResult> TurnOff(
        HttpContext http, [FromForm(Name = "Input.Password")] string? password, UserManager<Access.Account> users, SignInManager<Access.Account> signIn, AuditLog audit, EndpointDataSource endpoints, IStringLocalizer<AccountTexts> texts)
    {
        if (await users.GetUserAsync(http.User) is not { } account) return Results.NotFound();

        if (!(await signIn.CheckPasswordSignInAsync(account, password ?? "", lockoutOnFailure: true)).Succeeded)
        {
            return await AccountEndpoints.Refuse<SecurityPage>(http, endpoints, new SignInRefused(null, [texts["PasswordWrong"]]));
        }

        await users.SetTwoFactorEnabledAsync(account, false);
        await users.ResetAuthenticatorKeyAsync(account);
        await signIn.RefreshSignInAsync(account);
        await audit.Write(account.DisplayName, AuditEvent.SecondFactorOff, about: account.Email, cancel: http.RequestAborted);
        return Results.LocalRedirect(SecurityAddress);
    }

    private static async Task<IResult> SignOutEverywhere(HttpContext http, IFormCollection form, UserManager<Access.Account> users, SignInManager<Access.Account> signIn)
    {
        // The form has no fields but its token; asking for it makes the token required.
        _ = form;
        if (await users.GetUserAsync(http.User) is not { } account) return Results.NotFound();

        await users.UpdateSecurityStampAsync(account);
        await signIn.SignOutAsync();
        return Results.LocalRedirect(SignIn.Page);
    }

    private static string Digits(string? code) => string.Concat((code ?? "").Where(char.IsAsciiDigit));
}

using System.Globalization;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Access = KetenScan.Data.Access;

namespace KetenScan.Web.Features.Account;

/// <summary>A code from an authenticator app as second step (RFC 6238), recovery codes for a lost phone, and signing out everywhere.</summary>
internal static class SecondFactor
{
    public const string SecurityAddress = "/account/security";
    public const string CodeAddress = "/account/code";

    /// <summary>The key under which the security page finds the recovery codes that were just created. They are shown once.</summary>
    public static readonly object FreshCodes = new();

    private const int RecoveryCodes = 10;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(CodeAddress, EnterCode).WithOrder(-1).AllowAnonymous().RequireRateLimiting(Throttling.Sensitive);
        routes.MapPost($"{SecurityAddress}/on", TurnOn).RequireRateLimiting(Throttling.Sensitive);
        routes.MapPost($"{SecurityAddress}/off", TurnOff).RequireRateLimiting(Throttling.Sensitive);
        routes.MapPost($"{SecurityAddress}/everywhere", SignOutEverywhere);
    }

    /// <summary>The secret in groups of four characters, to be typed.</summary>
    public static string Grouped(string key) => string.Join(' ', key.Chunk(4).Select(group => new string(group))).ToLowerInvariant();

    /// <summary>The secret as a QR code for the app's camera.</summary>
    public static string Picture(string email, string key)
    {
        var address = string.Create(
            CultureInfo.InvariantCulture,
            $"otpauth://totp/KetenScan:{Uri.EscapeDataString(email)}?secret={key}&issuer=KetenScan&digits=6");
        return QrPicture.Of(address);
    }

    /// <summary>The second step of signing in: a code from the app, or a recovery code.</summary>
    private static async Task<IResult> EnterCode(
        HttpContext http, [FromForm(Name = "Input.Code")] string? code, [FromQuery] string? returnUrl, AccountSignInManager signIns, AccountChanges changes,
        PostedForms forms)
    {
        if (await signIns.GetTwoFactorAuthenticationUserAsync() is not { } known) return LocalAddress.Go(SignIn.Page);

        var (account, isLocked) = await changes.Run(async act =>
        {
            var own = await act.Lock(known.Id);
            var locked = own is null || await act.Users.IsLockedOutAsync(own);
            if (!locked && await IsRight(act, own!, code))
            {
                (await act.Users.ResetAccessFailedCountAsync(own!)).Must();
                act.Note(own!, AuditEvent.SignedIn);
                return (own, false);
            }

            if (!locked) (await act.Users.AccessFailedAsync(own!)).Must();
            act.Note(known, AuditEvent.SignInRefused);
            return (null, locked);
        });
        if (account is not null)
        {
            await signIns.AfterCode(account);
            return LocalAddress.GoBack(returnUrl);
        }

        return await forms.Refuse<CodePage>(http, isLocked ? "LockedOut" : "CodeWrong");
    }

    private static async Task<bool> IsRight(AccountChange act, Access.Account account, string? code) =>
        await act.Users.VerifyTwoFactorTokenAsync(account, act.Users.Options.Tokens.AuthenticatorTokenProvider, Digits(code))
        || (await act.Users.RedeemTwoFactorRecoveryCodeAsync(account, (code ?? "").Trim())).Succeeded;

    private static async Task<IResult> TurnOn(
        HttpContext http, [FromForm(Name = "Input.Code")] string? code, Reauthentication proof, AccountSignInManager signIns, AccountChanges changes,
        PostedForms forms)
    {
        if (AccountOf(http) is not { } id) return Results.NotFound();
        if (!await proof.IsRecent(http)) return Reauthentication.Require(http, SecurityAddress);

        var (account, codes) = await changes.Run(async act =>
        {
            if (await act.Lock(id) is not { } own) return ((Access.Account?)null, (List<string>?)null);
            if (!await act.Users.VerifyTwoFactorTokenAsync(own, act.Users.Options.Tokens.AuthenticatorTokenProvider, Digits(code))) return (own, null);

            (await act.Users.SetTwoFactorEnabledAsync(own, true)).Must();
            var fresh = (await act.Users.GenerateNewTwoFactorRecoveryCodesAsync(own, RecoveryCodes))!.ToList();
            act.Note(own, AuditEvent.SecondFactorOn);
            return (own, fresh);
        });
        if (account is null) return Results.NotFound();
        if (codes is null) return await forms.Refuse<SecurityPage>(http, "CodeWrong");

        http.Items[FreshCodes] = codes;
        await signIns.RefreshSignInAsync(account);
        return await forms.Show<SecurityPage>(http);
    }

    private static async Task<IResult> TurnOff(
        HttpContext http, [FromForm(Name = "Input.Password")] string? password, PasswordCheck passwords, Reauthentication proof, AccountSignInManager signIns,
        AccountChanges changes, PostedForms forms)
    {
        if (AccountOf(http) is not { } id) return Results.NotFound();

        if (string.IsNullOrEmpty(password) && !await proof.IsRecent(http)) return Reauthentication.Require(http, SecurityAddress);
        if (!string.IsNullOrEmpty(password)
            && !await passwords.IsOf(id, password)) return await forms.Refuse<SecurityPage>(http, "PasswordWrong");

        var account = await changes.Run(async act =>
        {
            if (await act.Lock(id) is not { } own) return null;

            (await act.Users.SetTwoFactorEnabledAsync(own, false)).Must();
            (await act.Users.ResetAuthenticatorKeyAsync(own)).Must();
            act.Note(own, AuditEvent.SecondFactorOff);
            return own;
        });
        if (account is null) return Results.NotFound();

        await signIns.RefreshSignInAsync(account);
        return LocalAddress.Go(SecurityAddress);
    }

    private static async Task<IResult> SignOutEverywhere(HttpContext http, IFormCollection form, AccountSignInManager signIns, AccountChanges changes)
    {
        // The form has no fields but its antiforgery token. Binding it makes the token required.
        _ = form;
        if (AccountOf(http) is not { } id) return Results.NotFound();

        await changes.Run(async act =>
        {
            if (await act.Lock(id) is not { } own) return false;

            (await act.Users.UpdateSecurityStampAsync(own)).Must();
            await act.Db.EndKeysOf(id);
            act.Note(own, AuditEvent.SignedOutEverywhere);
            return true;
        });
        await signIns.SignOutAsync();
        return LocalAddress.Go(SignIn.Page);
    }

    /// <summary>The account that signed in; null for a visitor who came by a link.</summary>
    internal static Guid? AccountOf(HttpContext http) => CurrentViewer.Of(http.User) is { HasAccount: true } viewer ? viewer.AccountId : null;

    private static string Digits(string? code) => string.Concat((code ?? "").Where(char.IsAsciiDigit));
}

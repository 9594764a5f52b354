using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Access = KetenScan.Data.Access;

namespace KetenScan.Web.Features.Account;

/// <summary>The POST endpoints of the account pages. Their forms work without script and carry an antiforgery token.</summary>
internal static class AccountEndpoints
{
    public const string PasswordAddress = "/account/password";
    public const string ForgotAddress = "/account/forgot";

    public static void Map(IEndpointRouteBuilder routes)
    {
        // The page at the same address answers GET. The lower order sends a POST here.
        routes.MapPost(SignIn.Page, Enter)
            .WithOrder(-1)
            .AllowAnonymous()
            .RequireRateLimiting(Throttling.Sensitive);
        routes.MapPost(PasswordAddress, SetPassword).WithOrder(-1).AllowAnonymous().RequireRateLimiting(Throttling.Sensitive);
        routes.MapPost(ForgotAddress, Forgot).WithOrder(-1).AllowAnonymous().RequireRateLimiting(Throttling.Sensitive);
        routes.MapPost("/account/logout", Leave).AllowAnonymous();
    }

    private static async Task<IResult> Enter(
        HttpContext http,
        [AsParameters] SignInInput input,
        [FromQuery] string? returnUrl,
        SignInCheck check,
        PasswordCheck passwords,
        AccountSignInManager signIns,
        PostedForms forms)
    {
        var found = await check.ValidateAsync(input, http.RequestAborted);
        if (!found.IsValid) return await forms.Refuse<LoginPage>(http, new SignInRefused(input.Email, [.. found.Errors.Select(error => error.ErrorMessage)]));
        if (await passwords.Enter(input.Email!, input.Password!) is not { } account) return await forms.Refuse<LoginPage>(http, "NotKnown", input.Email);

        return await signIns.AfterPassword(account)
            ? LocalAddress.Go($"{SecondFactor.CodeAddress}?returnUrl={Uri.EscapeDataString(LocalAddress.OrStart(returnUrl))}")
            : LocalAddress.GoBack(returnUrl);
    }

    private static async Task<IResult> SetPassword(
        HttpContext http,
        [FromQuery] Guid account,
        [FromQuery] string? token,
        [FromForm(Name = "Input.Password")] string? password,
        AccountChanges changes,
        PostedForms forms,
        IStringLocalizer<AccountTexts> texts)
    {
        var problems = await changes.Run(async act =>
        {
            if (await act.Lock(account) is not { } found) return [texts["LinkDead"].Value];

            // A link for a forgotten password works for an hour, an invitation for days.
            var isReset = await act.Users.VerifyUserTokenAsync(found, ResetTokens.Provider, UserManager<Access.Account>.ResetPasswordTokenPurpose, token ?? "");
            var own = isReset ? await act.Users.GeneratePasswordResetTokenAsync(found) : token ?? "";
            var result = await act.Users.ResetPasswordAsync(found, own, password ?? "");
            if (result.Succeeded)
            {
                if (!found.IsLockedForGood) (found.LockoutEnd, found.AccessFailedCount) = (null, 0);
                await act.Db.EndKeysOf(found.Id);
                act.Note(found, AuditEvent.PasswordSet);
                return Array.Empty<string>();
            }

            bool Says(string code) => result.Errors.Any(error => error.Code == code);
            if (Says(nameof(IdentityErrorDescriber.InvalidToken))) return [texts["LinkDead"]];
            if (Says(nameof(IdentityErrorDescriber.PasswordTooShort))) return [texts["PasswordShort", act.Users.Options.Password.RequiredLength]];
            if (Says(LeakedPasswordValidator.Code)) return [texts["PasswordLeaked"]];

            result.Must();
            return [];
        });
        return problems.Length == 0
            ? LocalAddress.Go($"{SignIn.Page}?set=true")
            : await forms.Refuse<PasswordPage>(http, new SignInRefused(null, problems));
    }

    private static async Task<IResult> Forgot([FromForm(Name = "Input.Email")] string? email, AccountService accounts, CancellationToken cancel)
    {
        await Throttling.WithoutTelling(email, address => accounts.Forgot(address, cancel), cancel);
        return LocalAddress.Go($"{ForgotAddress}?asked=true");
    }

    private static async Task<IResult> Leave(HttpContext http, IFormCollection form, AccountSignInManager signIns, IDbContextFactory<KetenScanDb> databases)
    {
        // The form has no fields but its antiforgery token. Binding it makes the token required.
        _ = form;
        if (CurrentViewer.Of(http.User)?.SessionId is { } session)
        {
            await using var db = await databases.CreateDbContextAsync();
            await db.End(session);
        }

        var elsewhere = await OidcSignIn.Leave(http);
        await signIns.SignOutAsync();
        return elsewhere ?? LocalAddress.Go(SignIn.Page);
    }
}

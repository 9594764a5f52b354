using KetenScan.Data.Audit;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Access = KetenScan.Data.Access;

namespace KetenScan.Web.Features.Account;

/// <summary>
/// Signing in with a passkey (WebAuthn level 3) of a phone, a computer or a security key. It is two factors in one, so no second step is asked for.
/// </summary>
internal static class Passkeys
{
    public const string Address = "/account/passkeys";

    /// <summary>More than anybody has devices.</summary>
    private const int Most = 20;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost($"{Address}/creation-options", CreationOptions);
        routes.MapPost($"{Address}/add", Add);
        routes.MapPost($"{Address}/remove", Remove);
        routes.MapPost($"{Address}/request-options", RequestOptions).AllowAnonymous().RequireRateLimiting(Throttling.Sensitive);
        routes.MapPost($"{Address}/enter", Enter).AllowAnonymous().RequireRateLimiting(Throttling.Sensitive);
    }

    private static async Task<IResult> CreationOptions(
        HttpContext http,
        IFormCollection form,
        UserManager<Access.Account> users,
        AccountSignInManager signIns,
        Reauthentication proof)
    {
        // The form has no fields but its antiforgery token. Binding it makes the token required.
        _ = form;
        if (SecondFactor.AccountOf(http) is not null && !await proof.IsRecent(http)) return Results.StatusCode(StatusCodes.Status403Forbidden);

        return await users.GetUserAsync(http.User) is { } account
            ? Results.Text(
                await signIns.MakePasskeyCreationOptionsAsync(
                    new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.Email!, DisplayName = account.DisplayName }),
                "application/json")
            : Results.NotFound();
    }

    private static async Task<IResult> Add(
        HttpContext http, [FromForm(Name = "Input.Credential")] string? credential, AccountSignInManager signIns, AccountChanges changes,
        Reauthentication proof, TimeProvider clock, PostedForms forms)
    {
        if (SecondFactor.AccountOf(http) is not { } id) return Results.NotFound();

        if (!await proof.IsRecent(http)) return Reauthentication.Require(http, SecondFactor.SecurityAddress);

        var made = string.IsNullOrEmpty(credential) ? null : await IfAsked(() => signIns.PerformPasskeyAttestationAsync(credential));
        var added = made is { Succeeded: true } && await changes.Run(async act =>
        {
            if (await act.Lock(id) is not { } account || (await act.Users.GetPasskeysAsync(account)).Count >= Most) return false;

            made.Passkey.Name = Domain.Amsterdam.Day(clock.GetUtcNow()).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            (await act.Users.AddOrUpdatePasskeyAsync(account, made.Passkey)).Must();
            act.Note(account, AuditEvent.PasskeyAdded);
            return true;
        });
        return added
            ? LocalAddress.Go(SecondFactor.SecurityAddress)
            : await forms.Refuse<SecurityPage>(http, "PasskeyFailed");
    }

    private static async Task<IResult> Remove(HttpContext http, [FromForm(Name = "Input.Id")] string? id, AccountChanges changes, Reauthentication proof)
    {
        if (SecondFactor.AccountOf(http) is not { } owner) return Results.NotFound();
        if (!await proof.IsRecent(http)) return Reauthentication.Require(http, SecondFactor.SecurityAddress);

        await changes.Run(async act =>
        {
            if (await act.Lock(owner) is not { } account) return false;

            var own = (await act.Users.GetPasskeysAsync(account)).FirstOrDefault(passkey => WebEncoders.Base64UrlEncode(passkey.CredentialId) == id);
            if (own is null) return false;

            (await act.Users.RemovePasskeyAsync(account, own.CredentialId)).Must();
            act.Note(account, AuditEvent.PasskeyRemoved);
            return true;
        });
        return LocalAddress.Go(SecondFactor.SecurityAddress);
    }

    /// <summary>The result; null when no options were asked for first, or they were used already.</summary>
    private static async Task<TResult?> IfAsked<TResult>(Func<Task<TResult>> perform)
        where TResult : class
    {
        try
        {
            return await perform();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Names no account: the device knows which of its passkeys belong to this site.</summary>
    private static async Task<IResult> RequestOptions(IFormCollection form, AccountSignInManager signIns)
    {
        _ = form;
        return Results.Text(await signIns.MakePasskeyRequestOptionsAsync(user: null), "application/json");
    }

    private static async Task<IResult> Enter(
        HttpContext http, [FromForm(Name = "Input.Credential")] string? credential, [FromQuery] string? returnUrl, AccountSignInManager signIns,
        AccountChanges changes, PostedForms forms)
    {
        if (await Account(credential, signIns, changes, AuditEvent.SignedIn) is { } account)
        {
            await signIns.StartSession(account);
            return LocalAddress.GoBack(returnUrl);
        }

        return await forms.Refuse<LoginPage>(http, "PasskeyFailed");
    }

    /// <summary>The account whose passkey answered, with an audit entry; null when the passkey is unknown or the account is locked out.</summary>
    internal static async Task<Access.Account?> Account(string? credential, AccountSignInManager signIns, AccountChanges changes, AuditEvent? what)
    {
        var shown = string.IsNullOrEmpty(credential) ? null : await IfAsked(() => signIns.PerformPasskeyAssertionAsync(credential));
        return await changes.Run(async act =>
        {
            var known = shown is { Succeeded: true } ? shown.User : null;
            var account = known is null ? null : await act.Lock(known.Id);
            if (account is null || account.IsLockedForGood)
            {
                act.Note(account?.DisplayName ?? "?", AuditEvent.SignInRefused, account?.Email ?? "passkey");
                return null;
            }

            // The stored signature counter has to be updated: it reveals a copied passkey.
            (await act.Users.AddOrUpdatePasskeyAsync(account, shown!.Passkey!)).Must();
            if (what is { } entered) act.Note(account, entered);
            return account;
        });
    }
}

using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Account;

/// <summary>Requires the user to prove again who they are before a way to sign in is added or removed: an unattended browser must not be enough.</summary>
public sealed class Reauthentication(IDbContextFactory<KetenScanDb> databases, PasswordCheck passwords)
{
    public const string Address = "/account/confirm";

    /// <summary>Whether the user proved who they are in the last five minutes; signing in counts.</summary>
    public async Task<bool> IsRecent(HttpContext http)
    {
        await using var db = await databases.CreateDbContextAsync();
        return CurrentViewer.Of(http.User) is { HasAccount: true } viewer && await db.ProvedLately(viewer);
    }

    /// <summary>Accepts a password as proof, if one was typed.</summary>
    /// <exception cref="RuleBroken">The password is wrong.</exception>
    public async Task Check(Viewer viewer, string? password)
    {
        if (string.IsNullOrEmpty(password)) return;
        if (!viewer.HasAccount
            || viewer.SessionId is not { } session
            || !await passwords.IsOf(viewer.AccountId, password)) throw new RuleBroken(Rule.PasswordIsWrong);

        await using var db = await databases.CreateDbContextAsync();
        await db.Prove(session);
    }

    /// <summary>Redirects to the page that asks for proof, which then returns here.</summary>
    /// <param name="http">The request that needs proof.</param>
    /// <param name="back">Where to return to, as a route.</param>
    internal static IResult Require(HttpContext http, string back) =>
        LocalAddress.Go($"{Address}?returnUrl={Uri.EscapeDataString($"{http.Request.PathBase}{back}")}");
}

/// <summary>The POST endpoints of the page that asks for proof.</summary>
internal static class ReauthenticationEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Reauthentication.Address, ByPassword).WithOrder(-1).RequireRateLimiting(Throttling.Sensitive);
        routes.MapPost($"{Reauthentication.Address}/passkey", ByPasskey).RequireRateLimiting(Throttling.Sensitive);
    }

    private static async Task<IResult> ByPassword(
        HttpContext http, [FromForm(Name = "Input.Password")] string? password, [FromQuery] string? returnUrl, Reauthentication proof, PostedForms forms)
    {
        if (CurrentViewer.Of(http.User) is not { HasAccount: true } viewer) return Results.NotFound();
        if (string.IsNullOrEmpty(password)) return await forms.Refuse<ConfirmPage>(http, "PasswordNeeded");

        try
        {
            await proof.Check(viewer, password);
        }
        catch (RuleBroken)
        {
            return await forms.Refuse<ConfirmPage>(http, "PasswordWrong");
        }

        return LocalAddress.GoBack(returnUrl);
    }

    private static async Task<IResult> ByPasskey(
        HttpContext http, [FromForm(Name = "Input.Credential")] string? credential, [FromQuery] string? returnUrl, AccountSignInManager signIns,
        AccountChanges changes,
        IDbContextFactory<KetenScanDb> databases,
        PostedForms forms)
    {
        if (CurrentViewer.Of(http.User) is not { HasAccount: true, SessionId: { } session } viewer) return Results.NotFound();
        var account = await Passkeys.Account(credential, signIns, changes, what: null);
        if (account?.Id != viewer.AccountId) return await forms.Refuse<ConfirmPage>(http, "PasskeyFailed");

        await using var db = await databases.CreateDbContextAsync();
        await db.Prove(session);
        return LocalAddress.GoBack(returnUrl);
    }
}

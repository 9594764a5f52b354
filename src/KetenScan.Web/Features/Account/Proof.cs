using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Account;

/// <summary>Requires the user to prove again who they are before a way to sign in is added or removed: an unattended browser must not be enough.</summary>
public sealed class Proof(IDbContextFactory<KetenScanDb> databases, PasswordDoor door)
{
    public const string Address = "/account/confirm";

    /// <summary>Whether the user proved who they are in the last five minutes; signing in counts.</summary>
    public async Task<bool> IsGiven(HttpContext http)
    {
        await using var db = await databases.CreateDbContextAsync();
        return CurrentViewer.Of(http.User) is { HasAccount: true } viewer && await db.ProvedLately(viewer);
    }

    /// <summary>Accepts a password as proof, if one was typed.</summary>
    /// <exception cref="RuleBroken">The password is wrong.</exception>
    public async Task Take(Viewer viewer, string? password)
    {
        if (string.IsNullOrEmpty(password)) return;
        if (!viewer.HasAccount
            || viewer.SessionId is not { } session
            || !await door.IsOf(viewer.AccountId, password)) throw new RuleBroken(Rule.PasswordIsWrong);

        await using var db = await databases.CreateDbContextAsync();
        await db.Prove(session);
    }

    /// <summary>Redirects to the page that asks for proof, which then returns here.</summary>
    /// <param name="http">The request that needs proof.</param>
    /// <param name="back">Where to return to, as a route.</param>
    internal static IResult AskFor(HttpContext http, string back) =>
        LocalAddress.Go($"{Address}?returnUrl={Uri.EscapeDataString($"{http.Request.PathBase}{back}")}");
}

/// <summary>The POST endpoints of the page that asks for proof.</summary>
internal static class ProofEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Proof.Address, ByPassword).WithOrder(-1).RequireRateLimiting(Throttling.Doors);
        routes.MapPost($"{Proof.Address}/passkey", ByPasskey).RequireRateLimiting(Throttling.Doors);
    }

    private static async Task<IResult> ByPassword(
        HttpContext http, [FromForm(Name = "Input.Password")] string? password, [FromQuery] string? returnUrl, Proof proof, EndpointDataSource endpoints,
        IStringLocalizer<AccountTexts> texts)
    {
        if (CurrentViewer.Of(http.User) is not { HasAccount: true } viewer) return Results.NotFound();
        if (string.IsNullOrEmpty(password)) return await Refuse(http, endpoints, texts["PasswordNeeded"]);

        try
        {
            await proof.Take(viewer, password);
        }
        catch (RuleBroken)
        {
            return await Refuse(http, endpoints, texts["PasswordWrong"]);
        }

        return LocalAddress.GoBack(returnUrl);
    }

    private static async Task<IResult> ByPasskey(
        HttpContext http, [FromForm(Name = "Input.Credential")] string? credential, [FromQuery] string? returnUrl, Doorkeeper doorkeeper, AccountActs acts,
        IDbContextFactory<KetenScanDb> databases, EndpointDataSource endpoints, IStringLocalizer<AccountTexts> texts)
    {
        if (CurrentViewer.Of(http.User) is not { HasAccount: true, SessionId: { } session } viewer) return Results.NotFound();
        if ((await Passkeys.Account(credential, doorkeeper, acts, what: null))?.Id != viewer.AccountId) return await Refuse(
            http,
            endpoints,
            texts["PasskeyFailed"]);

        await using var db = await databases.CreateDbContextAsync();
        await db.Prove(session);
        return LocalAddress.GoBack(returnUrl);
    }

    private static Task<IResult> Refuse(HttpContext http, EndpointDataSource endpoints, string why) =>
        AccountEndpoints.Refuse<ConfirmPage>(http, endpoints, new SignInRefused(null, [why]));
}

using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Account;

/// <summary>Asks who is signed in to prove it again before a way in is made or removed: an open browser that is left alone is not enough.</summary>
public sealed class Proof(IDbContextFactory<KetenScanDb> databases, PasswordDoor door)
{
    public const string Address = "/account/confirm";

    /// <summary>Whether it was given in the last five minutes; signing in counts.</summary>
    public async Task<bool> IsGiven(HttpContext http)
    {
        await using var db = await databases.CreateDbContextAsync();
        return CurrentViewer.Of(http.User) is { HasAccount: true } viewer && await db.ProvedLately(viewer);
    }

    /// <summary>Takes a password as proof, if one was typed.</summary>
    /// <exception cref="RuleBroken">It is wrong.</exception>
    public async Task Take(Viewer viewer, string? password)
    {
        if (string.IsNullOrEmpty(password)) return;
        if (!viewer.HasAccount || viewer.SessionId is not { } session || !await door.IsOf(viewer.AccountId, password)) throw new RuleBroken(Rule.PasswordIsWrong);

        await using var db = await databases.CreateDbContextAsync();
        await db.Prove(session);
    }

    /// <summary>Goes to the page that asks, and comes back.</summary>
    /// <param name="http">The request that asks for proof.</param>
    /// <param name="back">As its route is written.</param>
    internal static IResult AskFor(HttpContext http, string back) => LocalAddress.Go($"{Address}?returnUrl={Uri.EscapeDataString($"{http.Request.PathBase}{back}")}");
}

/// <summary>The posts of the page that asks again.</summary>
internal static class ProofEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Proof.Address, ByPassword).WithOrder(-1).RequireRateLimiting(Throttling.Doors);
        routes.MapPost($"{Proof.Address}/passkey", ByPasskey).RequireRateLimiting(Throttling.Doors);
    }

    private static async Task<IResult> ByPassword(
        HttpContext http, [FromForm(Name = "Input.Password")] string? password, [FromQuery] string? returnUrl, Proof proof, EndpointDataSource endpoints, IStringLocalizer<AccountTexts> texts)
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
        HttpContext http, [FromForm(Name = "Input.Credential")] string? credential, [FromQuery] string? returnUrl, Doorkeeper doorkeeper, AccountActs acts, IDbContextFactory<KetenScanDb> databases, EndpointDataSource endpoints, IStringLocalizer<AccountTexts> texts)
    {
        if (CurrentViewer.Of(http.User) is not { HasAccount: true, SessionId: { } session } viewer) return Results.NotFound();
        if ((await Passkeys.Account(credential, doorkeeper, acts, what: null))?.Id != viewer.AccountId) return await Refuse(http, endpoints, texts["PasskeyFailed"]);

        await using var db = await databases.CreateDbContextAsync();
        await db.Prove(session);
        return LocalAddress.GoBack(returnUrl);
    }

    private static Task<IResult> Refuse(HttpContext http, EndpointDataSource endpoints, string why) => AccountEndpoints.Refuse<ConfirmPage>(http, endpoints, new SignInRefused(null, [why]));
}

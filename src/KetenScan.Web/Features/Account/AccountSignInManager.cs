using System.Security.Claims;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Access = KetenScan.Data.Access;

namespace KetenScan.Web.Features.Account;

/// <summary>Issues the sign-in cookies, once somebody has been authenticated.</summary>
internal sealed class AccountSignInManager(
    UserManager<Access.Account> users,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<Access.Account> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Access.Account>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Access.Account> confirmation,
    IDbContextFactory<KetenScanDb> databases)
    : SignInManager<Access.Account>(users, http, claims, options, logger, schemes, confirmation)
{
    /// <summary>After the right password: signs in, or goes to the second step when the account has one.</summary>
    /// <returns>Whether the second step is still to come.</returns>
    public async Task<bool> AfterPassword(Access.Account account)
    {
        if (account.TwoFactorEnabled) return (await SignInOrTwoFactorAsync(account, isPersistent: false)).RequiresTwoFactor;

        await StartSession(account);
        return false;
    }

    /// <summary>Starts a new session.</summary>
    /// <param name="isProved">Whether the owner has just proved who they are.</param>
    /// <param name="marks">What the cookie remembers of the sign-in.</param>
    public async Task StartSession(Access.Account account, bool isProved = true, AuthenticationProperties? marks = null)
    {
        var session = Guid.NewGuid();
        if (isProved)
        {
            await using var db = await databases.CreateDbContextAsync();
            await db.Prove(session);
        }

        await SignInWithClaimsAsync(account, marks ?? new AuthenticationProperties(), [new Claim(CurrentViewer.SessionClaim, $"{session}")]);
    }

    /// <summary>Signs in after the second step.</summary>
    public async Task AfterCode(Access.Account account)
    {
        await StartSession(account);
        await Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
    }
}

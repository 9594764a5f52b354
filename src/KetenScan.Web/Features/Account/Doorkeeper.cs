using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Access = KetenScan.Data.Access;

namespace KetenScan.Web.Features.Account;

/// <summary>Gives out cookies, once a door has let somebody in.</summary>
internal sealed class Doorkeeper(
    UserManager<Access.Account> users,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<Access.Account> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Access.Account>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Access.Account> confirmation)
    : SignInManager<Access.Account>(users, http, claims, options, logger, schemes, confirmation)
{
    /// <summary>After the right password: in, or to the second step when the account has one.</summary>
    /// <returns>Whether the second step is still to be taken.</returns>
    public async Task<bool> AfterPassword(Access.Account account) => (await SignInOrTwoFactorAsync(account, isPersistent: false)).RequiresTwoFactor;

    /// <summary>After the second step.</summary>
    public async Task AfterCode(Access.Account account)
    {
        await SignInAsync(account, isPersistent: false);
        await Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
    }
}

using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Access = KetenScan.Data.Access;

namespace KetenScan.Web.Features.Account;

/// <summary>The secret in a link for a forgotten password. Anybody can request one, so it is valid for an hour; an invitation for days.</summary>
internal sealed class ResetTokens(IDataProtectionProvider protection, ILogger<DataProtectorTokenProvider<Access.Account>> logger)
    : DataProtectorTokenProvider<Access.Account>(
        protection,
        new OptionsWrapper<DataProtectionTokenProviderOptions>(new DataProtectionTokenProviderOptions { Name = "KetenScan.Reset", TokenLifespan = Lifetime }),
        logger)
{
    public const string Provider = "Reset";

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
}

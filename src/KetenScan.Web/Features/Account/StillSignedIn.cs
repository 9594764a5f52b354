using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KetenScan.Web.Features.Account;

/// <summary>Ends the sign-in of an open circuit when the account's security stamp changed since, or the personal link no longer opens anything.</summary>
internal sealed class StillSignedIn(ILoggerFactory logging, IDbContextFactory<KetenScanDb> databases, IOptions<IdentityOptions> options)
    : RevalidatingServerAuthenticationStateProvider(logging)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(5);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        if (CurrentViewer.Of(authenticationState.User) is not { } viewer) return false;

        var stamp = authenticationState.User.FindFirst(options.Value.ClaimsIdentity.SecurityStampClaimType)?.Value;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (viewer.PrivacyLinkId is { } link) return await db.PrivacyLinks.AnyAsync(own => own.Id == link && own.ExpiresAt > db.Now, cancellationToken);
        if (viewer.DeviceId is { } device) return await db.OpenDevices().AnyAsync(open => open.Id == device, cancellationToken);
        if (viewer.InvitationId is { } invitation) return await db.ValidInvitations().AnyAsync(valid => valid.Id == invitation, cancellationToken);

        return await db.Users.AnyAsync(account => account.Id == viewer.AccountId && account.SecurityStamp == stamp, cancellationToken);
    }
}

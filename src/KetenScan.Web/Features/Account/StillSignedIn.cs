using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KetenScan.Web.Features.Account;

/// <summary>Ends an open circuit when its session is no longer valid, or its personal link no longer opens anything.</summary>
internal sealed class StillSignedIn(
    ILoggerFactory logging, IDbContextFactory<KetenScanDb> databases, IOptions<IdentityOptions> options, SessionSettings settings)
    : RevalidatingServerAuthenticationStateProvider(logging)
{
    protected override TimeSpan RevalidationInterval => settings.AskEvery;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        if (CurrentViewer.Of(authenticationState.User) is not { } viewer) return false;

        var stamp = authenticationState.User.FindFirst(options.Value.ClaimsIdentity.SecurityStampClaimType)?.Value;
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            return await db.StillSignedIn(viewer, stamp, cancellationToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // A database that does not answer does not say that anybody was signed out. It is asked again after the interval.
            return true;
        }
    }
}

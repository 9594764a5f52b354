using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.People;

/// <summary>Decides which consultants see a chain's scorecards. Coordinators only.</summary>
public sealed class ConsultantService(IDbContextFactory<KetenScanDb> databases, AuditLog audit)
{
    /// <summary>Lets a consultant see the chain's scorecards.</summary>
    /// <returns>Null when the viewer does not run the chain; false when no account has that address.</returns>
    public Task<bool?> Grant(Viewer viewer, string slug, string email, CancellationToken cancel = default) => Saving.Retry<bool?>(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.GiveRole(audit, viewer, slug, email, Role.Consultant, cancel);
    });

    /// <summary>Withdraws a consultant's access. Does nothing when it is withdrawn already.</summary>
    /// <returns>False when the viewer does not run the chain.</returns>
    public async Task<bool> Withdraw(Viewer viewer, string slug, Guid accountId, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.ChainsRunBy(viewer).Where(chain => chain.Slug == slug).Select(chain => (Guid?)chain.Id).SingleOrDefaultAsync(cancel) is not { } chain)
            return false;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Grants.Where(
            grant => grant.AccountId == accountId && grant.ChainId == chain && grant.Role == Role.Consultant).ExecuteDeleteAsync(cancel) > 0)
            await audit.AddAndSave(db, viewer, AuditEvent.RoleWithdrawn, slug, $"{accountId} {Role.Consultant}");
        await transaction.CommitAsync(cancel);
        return true;
    }
}

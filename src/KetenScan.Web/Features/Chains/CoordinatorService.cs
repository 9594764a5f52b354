using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Domain;
using KetenScan.Domain.Chains;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Chains;

/// <summary>A coordinator of the chain.</summary>
public sealed record CoordinatorLine(Guid AccountId, string Name, string Email, bool CanSignIn, bool IsMe);

/// <summary>Manages a chain's coordinators. Coordinators only.</summary>
public sealed class CoordinatorService(IDbContextFactory<KetenScanDb> databases, AuditLog audit)
{
    /// <summary>The chain's coordinators by name; null when the viewer does not run it.</summary>
    public async Task<IReadOnlyList<CoordinatorLine>?> List(Viewer viewer, string slug, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await ChainId(db, viewer, slug, cancel) is not { } chain) return null;

        return await (
            from grant in db.Grants
            where grant.ChainId == chain && grant.Role == Role.Coordinator
            join user in db.Users on grant.AccountId equals user.Id
            orderby user.DisplayName, user.Email
            select new CoordinatorLine(
                user.Id,
                user.DisplayName,
                user.Email!,
                db.AccountsInUse().Any(own => own.Id == user.Id),
                user.Id == viewer.AccountId)).ToListAsync(cancel);
    }

    /// <summary>Makes another account coordinator of the chain too.</summary>
    /// <returns>Null when the viewer does not run the chain; false when no account has that address.</returns>
    public Task<bool?> Add(Viewer viewer, string slug, string email, CancellationToken cancel = default) => Saving.Retry<bool?>(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.GiveRole(audit, viewer, slug, email, Role.Coordinator, cancel);
    });

    /// <summary>Withdraws the role of a coordinator, who may be the viewer.</summary>
    /// <returns>False when the viewer does not run the chain.</returns>
    /// <exception cref="RuleBroken">No coordinator who can sign in would be left.</exception>
    public async Task<bool> Withdraw(Viewer viewer, string slug, Guid account, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await ChainId(db, viewer, slug, cancel) is not { } chain) return false;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockChain(chain, cancel);
        if (await ChainId(db, viewer, slug, cancel) is null) return false;
        if (await db.ChainsRunByNobodyBut(account).AnyAsync(own => own.Id == chain, cancel)) throw new RuleBroken(Rule.ChainKeepsACoordinator);

        await db.Grants.Where(grant => grant.AccountId == account && grant.ChainId == chain && grant.Role == Role.Coordinator).ExecuteDeleteAsync(cancel);
        await audit.AddAndSave(db, viewer, AuditEvent.RoleWithdrawn, slug, $"{account} {Role.Coordinator}");
        await transaction.CommitAsync(cancel);
        return true;
    }

    private static Task<Guid?> ChainId(KetenScanDb db, Viewer viewer, string slug, CancellationToken cancel) =>
        db.ChainsRunBy(viewer).Where(chain => chain.Slug == slug).Select(chain => (Guid?)chain.Id).SingleOrDefaultAsync(cancel);
}

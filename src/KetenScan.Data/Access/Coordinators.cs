using KetenScan.Domain.Chains;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Access;

/// <summary>A chain never ends without a coordinator: asked, inside a transaction, wherever somebody stops being one.</summary>
public static class Coordinators
{
    /// <summary>The chains that are run by nobody who can sign in, other than this account.</summary>
    /// <param name="db">Where to look.</param>
    /// <param name="account">Whose leaving is asked about; an account that is locked out does not count in its place.</param>
    public static IQueryable<Chain> ChainsRunByNobodyBut(this KetenScanDb db, Guid account) =>
        db.Chains.Where(chain =>
            db.Grants.Any(grant => grant.ChainId == chain.Id && grant.Role == Role.Coordinator && grant.AccountId == account)
            && !db.Grants.Any(other => other.ChainId == chain.Id && other.Role == Role.Coordinator && other.AccountId != account
                && db.Users.Any(user => user.Id == other.AccountId && (user.LockoutEnd == null || user.LockoutEnd <= db.Now))));

    /// <summary>
    /// Locks the chains that an account runs until the transaction ends: of two coordinators who leave at once the second waits,
    /// and finds the first gone.
    /// </summary>
    public static async Task LockChainsRunBy(this KetenScanDb db, Guid account, CancellationToken cancel = default)
    {
        // One by one and in one order, or two who run the same chains could each wait for the other.
        var chains = await db.Grants
            .Where(grant => grant.AccountId == account && grant.Role == Role.Coordinator && grant.ChainId != null)
            .Select(grant => grant.ChainId!.Value).OrderBy(id => id).ToListAsync(cancel);
        foreach (var id in chains) await db.LockChain(id, cancel);
    }

    /// <summary>Locks the row of a chain until the transaction ends.</summary>
    public static Task LockChain(this KetenScanDb db, Guid chain, CancellationToken cancel = default) =>
        db.Chains.Where(own => own.Id == chain).ExecuteUpdateAsync(own => own.SetProperty(locked => locked.Version, locked => locked.Version), cancel);
}

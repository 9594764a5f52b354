using KetenScan.Domain.Chains;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Access;

/// <summary>Ensures that a chain always has a coordinator: checked, inside a transaction, wherever somebody stops being one.</summary>
public static class Coordinators
{
    /// <summary>The accounts that can sign in: not permanently locked out, and with a password, a passkey or an external provider.</summary>
    public static IQueryable<Account> AccountsInUse(this KetenScanDb db) =>
        db.LivingAccounts().Where(user => user.PasswordHash != null
            || db.UserLogins.Any(login => login.UserId == user.Id)
            || db.Set<IdentityUserPasskey<Guid>>().Any(passkey => passkey.UserId == user.Id));

    /// <summary>The chains without a coordinator who can sign in.</summary>
    /// <param name="but">An account to ignore, because it is about to leave.</param>
    public static IQueryable<Chain> ChainsWithoutCoordinator(this KetenScanDb db, Guid? but = null)
    {
        var leaves = but ?? Guid.Empty;
        return db.Chains.Where(chain => !db.Grants.Any(grant => grant.ChainId == chain.Id && grant.Role == Role.Coordinator && grant.AccountId != leaves
            && db.AccountsInUse().Any(user => user.Id == grant.AccountId)));
    }

    /// <summary>The chains of which this account is the only coordinator who can sign in.</summary>
    public static IQueryable<Chain> ChainsRunByNobodyBut(this KetenScanDb db, Guid account) =>
        db.ChainsWithoutCoordinator(account).Where(chain =>
            db.Grants.Any(grant => grant.ChainId == chain.Id && grant.Role == Role.Coordinator && grant.AccountId == account));

    /// <summary>
    /// Locks the rows of an account's chains until the transaction ends: if two coordinators leave at once, the second waits
    /// and then sees that the first has left.
    /// </summary>
    public static async Task LockChainsRunBy(this KetenScanDb db, Guid account, CancellationToken cancel = default)
    {
        // In a fixed order, so that two coordinators of the same chains cannot deadlock.
        var chains = await db.Grants
            .Where(grant => grant.AccountId == account && grant.Role == Role.Coordinator && grant.ChainId != null)
            .Select(grant => grant.ChainId!.Value).OrderBy(id => id).ToListAsync(cancel);
        foreach (var id in chains) await db.LockChain(id, cancel);
    }

    /// <summary>Locks the row of a chain until the transaction ends.</summary>
    public static Task LockChain(this KetenScanDb db, Guid chain, CancellationToken cancel = default) =>
        db.Chains.Where(own => own.Id == chain).ExecuteUpdateAsync(own => own.SetProperty(locked => locked.Version, locked => locked.Version), cancel);
}

using KetenScan.Domain.Chains;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Access;

/// <summary>A chain never ends without a coordinator: asked, inside a transaction, wherever somebody stops being one.</summary>
public static class Coordinators
{
    /// <summary>The accounts that somebody can sign in with: not locked out for good, and with a password, a passkey or the sign-in of another provider.</summary>
    public static IQueryable<Account> AccountsInUse(this KetenScanDb db) =>
        db.LivingAccounts().Where(user => user.PasswordHash != null
            || db.UserLogins.Any(login => login.UserId == user.Id)
            || db.Set<IdentityUserPasskey<Guid>>().Any(passkey => passkey.UserId == user.Id));

    /// <summary>The chains that are run by nobody who can sign in.</summary>
    /// <param name="db">Where to look.</param>
    /// <param name="but">An account that does not count, since it will leave.</param>
    public static IQueryable<Chain> ChainsWithoutCoordinator(this KetenScanDb db, Guid? but = null)
    {
        var leaves = but ?? Guid.Empty;
        return db.Chains.Where(chain => !db.Grants.Any(grant => grant.ChainId == chain.Id && grant.Role == Role.Coordinator && grant.AccountId != leaves
            && db.AccountsInUse().Any(user => user.Id == grant.AccountId)));
    }

    /// <summary>The chains that this account runs, and nobody else who can sign in.</summary>
    /// <param name="db">Where to look.</param>
    /// <param name="account">Whose leaving is asked about.</param>
    public static IQueryable<Chain> ChainsRunByNobodyBut(this KetenScanDb db, Guid account) =>
        db.ChainsWithoutCoordinator(account).Where(chain =>
            db.Grants.Any(grant => grant.ChainId == chain.Id && grant.Role == Role.Coordinator && grant.AccountId == account));

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

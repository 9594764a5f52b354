using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Domain.Chains;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.People;

/// <summary>A chain with its partners and people, as its coordinators change it.</summary>
internal static class OwnChain
{
    /// <summary>Changes a chain that the viewer runs, in one transaction. Retried when somebody else wrote meanwhile.</summary>
    /// <returns>False when the viewer does not run the chain.</returns>
    public static Task<bool> ChangeOwn(
        this IDbContextFactory<KetenScanDb> databases,
        Viewer viewer,
        string slug,
        Func<KetenScanDb, Chain, Task> change,
        CancellationToken cancel) => Saving.Retry(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var chain = await db.ChainsRunBy(viewer)
            .Include(chain => chain.Partners)
            .Include(chain => chain.People)
            .AsSplitQuery()
            .SingleOrDefaultAsync(chain => chain.Slug == slug, cancel);
        if (chain is null) return false;

        await change(db, chain);
        await db.SaveUnlessChanged(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    });

    /// <summary>
    /// An account belongs to its mail address: a person whose address changes loses it. Otherwise the coordinator, who writes
    /// addresses, could attach their own account to somebody else's entry.
    /// </summary>
    public static async Task KeepAccountOfAddress(this KetenScanDb db, Chain chain, Person person, CancellationToken cancel)
    {
        var address = person.Email.ToUpperInvariant();
        if (person.AccountId is not { } account || await db.Users.AnyAsync(user => user.Id == account && user.NormalizedEmail == address, cancel)) return;

        (person.AccountId, person.KeepsDossier) = (null, false);
        if (chain.People.All(other => other.AccountId != account)) await db.MembershipOf(account, chain).ExecuteDeleteAsync(cancel);
    }
}

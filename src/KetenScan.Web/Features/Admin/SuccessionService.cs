using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Domain.Chains;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Admin;

/// <summary>A chain without a coordinator who can sign in.</summary>
/// <param name="Coordinators">The names of the coordinators who cannot sign in: they have not accepted the invitation yet, or are locked out.</param>
public sealed record UnledChain(string Slug, string Name, IReadOnlyList<string> Coordinators);

public enum Succession
{
    Done,

    /// <summary>They run the chains from the moment that they can sign in. Until then the chains count as without a coordinator.</summary>
    DoneCannotSignIn,
    NoSuchAccount,

    /// <summary>An administrator cannot see chains, and may not give themselves access.</summary>
    Oneself,

    /// <summary>The account that is about to leave.</summary>
    WhoLeaves,
}

/// <summary>Names coordinators for chains that have none left, or would have none. It is the only thing that an administrator does in a chain.</summary>
public sealed class SuccessionService(IDbContextFactory<KetenScanDb> databases, AuditLog audit)
{
    /// <summary>The chains without a coordinator who can sign in, by name; null for a viewer who is not an administrator.</summary>
    /// <param name="leaves">Only chains that would lose their last coordinator with this account; null for chains that have none now.</param>
    public async Task<IReadOnlyList<UnledChain>?> List(Viewer viewer, Guid? leaves = null, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.IsAdministrator(viewer, cancel)) return null;

        var unled = Unled(db, leaves);
        var chains = await unled.OrderBy(chain => chain.Name).Select(chain => new { chain.Id, chain.Slug, chain.Name }).ToListAsync(cancel);
        var coordinators = await (
            from grant in db.Grants
            where grant.Role == Role.Coordinator && unled.Any(chain => chain.Id == grant.ChainId) && grant.AccountId != leaves
            join user in db.Users on grant.AccountId equals user.Id
            orderby user.DisplayName
            select new { grant.ChainId, user.DisplayName }).ToListAsync(cancel);
        return
        [
            .. chains.Select(
                chain => new UnledChain(chain.Slug, chain.Name, [.. coordinators.Where(own => own.ChainId == chain.Id).Select(own => own.DisplayName)])),
        ];
    }

    /// <summary>Makes an account the coordinator of chains; chains that have a coordinator by now are left as they are.</summary>
    /// <returns>Null when the viewer is no administrator.</returns>
    public Task<Succession?> Name(Viewer viewer, IReadOnlyCollection<string> slugs, string email, Guid? leaves = null, CancellationToken cancel = default) =>
        Saving.Retry<Succession?>(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.IsAdministrator(viewer, cancel)) return null;

        var address = Person.Written(email).ToUpperInvariant();
        if (await db.Users.Where(
            user =>
                user.NormalizedEmail == address).Select(user =>
                    (Guid?)user.Id).SingleOrDefaultAsync(cancel) is not { } account) return Succession.NoSuchAccount;
        if (account == viewer.AccountId) return Succession.Oneself;
        if (account == leaves) return Succession.WhoLeaves;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var id in await db.Chains.Where(chain => slugs.Contains(chain.Slug)).Select(chain => chain.Id).OrderBy(id => id).ToListAsync(cancel))
            await db.LockChain(id, cancel);
        var chains = await Unled(db, leaves)
            .Where(chain => slugs.Contains(chain.Slug)
                && !db.Grants.Any(grant => grant.AccountId == account && grant.ChainId == chain.Id && grant.Role == Role.Coordinator))
            .Select(chain => new { chain.Id, chain.Slug }).ToListAsync(cancel);
        db.Grants.AddRange(chains.Select(chain => new Grant(account, Role.Coordinator, chain.Id)));
        foreach (var chain in chains) await audit.AddAndSave(db, viewer, AuditEvent.RoleGranted, chain.Slug, $"{email.Trim()} {Role.Coordinator}");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return await db.AccountsInUse().AnyAsync(user => user.Id == account, cancel) ? Succession.Done : Succession.DoneCannotSignIn;
    });

    private static IQueryable<Chain> Unled(KetenScanDb db, Guid? leaves) =>
        leaves is { } account ? db.ChainsRunByNobodyBut(account) : db.ChainsWithoutCoordinator();
}

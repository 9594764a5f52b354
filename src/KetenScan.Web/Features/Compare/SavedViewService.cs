using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Compare;

/// <summary>A saved comparison.</summary>
/// <param name="Owner">The owner, if it is somebody else.</param>
public sealed record ViewLine(Guid Id, string Name, string Address, bool IsShared, string? Owner);

/// <summary>
/// Saved comparisons. A shared one is shown to whoever may compare every chain in it. One without chains is shown to whoever may compare a chain that its owner
/// may compare too.
/// </summary>
public sealed class SavedViewService(IDbContextFactory<KetenScanDb> databases)
{
    private const int Most = 50;

    public async Task<IReadOnlyList<ViewLine>> Of(Viewer viewer, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var views = await (
            from view in db.SavedViews
            join owner in db.Users on view.AccountId equals owner.Id
            where view.AccountId == viewer.AccountId
                || (view.IsShared
                    && db.ChainsComparedBy(viewer).Any(
                        chain => db.Grants.Any(grant => grant.AccountId == view.AccountId
                            && grant.ChainId == chain.Id
                            && (grant.Role == Role.Coordinator || grant.Role == Role.Consultant))))
            orderby view.Name, view.Id
            select new { View = view, owner.DisplayName }).AsNoTracking().ToListAsync(cancel);
        var named = views.SelectMany(own => own.View.Chains).ToHashSet();
        var seen = await db.ChainsComparedBy(viewer).Where(chain => named.Contains(chain.Slug)).Select(chain => chain.Slug).ToHashSetAsync(cancel);
        return
        [
            .. views
                .Where(own => own.View.AccountId == viewer.AccountId || own.View.Chains.All(seen.Contains))
                .Select(
                    own => new ViewLine(
                        own.View.Id,
                        own.View.Name,
                        own.View.Address,
                        own.View.IsShared,
                        own.View.AccountId == viewer.AccountId ? null : own.DisplayName)),
        ];
    }

    /// <summary>Saves a comparison. Replaces an earlier one with the same name, so that sending it twice saves it once.</summary>
    /// <returns>False when the viewer may not compare.</returns>
    /// <exception cref="RuleBroken">The viewer has fifty already.</exception>
    public Task<bool> Save(Viewer viewer, string name, Comparison comparison, bool isShared, CancellationToken cancel = default) => Saving.Retry(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.ChainsComparedBy(viewer).AnyAsync(cancel)) return false;

        var address = comparison.Query.TrimStart('?');
        var own = await db.SavedViews.Where(view => view.AccountId == viewer.AccountId).ToListAsync(cancel);
        if (own.SingleOrDefault(view => view.Name == name.Trim()) is { } known) known.Change(name, address, comparison.Chosen, isShared);
        else if (own.Count >= Most) throw new RuleBroken(Rule.TooManyViews);
        else db.SavedViews.Add(new SavedView(viewer.AccountId, name, address, comparison.Chosen, isShared));
        await db.SaveChangesAsync(cancel);
        return true;
    });

    /// <summary>Deletes one of the viewer's saved comparisons.</summary>
    public async Task<bool> Remove(Viewer viewer, Guid id, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.SavedViews.Where(view => view.Id == id && view.AccountId == viewer.AccountId).ExecuteDeleteAsync(cancel) > 0;
    }
}

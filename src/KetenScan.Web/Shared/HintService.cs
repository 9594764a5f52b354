using KetenScan.Data;
using KetenScan.Data.Access;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Shared;

/// <summary>Which hints an account still wants to see.</summary>
public sealed class HintService(IDbContextFactory<KetenScanDb> databases)
{
    /// <summary>Whether the viewer sees the hint: with an account, until it is hidden. Visitors by a link see none.</summary>
    public async Task<bool> IsShown(Viewer viewer, Hint hint, CancellationToken cancel = default)
    {
        if (!viewer.HasAccount) return false;

        await using var db = await databases.CreateDbContextAsync(cancel);
        return !await db.HiddenHints.AnyAsync(own => own.AccountId == viewer.AccountId && own.Hint == hint, cancel);
    }

    /// <summary>Hides a hint for good.</summary>
    /// <returns>False for a viewer without an account.</returns>
    public Task<bool> Hide(Viewer viewer, Hint hint, CancellationToken cancel = default) => Saving.Retry(async () =>
    {
        if (!viewer.HasAccount) return false;

        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.HiddenHints.AnyAsync(own => own.AccountId == viewer.AccountId && own.Hint == hint, cancel)) return true;

        db.HiddenHints.Add(new HiddenHint(viewer.AccountId, hint));
        await db.SaveChangesAsync(cancel);
        return true;
    });
}

using KetenScan.Data.Audit;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Forgetting;

/// <summary>Merged entries of people. The audit log contains their ids; a backup from before the merge has them separately.</summary>
public static class MergedEntries
{
    /// <summary>These people, and all entries that were ever merged into theirs.</summary>
    public static async Task<IReadOnlyList<Guid>> WithMergedInto(this KetenScanDb db, IReadOnlyList<Guid> people, CancellationToken cancel = default)
    {
        if (people.Count == 0) return people;

        var entries = await db.AuditLog
            .AsNoTracking()
            .Where(entry => entry.What == AuditEvent.PeopleMerged && entry.About != null)
            .Select(entry => entry.About!)
            .ToListAsync(cancel);
        var goneBy = entries.Select(Parse).OfType<(Guid Kept, Guid Gone)>().ToLookup(merge => merge.Kept, merge => merge.Gone);
        var all = people.ToList();

        // The list grows during the loop: a merged entry may itself contain earlier merged entries.
        for (var at = 0; at < all.Count; at++) all.AddRange(goneBy[all[at]].Except(all).ToList());
        return all;
    }

    private static (Guid Kept, Guid Gone)? Parse(string about) =>
        about.Split(' ') is [var kept, var gone] && Guid.TryParse(kept, out var first) && Guid.TryParse(gone, out var second) ? (first, second) : null;
}

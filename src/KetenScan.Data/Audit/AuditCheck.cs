using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Audit;

/// <summary>The result of verifying the whole audit log.</summary>
/// <param name="Last">The hash of the last entry; a copy kept elsewhere also reveals entries that were removed from the end.</param>
/// <param name="Broken">The number of the first entry that was changed, or that follows a missing one; null when the log is intact.</param>
public sealed record AuditCheck(long Entries, string Last, long? Broken)
{
    public static async Task<AuditCheck> Of(KetenScanDb db, CancellationToken cancel = default)
    {
        var (entries, last) = (0L, AuditEntry.NoHash);
        await foreach (var entry in db.AuditLog.AsNoTracking().OrderBy(entry => entry.Number).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (entry.Number != entries + 1 || entry.Before != last || entry.Hash != entry.HashOf()) return new AuditCheck(entries, last, entry.Number);

            (entries, last) = (entry.Number, entry.Hash);
        }

        return new AuditCheck(entries, last, null);
    }
}

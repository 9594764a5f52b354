using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Audit;

/// <summary>What going over the whole audit log found.</summary>
/// <param name="Entries">How many there are.</param>
/// <param name="Last">The hash of the last: written down elsewhere, it also shows whether entries were cut off at the end.</param>
/// <param name="Broken">The number of the first entry that is not as it was written, or that one is missing before; none when all is well.</param>
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

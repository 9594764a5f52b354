using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data;

/// <summary>Takes and releases leases for work that must run once, however many servers there are.</summary>
public static class Leases
{
    /// <summary>Takes the lease for work until an instant.</summary>
    /// <returns>False when another server has it.</returns>
    public static async Task<bool> TakeLease(this KetenScanDb db, string name, DateTimeOffset until, CancellationToken cancel = default)
    {
        if (await db.Leases.Where(lease => lease.Name == name && lease.Until <= db.Now).ExecuteUpdateAsync(
            lease => lease.SetProperty(own => own.Until, until),
            cancel) == 1) return true;
        if (await db.Leases.AnyAsync(lease => lease.Name == name, cancel)) return false;

        db.Leases.Add(new Lease(name, until));
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException)
        {
            // Another server inserted the first lease for this work.
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>Allows the work to be done again from an instant on.</summary>
    public static Task EndLease(this KetenScanDb db, string name, DateTimeOffset at, CancellationToken cancel = default) =>
        db.Leases.Where(lease => lease.Name == name).ExecuteUpdateAsync(lease => lease.SetProperty(own => own.Until, at), cancel);
}

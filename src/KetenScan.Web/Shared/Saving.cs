using KetenScan.Data;
using KetenScan.Domain;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Shared;

internal static class Saving
{
    /// <summary>Saves, unless somebody else changed the same thing since it was read.</summary>
    /// <exception cref="RuleBroken">Somebody else changed it.</exception>
    public static async Task SaveUnlessChanged(this KetenScanDb db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleBroken(Rule.SomebodyElseChangedIt);
        }
    }
}

using KetenScan.Data;
using KetenScan.Domain;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Shared;

internal static class Saving
{
    private const int Tries = 6;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Does it again, on a context of its own, when another writer stored or changed the same between its reading and its writing,
    /// or when the database was away for a moment, as while another server takes its place. A connection that is lost while it
    /// commits leaves open whether that was done: an act looks first whether what it does is there.
    /// </summary>
    /// <exception cref="RuleBroken">Others were first each time.</exception>
    public static async Task<T> Retry<T>(Func<Task<T>> act)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await act();
            }
            catch (Exception problem) when (tried < Tries && Conflict.Is(problem))
            {
                // Read and written again.
            }
            catch (Exception away) when (tried < Tries && Conflict.IsAway(away))
            {
                await Task.Delay(FirstPause * Math.Pow(2, tried - 1));
            }
            catch (Exception problem) when (Conflict.Is(problem))
            {
                throw new RuleBroken(Rule.SomebodyElseChangedIt);
            }
        }
    }

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

using KetenScan.Data;
using KetenScan.Domain;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Shared;

internal static class Saving
{
    private const int Tries = 6;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Retries, with a new context, when another writer stored or changed the same between reading and writing, or when the database could
    /// not be reached for a moment, as during a failover. When a connection is lost during a commit, it is unknown whether that succeeded:
    /// so an action first checks whether its work was done.
    /// </summary>
    /// <exception cref="RuleBroken">Another writer was first at every attempt.</exception>
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
                // Retry.
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

    /// <summary>Saves, unless somebody else changed the same thing after it was read.</summary>
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

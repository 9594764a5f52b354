using KetenScan.Data;
using KetenScan.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace KetenScan.Web.Features.Rounds;

/// <summary>
/// How many people have handed in to an open round, counted at the start of the day in Amsterdam. The number stays the same all day,
/// so that somebody who watches it cannot see the moment at which a person hands in or reopens a sheet.
/// </summary>
public sealed class ProgressCount(IMemoryCache memory)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(26);

    /// <returns>By the partner at the time of asking; a partner from which nobody handed in may be missing.</returns>
    internal async Task<IReadOnlyDictionary<Guid, int>> Of(KetenScanDb db, Guid round, CancellationToken cancel)
    {
        var day = db.Today;
        var key = (nameof(ProgressCount), round, day);
        if (memory.TryGetValue(key, out IReadOnlyDictionary<Guid, int>? known)) return known!;

        var start = Amsterdam.Start(day);
        return memory.Set(key, await Count(db, round, start, cancel), Kept);
    }

    /// <summary>Adds up two partners from now on, also in what was counted this morning.</summary>
    internal void CountTogether(DateOnly day, Guid round, Guid one, Guid other)
    {
        var key = (nameof(ProgressCount), round, day);
        if (one == other || !memory.TryGetValue(key, out IReadOnlyDictionary<Guid, int>? known)) return;

        var together = known!.Where(own => own.Key != other).ToDictionary();
        together[one] = known!.GetValueOrDefault(one) + known!.GetValueOrDefault(other);
        memory.Set(key, together, Kept);
    }

    /// <summary>
    /// Includes people who were taken out while their sheet stays, and sheets that were set aside when two entries were merged. Otherwise
    /// taking somebody out, or merging, would reveal who handed in.
    /// </summary>
    private static async Task<IReadOnlyDictionary<Guid, int>> Count(KetenScanDb db, Guid round, DateTimeOffset before, CancellationToken cancel)
    {
        var count = await db.Participants
            .Where(participant => participant.RoundId == round && participant.Sheet.SubmittedAt < before)
            .GroupBy(participant => participant.AskedFor)
            .Select(own => new { own.Key, Count = own.Count() })
            .ToDictionaryAsync(own => own.Key, own => own.Count, cancel);
        var spares = await (
            from participant in db.Participants
            where participant.RoundId == round
            join spare in db.SpareSheets on participant.Id equals spare.ParticipantId
            select new { participant.AskedFor, spare.Content }).ToListAsync(cancel);
        foreach (var spare in spares.Where(spare => spare.Content.SubmittedAt < before)) count[spare.AskedFor] = count.GetValueOrDefault(spare.AskedFor) + 1;
        return count;
    }
}

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
    internal async Task<IReadOnlyDictionary<Guid, int>> Of(KetenScanDb db, Guid round, CancellationToken cancel) =>
        (await Of(db, [round], cancel))[round];

    /// <returns>The number over all partners, by round.</returns>
    internal async Task<IReadOnlyDictionary<Guid, int>> TotalsOf(KetenScanDb db, IReadOnlyCollection<Guid> rounds, CancellationToken cancel) =>
        (await Of(db, rounds, cancel)).ToDictionary(round => round.Key, round => round.Value.Values.Sum());

    /// <summary>Adds up two partners from now on, also in what was counted this morning.</summary>
    internal void CountTogether(DateOnly day, Guid round, Guid one, Guid other)
    {
        var key = (nameof(ProgressCount), round, day);
        if (one == other || !memory.TryGetValue(key, out IReadOnlyDictionary<Guid, int>? known)) return;

        var together = known!.Where(own => own.Key != other).ToDictionary();
        together[one] = known!.GetValueOrDefault(one) + known!.GetValueOrDefault(other);
        memory.Set(key, together, Kept);
    }

    /// <summary>What was counted this morning; the other rounds are counted in one go.</summary>
    private async Task<Dictionary<Guid, IReadOnlyDictionary<Guid, int>>> Of(KetenScanDb db, IReadOnlyCollection<Guid> rounds, CancellationToken cancel)
    {
        var day = db.Today;
        var counts = new Dictionary<Guid, IReadOnlyDictionary<Guid, int>>();
        foreach (var round in rounds)
            if (memory.TryGetValue((nameof(ProgressCount), round, day), out IReadOnlyDictionary<Guid, int>? known)) counts[round] = known!;
        List<Guid> others = [.. rounds.Where(round => !counts.ContainsKey(round))];
        if (others.Count == 0) return counts;

        foreach (var (round, count) in await Count(db, others, Amsterdam.Start(day), cancel))
            counts[round] = memory.Set((nameof(ProgressCount), round, day), count, Kept);
        return counts;
    }

    /// <summary>
    /// Includes people who were taken out while their sheet stays, and sheets that were set aside when two entries were merged. Otherwise
    /// taking somebody out, or merging, would reveal who handed in.
    /// </summary>
    private static async Task<Dictionary<Guid, IReadOnlyDictionary<Guid, int>>> Count(
        KetenScanDb db, List<Guid> rounds, DateTimeOffset before, CancellationToken cancel)
    {
        var submitted = await db.Participants
            .Where(participant => rounds.Contains(participant.RoundId) && participant.Sheet.SubmittedAt < before)
            .GroupBy(participant => new { participant.RoundId, participant.AskedFor })
            .Select(own => new { own.Key.RoundId, own.Key.AskedFor, Count = own.Count() })
            .ToListAsync(cancel);
        var spares = await (
            from participant in db.Participants
            where rounds.Contains(participant.RoundId)
            join spare in db.SpareSheets on participant.Id equals spare.ParticipantId
            select new { participant.RoundId, participant.AskedFor, spare.Content }).ToListAsync(cancel);
        var all = submitted
            .Concat(spares.Where(spare => spare.Content.SubmittedAt < before).Select(spare => new { spare.RoundId, spare.AskedFor, Count = 1 }))
            .ToLookup(own => own.RoundId);
        return rounds.ToDictionary(
            round => round,
            IReadOnlyDictionary<Guid, int> (round) => all[round].GroupBy(own => own.AskedFor).ToDictionary(own => own.Key, own => own.Sum(one => one.Count)));
    }
}

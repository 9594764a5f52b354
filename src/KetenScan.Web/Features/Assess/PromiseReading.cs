using KetenScan.Data;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Assess;

internal static class PromiseReading
{
    /// <summary>What a person of this partner and level is told in a round now; used everywhere it is shown.</summary>
    public static async Task<Promise> PromiseIn(this KetenScanDb db, Round round, Guid partner, Level level, CancellationToken cancel = default)
    {
        var asked = await db.Participants
            .Where(participant => participant.RoundId == round.Id && participant.RemovedAt == null)
            .GroupBy(participant => new { participant.PartnerId, participant.Level })
            .Select(group => new { group.Key.PartnerId, group.Key.Level, People = group.Count() })
            .ToListAsync(cancel);
        return Promise.In(round, [.. asked.Select(group => new Asked(group.PartnerId, group.Level, group.People))], partner, level);
    }
}

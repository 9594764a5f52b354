using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Rounds;

/// <summary>An open round, and how many of those asked had handed in when the day began; never who.</summary>
public sealed record OpenRound(string Chain, string Slug, int Number, string Name, DateOnly ClosesOn, int Invited, int Submitted);

/// <summary>The response of the open rounds that somebody runs, over all chains. Coordinators only.</summary>
public sealed class ResponseService(IDbContextFactory<KetenScanDb> databases, ProgressCount progress)
{
    /// <summary>Those that close first, with the number of all.</summary>
    public async Task<(IReadOnlyList<OpenRound> First, int All)> OpenRounds(Viewer viewer, int most, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var open = db.RoundsRunBy(viewer).Where(round => round.State == RoundState.Open);
        var found = await (
            from round in open
            join chain in db.Chains on round.ChainId equals chain.Id
            orderby round.ClosesOn, chain.Name, round.Id
            select new { round.Id, Chain = chain.Name, chain.Slug, round.Number, round.Name, round.ClosesOn }).Take(most).ToListAsync(cancel);
        if (found.Count == 0) return ([], 0);

        var ids = found.Select(round => round.Id).ToList();
        var submitted = await progress.TotalsOf(db, ids, cancel);
        var invited = await db.Participants
            .Where(participant => ids.Contains(participant.RoundId) && participant.RemovedAt == null)
            .GroupBy(participant => participant.RoundId)
            .Select(asked => new { asked.Key, Count = asked.Count() })
            .ToDictionaryAsync(asked => asked.Key, asked => asked.Count, cancel);
        OpenRound[] first =
        [
            .. found.Select(round =>
            {
                var asked = invited.GetValueOrDefault(round.Id);
                var handedIn = Math.Min(asked, submitted.GetValueOrDefault(round.Id));
                return new OpenRound(round.Chain, round.Slug, round.Number, round.Name, round.ClosesOn, asked, handedIn);
            }),
        ];
        return (first, found.Count < most ? found.Count : await open.CountAsync(cancel));
    }
}

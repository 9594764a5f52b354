using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Benchmark;
using KetenScan.Data.Scorecards;
using KetenScan.Domain;
using KetenScan.Domain.Scoring;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Standings;

/// <summary>A quarter of which it is fixed what chains are compared with.</summary>
/// <param name="FixedOn">The day on which that was worked out: the first of the quarter, unless nothing ran or nobody asked then.</param>
internal sealed record FixedQuarter(Quarter Quarter, DateOnly FixedOn)
{
    /// <summary>
    /// Works out what chains are compared with in this quarter, unless that was done, by this server or another. It is called at the first need,
    /// once a day, and before a chain changes its field or whether it takes part, so that such a change never counts in the quarter it is made in.
    /// </summary>
    public static Task<FixedQuarter> Now(IDbContextFactory<KetenScanDb> databases, DateTimeOffset now, CancellationToken cancel) => Saving.Retry(async () =>
    {
        var quarter = Quarter.Of(Amsterdam.Day(now));
        var start = quarter.Start;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var done = await db.BenchmarkQuarters.Where(own => own.Start == start).Select(own => (DateTimeOffset?)own.FixedAt).SingleOrDefaultAsync(cancel);
        if (done is { } at) return new FixedQuarter(quarter, Amsterdam.Day(at));

        db.Add(new BenchmarkQuarter(start, now, await Chains(db, start, cancel)));
        await db.SaveChangesAsync(cancel);

        // What nothing is compared with any more is not kept. The quarter before stays for a server whose clock is late.
        var before = start.AddMonths(-3);
        await db.BenchmarkQuarters.Where(own => own.Start < before).ExecuteDeleteAsync(cancel);
        return new FixedQuarter(quarter, Amsterdam.Day(now));
    });

    /// <summary>Those that take part, each with its latest round that was held here and closed before the quarter.</summary>
    private static async Task<IReadOnlyList<BenchmarkChain>> Chains(KetenScanDb db, DateOnly start, CancellationToken cancel)
    {
        var joined = db.Chains.Where(chain => chain.JoinsBenchmark && chain.ArchivedAt == null);
        var rounds = await (
            from chain in joined
            join round in db.AllClosedRounds().Where(round => round.ClosedOn < start && !db.RoundImports.Any(import => import.RoundId == round.RoundId)).LatestAmong()
                on chain.Id equals round.ChainId
            select round).ToDictionaryAsync(round => round.ChainId, cancel);
        var fields = await joined.OrderBy(chain => chain.Id).Select(chain => new { chain.Id, chain.Field }).ToListAsync(cancel);
        var coordinators = (await (
            from own in joined
            join grant in db.Grants on (Guid?)own.Id equals grant.ChainId
            where grant.Role == Role.Coordinator
            select new { own.Id, grant.AccountId }).ToListAsync(cancel)).ToLookup(own => own.Id, own => own.AccountId);
        var groups = Groups([.. fields.Select(own => (own.Id, (IReadOnlyList<Guid>)[.. coordinators[own.Id]]))]);
        var chains = new List<BenchmarkChain>();
        foreach (var own in fields)
        {
            var chain = new BenchmarkChain(own.Id, own.Field, groups[own.Id]);
            if (rounds.TryGetValue(own.Id, out var round)) chain.Hold(round);
            chains.Add(chain);
        }

        return chains;
    }

    /// <summary>
    /// Puts chains that share a coordinator into one group, also by way of another chain: otherwise who runs two of them could take what one is
    /// compared with from what the other is. Chains that nobody runs are one group. A group is called by its first chain, not by anybody's account.
    /// </summary>
    internal static Dictionary<Guid, Guid> Groups(IReadOnlyList<(Guid Chain, IReadOnlyList<Guid> Coordinators)> chains)
    {
        var groups = chains.ToDictionary(own => own.Chain, own => own.Chain);
        var first = new Dictionary<Guid, Guid>();
        foreach (var (chain, coordinators) in chains)
        {
            foreach (var coordinator in coordinators.DefaultIfEmpty())
            {
                if (first.TryAdd(coordinator, chain)) continue;

                var (one, other) = (Root(first[coordinator]), Root(chain));
                groups[other] = one;
            }
        }

        return chains.ToDictionary(own => own.Chain, own => Root(own.Chain));

        Guid Root(Guid chain)
        {
            while (groups[chain] != chain) chain = groups[chain];
            return chain;
        }
    }
}

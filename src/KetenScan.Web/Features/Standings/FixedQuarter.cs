using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Benchmark;
using KetenScan.Data.Scorecards;
using KetenScan.Domain;
using KetenScan.Domain.Scoring;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Standings;

/// <summary>A quarter for which the comparable chains are fixed.</summary>
/// <param name="FixedOn">The day on which they were determined: the first of the quarter, unless no server ran or nobody asked then.</param>
internal sealed record FixedQuarter(Quarter Quarter, DateOnly FixedOn)
{
    /// <summary>
    /// Determines the comparable chains of this quarter, unless a server has done so. Called at the first use, once a day, and before a chain
    /// changes its field or whether it takes part, so that such a change never counts in the quarter in which it is made.
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

        // Quarters that are no longer used are deleted. The previous one stays for a server whose clock is late.
        var before = start.AddMonths(-3);
        await db.BenchmarkQuarters.Where(own => own.Start < before).ExecuteDeleteAsync(cancel);
        return new FixedQuarter(quarter, Amsterdam.Day(now));
    });

    /// <summary>The chains that take part, each with its latest round that was held here and closed before the quarter.</summary>
    private static async Task<IReadOnlyList<BenchmarkChain>> Chains(KetenScanDb db, DateOnly start, CancellationToken cancel)
    {
        var joined = db.Chains.Where(chain => chain.JoinsBenchmark && chain.ArchivedAt == null);
        var rounds = await (
            from chain in joined
            join round in db.AllClosedRounds()
                .WithPrinciples()
                .Where(round => round.ClosedOn < start && !db.RoundImports.Any(import => import.RoundId == round.RoundId))
                .LatestAmong()
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
    /// Groups chains that share a coordinator, directly or through another chain. Otherwise the coordinator of two of them could subtract what
    /// one is compared with from what the other is. Chains without a coordinator form one group. A group is identified by its first chain, not by an account.
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

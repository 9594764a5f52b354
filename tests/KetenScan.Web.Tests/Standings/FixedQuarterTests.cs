using KetenScan.Demo;
using KetenScan.Domain.Scoring;
using KetenScan.Web.Features.Standings;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Standings;

public sealed class FixedQuarterTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_compared_with_stays_the_same_all_quarter_also_after_a_restart(Engine engine)
    {
        await using var compared = await Compared.Create(engine);
        var before = (await compared.Standing())!;

        await compared.Describe(compared.Others[0], field: "werk");
        await compared.Describe(compared.Others[1], joins: false);
        await compared.ChainService.Archive(await compared.CoordinatorOf(compared.Others[2]), compared.Others[2].Slug, archived: true);
        foreach (var chain in compared.Others) await compared.Score(chain, 5);
        compared.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 31, 22, 59, 0, TimeSpan.Zero));
        var after = (await compared.Standing())!;

        Assert.Equal((before.Field, before.Chains, before.Quarter, before.FixedOn), (after.Field, after.Chains, after.Quarter, after.FixedOn));
        Assert.Equal(before.Principles, after.Principles);

        // A minute later the new year starts in Amsterdam, and seven of the field are left.
        compared.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 31, 23, 0, 0, TimeSpan.Zero));
        var next = (await compared.Standing())!;
        Assert.Equal((NoStanding.TooFew, new DateOnly(2027, 1, 1), new DateOnly(2027, 1, 1)), (next.Not, next.Quarter, next.FixedOn));
    }

    /// <summary>The first access after the quarter began is by somebody who changes what counts.</summary>
    [Theory]
    [InlineData(Engine.Sqlite, "field")]
    [InlineData(Engine.Sqlite, "withdraw")]
    [InlineData(Engine.Sqlite, "archive")]
    [InlineData(Engine.PostgreSql, "field")]
    [InlineData(Engine.PostgreSql, "withdraw")]
    [InlineData(Engine.PostgreSql, "archive")]
    public async Task A_change_before_anybody_looked_counts_from_the_next_quarter_too(Engine engine, string change)
    {
        await using var compared = await Compared.Create(engine);
        var other = compared.Others[3];
        if (change == "archive") await compared.ChainService.Archive(await compared.CoordinatorOf(other), other.Slug, archived: true);
        else await compared.Describe(other, field: change == "field" ? "werk" : Compared.Field, joins: change != "withdraw");

        Assert.Equal((Compared.Field, 10), ((await compared.Standing())!.Field, (await compared.Standing())!.Chains));

        compared.NextQuarter();
        var next = (await compared.Standing())!;
        Assert.Equal(change == "field" ? (null, 10) : (NoStanding.TooFew, 0), (next.Not, next.Chains));
        Assert.Null(next.Field);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Rounds_that_close_in_the_quarter_count_from_the_next_and_the_chains_own_at_once(Engine engine)
    {
        await using var compared = await Compared.Create(engine, rounds: 2);
        await compared.Standing();
        foreach (var chain in compared.Others.Append(compared.Own))
            await compared.ChangeLatest(chain, card => card.SetProperty(own => own.ClosedOn, new DateOnly(2026, 10, 1)));

        // As if determined on the fifth: only rounds closed before the first count.
        await using (var db = compared.Db()) await db.BenchmarkQuarters.ExecuteDeleteAsync();
        foreach (var chain in compared.Others) await Latest(compared, chain.Id, 5);
        await Latest(compared, compared.Own.Id, 4);
        Assert.Equal(RankQuarter.NearlyAll, await compared.Rank());

        compared.NextQuarter();
        Assert.Equal(RankQuarter.HardlyAny, await compared.Rank());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_chains_own_change_of_field_counts_from_the_next_quarter(Engine engine)
    {
        await using var compared = await Compared.Create(engine, others: 20, coordinators: 20);
        await using (var db = compared.Db())
        {
            var werk = compared.Others.Take(10).Select(chain => chain.Id).ToList();
            await db.Chains.Where(chain => werk.Contains(chain.Id)).ExecuteUpdateAsync(own => own.SetProperty(chain => chain.Field, "werk"));
        }

        await compared.Describe(compared.Own, field: "werk");

        Assert.Equal((Compared.Field, 10), ((await compared.Standing())!.Field, (await compared.Standing())!.Chains));
        compared.NextQuarter();
        Assert.Equal(("werk", 10), ((await compared.Standing())!.Field, (await compared.Standing())!.Chains));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_chain_that_withdraws_sees_nothing_at_once_and_one_that_joins_sees_from_the_next_quarter(Engine engine)
    {
        await using var compared = await Compared.Create(engine);
        Assert.Null((await compared.Standing())!.Not);

        await compared.Describe(compared.Own, joins: false);
        Assert.Null(await compared.Standing());

        // Joining again in the same quarter does not change what was fixed.
        await compared.Describe(compared.Own, joins: true);
        Assert.Null((await compared.Standing())!.Not);

        await compared.Describe(compared.Own, joins: false);
        compared.NextQuarter();
        Assert.Null(await compared.Standing());
        await compared.Describe(compared.Own, joins: true);
        Assert.Equal(NoStanding.FromNextQuarter, (await compared.Standing())!.Not);
        compared.NextQuarter();
        Assert.Null((await compared.Standing())!.Not);
    }

    /// <summary>Each call is a separate server: they share only the database.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Servers_that_come_to_a_new_quarter_at_once_fix_it_once(Engine engine)
    {
        await using var compared = await Compared.Create(engine);

        var now = compared.Clock.GetUtcNow();

        var quarters = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(server => Task.Run(() => FixedQuarter.Now(compared.Databases, now.AddSeconds(server), CancellationToken.None))));

        Assert.Single(quarters.Distinct());
        await using var db = compared.Db();
        Assert.Equal(1, await db.BenchmarkQuarters.CountAsync());
        Assert.Equal(11, await db.BenchmarkChains.CountAsync());
        Assert.Equal(10, (await compared.Standing())!.Chains);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Older_quarters_are_not_kept_and_a_quarter_without_chains_is_fixed_as_well(Engine engine)
    {
        await using var compared = await Compared.Create(engine);
        await using (var db = compared.Db()) await db.Chains.ExecuteUpdateAsync(own => own.SetProperty(chain => chain.JoinsBenchmark, false));
        await compared.Service.FixQuarter();
        await using (var db = compared.Db()) await db.Chains.ExecuteUpdateAsync(own => own.SetProperty(chain => chain.JoinsBenchmark, true));
        Assert.Equal(NoStanding.FromNextQuarter, (await compared.Standing())!.Not);

        for (var more = 0; more < 3; more++)
        {
            compared.NextQuarter();
            await compared.Service.FixQuarter();
        }

        await using var kept = compared.Db();
        Assert.Equal(
            [new DateOnly(2027, 4, 1), new DateOnly(2027, 7, 1)],
            await kept.BenchmarkQuarters.OrderBy(own => own.Start).Select(own => own.Start).ToListAsync());
        Assert.Equal(22, await kept.BenchmarkChains.CountAsync());
    }

    [Fact]
    public async Task Invented_chains_that_are_added_later_are_compared_at_once()
    {
        await using var compared = await Compared.Create(Engine.Sqlite, others: 3);
        Assert.Equal(NoStanding.TooFew, (await compared.Standing())!.Not);

        var portfolio = new DemoPortfolio(Compare.Chains.Now);
        await portfolio.AddTo(compared.Databases, new PortfolioSize(60, 1, 3, 12, Seed: 6), null, _ => { }, CancellationToken.None);

        Assert.Null((await compared.Standing())!.Not);
    }

    [Fact]
    public void Chains_that_nobody_runs_are_of_one_group_and_a_shared_coordinator_joins_chains()
    {
        var (a, b, c, d, e, f) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var (one, two, three) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());

        var groups = FixedQuarter.Groups([(a, [one]), (b, [two]), (c, [three]), (d, [one, two]), (e, []), (f, [])]);

        Assert.Equal(groups[a], groups[b]);
        Assert.Equal(groups[a], groups[d]);
        Assert.Equal(groups[e], groups[f]);
        Assert.Equal(3, groups.Values.Distinct().Count());
    }

    private static async Task Latest(Compared compared, Guid chain, double score)
    {
        await using var db = compared.Db();
        await db.Set<PrincipleFigures>()
            .Where(own => db.RoundFigures.Any(round => round.RoundId == own.RoundId && round.ChainId == chain && round.IsLatest))
            .ExecuteUpdateAsync(own => own.SetProperty(to => to.Score, score).SetProperty(to => to.Tenths, new Score(score).Tenths));
    }
}

using KetenScan.Data.Access;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using KetenScan.Web.Features.Compare;
using KetenScan.Web.Features.Standings;
using KetenScan.Web.Tests.Compare;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Standings;

public sealed class StandingTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_chain_sees_its_share_among_those_that_take_part_and_nobody_by_name(Engine engine)
    {
        await using var chains = await Chains.Create(engine, chains: 60, rounds: 1);
        await Join(chains, field: "jeugd");
        var all = await new CompareService(chains.Databases).All(chains.Consultant, new Comparison());
        var own = all.First(chain => chain.Field == "jeugd");

        var standing = (await new StandingService(chains.Databases).Of(chains.Consultant, own.Slug))!;

        var others = all.Where(chain => chain.Field == "jeugd" && chain.Slug != own.Slug).ToList();
        Assert.InRange(others.Count, 5, 60);
        Assert.Equal(("jeugd", others.Count), (standing.Field, standing.Chains));
        foreach (var principle in standing.Principles)
        {
            var mine = Shown(own, principle.Principle)!.Value;
            var theirs = others.Select(chain => Shown(chain, principle.Principle)).OfType<decimal>().ToList();
            Assert.Equal((theirs.Count(score => score < mine) + theirs.Count(score => score == mine) / 2.0) / theirs.Count, principle.Share, 9);
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Too_few_others_or_too_few_coordinators_and_nothing_is_said(Engine engine)
    {
        await using var chains = await Chains.Create(engine, chains: 16, rounds: 1);
        var service = new StandingService(chains.Databases);
        await Join(chains);
        var slug = (await new CompareService(chains.Databases).All(chains.Consultant, new Comparison()))[0].Slug;

        // Sixteen chains of two coordinators.
        Assert.Empty((await service.Of(chains.Consultant, slug))!.Principles);

        await using (var db = chains.Db())
        {
            var grants = await db.Grants.Where(grant => grant.Role == Role.Coordinator && db.Chains.Any(chain => chain.Id == grant.ChainId && chain.Slug != slug)).ToListAsync();
            db.RemoveRange(grants.Take(3));
            foreach (var grant in grants.Take(3)) db.Grants.Add(new Grant(chains.Stranger.AccountId, Role.Coordinator, grant.ChainId));
            await db.SaveChangesAsync();
        }

        var standing = (await service.Of(chains.Consultant, slug))!;
        Assert.Equal((null, 15), (standing.Field, standing.Chains));
        Assert.NotEmpty(standing.Principles);
    }

    [Fact]
    public async Task Who_does_not_take_part_sees_nothing()
    {
        await using var chains = await Chains.Create(Engine.Sqlite, chains: 30, rounds: 1);
        await using var db = chains.Db();
        var aside = await db.Chains.FirstAsync(chain => !chain.JoinsBenchmark);

        Assert.Null(await new StandingService(chains.Databases).Of(chains.Consultant, aside.Slug));
        Assert.Null(await new StandingService(chains.Databases).Of(chains.Stranger, (await db.Chains.FirstAsync(chain => chain.JoinsBenchmark)).Slug));
    }

    /// <summary>Roscoe (1975): of ten others four lower and two the same, the percentile rank is 50.</summary>
    [Fact]
    public void The_percentile_rank_counts_half_of_those_that_are_equal() => Assert.Equal(0.5, PercentileRank.Of(below: 4, equal: 2, others: 10));

    /// <summary>Lets every chain take part, all of one field if asked, half of them each of its own.</summary>
    private static async Task Join(Chains chains, string? field = null)
    {
        await using var db = chains.Db();
        foreach (var (chain, number) in (await db.Chains.ToListAsync()).Select((chain, number) => (chain, number)))
            chain.Describe(chain.Name, field is null ? $"eigen {number}" : number % 2 == 0 ? field : "anders", chain.Region, joinsBenchmark: true);
        await db.SaveChangesAsync();
    }

    private static decimal? Shown(Reports.Comparing.ComparedChain chain, Principle principle) => chain.Latest!.Of(principle)!.Score is { } score ? new Score(score).Shown : null;
}

using KetenScan.Data.Benchmark;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Tests;

public sealed class BenchmarkTests
{
    private static readonly DateOnly Start = new(2026, 10, 1);

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_quarter_keeps_scores_as_they_are_shown_and_chains_without_a_round(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var (one, two) = (new Chain("een", "Een", "jeugd"), new Chain("twee", "Twee", "jeugd"));
        var held = new BenchmarkChain(one.Id, "jeugd", one.Id);
        held.Hold(new RoundFigures
        {
            Number = 1,
            ClosedOn = Start,
            Rules = new() { Weighting = Weighting.Respondent, Disclosure = DisclosureMode.Named, Questionnaire = new("test", 3), ScoringVersion = 2 },
            Partners = 2,
            Invited = 4,
            Responded = 4,
            Principles =
            [
                .. Enum
                    .GetValues<Principle>()
                    .Select(
                        principle => new PrincipleFigures
                        {
                            Principle = principle,
                            Tenths = principle switch { Principle.SharedAmbition => 40, (Principle)8 => 50, _ => null },
                        }),
            ],
        });
        await using (var db = database.CreateDbContext())
        {
            db.AddRange(one, two, new BenchmarkQuarter(Start, Given.Morning, [held, new BenchmarkChain(two.Id, "jeugd", one.Id)]));
            await db.SaveChangesAsync();
        }

        await using var fresh = database.CreateDbContext();
        var quarter = await fresh.BenchmarkQuarters.Include(quarter => quarter.Chains).SingleAsync();

        Assert.Equal((Start, Given.Morning), (quarter.Start, quarter.FixedAt));
        var kept = quarter.Chains.Single(chain => chain.ChainId == one.Id);
        Assert.Equal(
            ("jeugd", one.Id, 2, Weighting.Respondent, "test", 3),
            (kept.Field, kept.Group, kept.ScoringVersion, kept.Weighting, kept.QuestionnaireKey, kept.QuestionnaireVersion));
        Assert.Equal([40, null, null, null, null, null, null, 50], kept.Tenths);
        var without = quarter.Chains.Single(chain => chain.ChainId == two.Id);
        Assert.Equal((null, null, null, null), (without.ScoringVersion, without.Weighting, without.QuestionnaireKey, without.QuestionnaireVersion));
        Assert.Empty(without.Tenths);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_quarter_is_stored_once(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        await using var one = database.CreateDbContext();
        await using var two = database.CreateDbContext();
        one.Add(new BenchmarkQuarter(Start, Given.Morning, []));
        two.Add(new BenchmarkQuarter(Start, Given.Morning.AddDays(1), []));
        await one.SaveChangesAsync();

        await Assert.ThrowsAsync<DbUpdateException>(() => two.SaveChangesAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_chain_that_is_removed_leaves_nothing_in_any_quarter(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var (gone, stays) = (new Chain("weg", "Weg", "jeugd"), new Chain("blijft", "Blijft", "jeugd"));
        await using var db = database.CreateDbContext();
        db.AddRange(gone, stays);
        foreach (var start in (DateOnly[])[Start.AddMonths(-3), Start])
            db.Add(
                new BenchmarkQuarter(start, Given.Morning, [new BenchmarkChain(gone.Id, "jeugd", gone.Id), new BenchmarkChain(stays.Id, "jeugd", stays.Id)]));
        await db.SaveChangesAsync();

        await db.DeleteChain(gone.Id);

        Assert.Equal([stays.Id, stays.Id], await db.BenchmarkChains.AsNoTracking().Select(own => own.ChainId).ToListAsync());
    }
}

using KetenScan.Data.Scorecards;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Tests;

public sealed class ClosedRoundsTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_round_that_closed_last_is_the_latest_whatever_the_order_they_are_stored_in(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var chain = await NewChain(database);

        await Store(database, chain, new DateOnly(2026, 5, 1), 1);
        Assert.Equal([1], await Latest(database));
        await Store(database, chain, new DateOnly(2025, 5, 1), 2); // imported: it was held earlier
        Assert.Equal([1], await Latest(database));
        await Store(database, chain, new DateOnly(2026, 5, 1), 3); // on the same day
        Assert.Equal([3], await Latest(database));
        await Store(database, chain, new DateOnly(2026, 11, 1), 4);
        Assert.Equal([4], await Latest(database));

        await using var db = database.CreateDbContext();
        Assert.Equal([2, 1, 3, 4], await db.AllClosedRounds().InOrder().Select(round => round.Number).ToListAsync());
        Assert.Equal(
            [3],
            await db.AllClosedRounds().Where(round => round.ClosedOn < new DateOnly(2026, 11, 1)).LatestAmong().Select(round => round.Number).ToListAsync());
    }

    /// <summary>Means that floating point puts just below a bound.</summary>
    [Theory]
    [InlineData(3.9499999999999997, 40, Band.Strength)]
    [InlineData(3.94, 39, Band.Watch)]
    [InlineData(2.9499999999999997, 30, Band.Watch)]
    [InlineData(2.8499999999999996, 29, Band.Concern)]
    public void What_is_counted_and_filtered_is_what_is_shown(double score, int tenths, Band band)
    {
        var (chain, round) = Given.OpenRound();
        var card = round.Close(chain, Given.Questionnaire, null, null, Given.Morning.AddDays(30));

        var figures = RoundFigures.Of(round, card with
        {
            Overall = card.Overall with { Score = new Score(score) },
            Principles = [.. card.Principles.Select(principle => principle with { Score = new Score(score) })],
        });

        Assert.Equal((score, tenths, band), (figures.Overall, figures.OverallTenths, figures.Band));
        Assert.All(figures.Principles, principle => Assert.Equal((score, tenths), (principle.Score, principle.Tenths)));
    }

    [Theory]
    [InlineData(0.24999999999999997, true, 3)]
    [InlineData(-0.25, true, -3)]
    [InlineData(0.3, false, 0)] // not certain: shown as "="
    [InlineData(0.3, null, null)] // unknown: shown as a dash
    public void A_change_is_counted_as_it_is_shown(double points, bool? moved, int? tenths)
    {
        var (chain, round) = Given.OpenRound();
        var card = round.Close(chain, Given.Questionnaire, null, null, Given.Morning.AddDays(30));
        var change = new Change(1, points, 3, Moved: moved);

        var figures = RoundFigures.Of(
            round,
            card with
            {
                Overall = card.Overall with { Change = change },
                Principles = [.. card.Principles.Select(principle => principle with { Change = change })],
            });

        Assert.Equal(tenths, figures.OverallChangeTenths);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_rounds_that_are_stored_at_once_one_is_the_latest(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var chain = await NewChain(database);
        await Store(database, chain, new DateOnly(2026, 1, 1), 1);

        await Task.WhenAll(Enumerable.Range(2, 6).Select(number => Task.Run(() => Store(database, chain, new DateOnly(2026, 1 + number % 3, 1), number))));

        Assert.Equal([5], await Latest(database)); // the last of those of 1 March
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_database_refuses_a_second_latest_round(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var chain = await NewChain(database);
        await Store(database, chain, new DateOnly(2026, 1, 1), 1);
        await Store(database, chain, new DateOnly(2026, 2, 1), 2);

        await using var db = database.CreateDbContext();
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
            () => db.RoundFigures.ExecuteUpdateAsync(round => round.SetProperty(own => own.IsLatest, true)));
    }

    /// <summary>Stores a chain with draft rounds.</summary>
    private static async Task<Guid> NewChain(TestDatabase database)
    {
        var chain = new Chain("de-meren", "De Meren", "dementie");
        var partners = ((string[])["Gemeente", "Thuiszorg"])
            .Select(name => chain.Join(new Organisation(name), name.ToLowerInvariant(), new DateOnly(2024, 1, 1)))
            .ToList();
        for (var number = 1; number <= 7; number++)
        {
            var round = chain.PlanRound($"Ronde {number}", Given.Questionnaire.Version, RoundRules.Default, new DateOnly(2026, 12, 1));
            foreach (var partner in partners) round.Invite(partner, "Ans", Level.Strategic);
        }

        await using var db = database.CreateDbContext();
        db.Add(chain);
        await db.SaveChangesAsync();
        return chain.Id;
    }

    private static async Task<List<int>> Latest(TestDatabase database)
    {
        await using var db = database.CreateDbContext();
        return await db.AllClosedRounds().Latest().Select(round => round.Number).ToListAsync();
    }

    /// <summary>Stores a closed round that nobody answered.</summary>
    private static async Task Store(TestDatabase database, Guid chainId, DateOnly closed, int number)
    {
        await using var db = database.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var chain = await db.Chains.Include(chain => chain.Partners).SingleAsync(chain => chain.Id == chainId);
        var round = await db.Rounds
            .Include(round => round.Participants)
            .ThenInclude(participant => participant.Sheet)
            .SingleAsync(round => round.Number == number);
        var then = new DateTimeOffset(closed, new TimeOnly(12, 0), TimeSpan.Zero);
        chain.OpenHeldElsewhere(round, then);
        await db.AddScorecard(new StoredScorecard(round, round.Close(chain, Given.Questionnaire, null, null, then), "{}", []));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }
}

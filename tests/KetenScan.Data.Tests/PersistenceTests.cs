using KetenScan.Data.Scorecards;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Tests;

public sealed class PersistenceTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_round_with_its_sheets_is_read_back_whole(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var (chain, round) = Given.OpenRound();
        await Save(database, chain);

        await using var db = database.CreateDbContext();
        var kept = await db.Rounds.Include(r => r.Participants).ThenInclude(p => p.Sheet).ThenInclude(s => s.Answers)
            .Include(r => r.Participants).ThenInclude(p => p.Sheet).ThenInclude(s => s.Comments).SingleAsync();
        var sheet = kept.Participants.Single(participant => participant.Name == "Ans").Sheet;

        Assert.Equal((round.Id, RoundState.Open, Given.Morning), (kept.Id, kept.State, kept.OpenedAt!.Value));
        Assert.Equal(RoundRules.Default, kept.Rules);
        Assert.Equal(new QuestionnaireVersion("test", 1), kept.Questionnaire);
        Assert.Equal(
            [("1.1", (int?)4), ("1.2", null), ("1.3", 5), ("1.4", 3)],
            sheet.Answers.OrderBy(answer => answer.Statement).Select(answer => (answer.Statement, answer.Value.Number)));
        Assert.Equal("Mooi logo", Assert.Single(sheet.Comments).Text);
        Assert.Equal([Principle.MeasurableAmbition, Principle.Relationship], sheet.Priorities);
        Assert.Equal(Given.Morning, sheet.SubmittedAt);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_database_holds_one_open_round_per_chain_too(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var (chain, _) = Given.OpenRound();
        await Save(database, chain);

        await using var db = database.CreateDbContext();
        var second = chain.PlanRound("Voorjaar 2027", Given.Questionnaire.Version, RoundRules.Default, new DateOnly(2027, 4, 1));
        db.Add(second);
        db.Entry(second).Property(round => round.State).CurrentValue = RoundState.Open;

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_database_holds_a_person_and_an_address_once_per_round_too(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var (chain, round) = Given.OpenRound();
        var person = chain.Add(chain.Partners[0], "Eva", "eva@voorbeeld.nl", Level.Strategic, new DateOnly(2026, 9, 1));
        var eva = round.Invite(person, chain.Partners[0]);
        Assert.Same(eva, round.Invite(person, chain.Partners[0]));
        await Save(database, chain);

        await Assert.ThrowsAsync<DbUpdateException>(() => Second(person.Id, "ander@voorbeeld.nl"));
        await Assert.ThrowsAsync<DbUpdateException>(() => Second(null, "eva@voorbeeld.nl"));

        async Task Second(Guid? own, string address)
        {
            await using var db = database.CreateDbContext();
            var open = await db.Rounds.SingleAsync();
            var second = open.Invite((await db.Partners.FirstAsync())!, "Eva", Level.Strategic);
            db.Add(second);
            db.Entry(second).Property(participant => participant.PersonId).CurrentValue = own;
            db.Entry(second).Property(participant => participant.Address).CurrentValue = address;
            await db.SaveChangesAsync();
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task When_two_people_change_a_round_at_once_the_second_gets_a_conflict(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var (chain, _) = Given.OpenRound();
        await Save(database, chain);

        await using var one = database.CreateDbContext();
        await using var two = database.CreateDbContext();
        await Close(one);
        await Close(two);
        await one.SaveChangesAsync();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => two.SaveChangesAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_scorecard_is_kept_as_it_was_written(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var (chain, round) = Given.OpenRound();
        var card = round.Close(chain, Given.Questionnaire, null, null, Given.Morning.AddDays(30));
        const string written = "{\n  \"zo\": \"geschreven 4,5 – é\"\n}";
        await using (var db = database.CreateDbContext())
        {
            db.Add(chain);
            db.Add(new StoredScorecard(round, card, written, round.PublishedComments(chain, card)));
            await db.SaveChangesAsync();
        }

        await using var fresh = database.CreateDbContext();
        var kept = await fresh.Scorecards.Include(scorecard => scorecard.Figures.Principles).Include(scorecard => scorecard.Comments).SingleAsync();

        Assert.Equal(written, kept.Json);
        Assert.Equal(4.0, kept.Figures.Overall); // the one principle with a score: (4 + 5 + 3) / 3
        Assert.Equal(4.0, kept.Figures.Of(Principle.SharedAmbition)!.Score);
        Assert.Null(kept.Figures.Of(Principle.Face)!.Score);
        Assert.Equal("Mooi logo", Assert.Single(kept.Comments).Text);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_spare_sheet_is_stored_with_numbers_for_answers_and_priorities_and_null_for_dont_know(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var (chain, round) = Given.OpenRound();
        await Save(database, chain);
        await using var db = database.CreateDbContext();
        db.Add(new SpareSheet(round.Participants[0], round.Participants[0].Sheet, new DateOnly(2026, 9, 20)));
        await db.SaveChangesAsync();

        var stored = await db.Database.SqlQuery<string>($"SELECT \"Content\" AS \"Value\" FROM \"SpareSheets\"").SingleAsync();
        var read = await db.SpareSheets.AsNoTracking().SingleAsync();

        Assert.StartsWith(
            """{"Answers":{"1.1":4,"1.2":null,"1.3":5,"1.4":3},"Comments":{"Face":"Mooi logo"},"Priorities":[2,5],"ChangedAt":""",
            stored,
            StringComparison.Ordinal);
        Assert.Equal([new(4), AnswerValue.DontKnow, new(5), new(3)], read.Content.Answers.Values);
        Assert.Equal([Principle.MeasurableAmbition, Principle.Relationship], read.Content.Priorities);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_database_refuses_an_answer_outside_one_to_five(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var (chain, _) = Given.OpenRound();
        await Save(database, chain);

        await using var db = database.CreateDbContext();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
            () => db.Set<Answer>().ExecuteUpdateAsync(answer => answer.SetProperty(a => a.Value.Number, 6)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_migrations_are_up_to_date_with_the_model(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        await using var db = database.CreateDbContext();

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task SQLite_writes_ahead_so_that_reading_goes_on()
    {
        await using var database = await TestDatabase.Create(Engine.Sqlite);
        await using var db = database.CreateDbContext();

        Assert.Equal(["wal"], await db.Database.SqlQueryRaw<string>("PRAGMA journal_mode").ToListAsync());
    }

    private static async Task Close(KetenScanDb db)
    {
        var chain = await db.Chains.Include(chain => chain.Partners).SingleAsync();
        var round = await db.Rounds.Include(round => round.Participants).ThenInclude(participant => participant.Sheet).SingleAsync();
        round.Close(chain, Given.Questionnaire, null, null, Given.Morning.AddDays(30));
    }

    private static async Task Save(TestDatabase database, object entity)
    {
        await using var db = database.CreateDbContext();
        db.Add(entity);
        await db.SaveChangesAsync();
    }
}

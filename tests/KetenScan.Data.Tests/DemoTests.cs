using KetenScan.Data.Demo;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Tests;

public sealed class DemoTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_demo_is_what_the_contract_says(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        await using var db = database.CreateDbContext();
        await Fill(db, []);

        var dementia = await db.Chains.Include(chain => chain.Partners).Include(chain => chain.Rounds).SingleAsync(chain => chain.Slug == "dementie-de-meren");
        Assert.Equal("Dementieketen De Meren", dementia.Name);
        Assert.Equal(6, dementia.Partners.Count);
        Assert.Equal(["Closed", "Closed", "Closed", "Open"], dementia.Rounds.OrderBy(round => round.Number).Select(round => round.State.ToString()));
        Assert.Equal(3, await db.Chains.CountAsync());
        Assert.Equal(8, await db.Scorecards.CountAsync());

        var unfinished = await (
            from participant in db.Participants
            join account in db.Users on participant.AccountId equals account.Id
            where account.Email == "strategisch@demo.example"
            join round in db.Rounds on participant.RoundId equals round.Id
            where round.State == RoundState.Open
            select new { Answers = participant.Sheet.Answers.Count, participant.Sheet.SubmittedAt }).SingleAsync();
        Assert.Equal(12, unfinished.Answers);
        Assert.Null(unfinished.SubmittedAt);
    }

    [Fact]
    public async Task The_same_day_gives_the_same_figures()
    {
        List<Scorecard> first = [], second = [];
        await using var one = await TestDatabase.Create(Engine.Sqlite);
        await using var two = await TestDatabase.Create(Engine.Sqlite);
        await using (var db = one.CreateDbContext()) await Fill(db, first);
        await using (var db = two.CreateDbContext()) await Fill(db, second);

        Assert.Equivalent(first, second, strict: true);
    }

    [Fact]
    public async Task It_shows_a_chain_that_grows_and_one_unhappy_partner()
    {
        List<Scorecard> cards = [];
        await using var database = await TestDatabase.Create(Engine.Sqlite);
        await using (var db = database.CreateDbContext()) await Fill(db, cards);

        var rounds = cards.Where(card => card.Chain!.Slug == "dementie-de-meren").ToList();
        var allForOne = rounds[^1].Principles.Single(principle => principle.Principle == Principle.AllForOne);

        Assert.True(rounds[2].Overall.Score!.Value.Value > rounds[0].Overall.Score!.Value.Value);
        Assert.Equal("huisartsenkring", allForOne.Partners.MinBy(partner => partner.Score!.Value.Value)!.Key);
    }

    private static async Task Fill(KetenScanDb db, List<Scorecard> written)
    {
        var accounts = new DemoAccounts();
        db.AddRange(accounts.All);
        DemoInstallation.AddTo(db, accounts, A.Questionnaire, card => { written.Add(card); return "{}"; }, A.Morning);
        await db.SaveChangesAsync();
    }
}

using KetenScan.Data;
using KetenScan.Data.Scorecards;
using KetenScan.Demo;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Reports.Files;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Demo;

public sealed class DemoTests
{
    private static readonly DateTimeOffset Morning = new(2026, 9, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_demo_is_what_the_contract_says(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        await using var db = database.CreateDbContext();
        await Fill(db);

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
        await using var one = await TestDatabase.Create(Engine.Sqlite);
        await using var two = await TestDatabase.Create(Engine.Sqlite);
        await using var first = one.CreateDbContext();
        await using var second = two.CreateDbContext();

        Assert.Equal((await Fill(first)).Select(card => card.Json), (await Fill(second)).Select(card => card.Json));
    }

    [Fact]
    public async Task It_shows_a_chain_that_grows_and_one_unhappy_partner()
    {
        await using var database = await TestDatabase.Create(Engine.Sqlite);
        await using var db = database.CreateDbContext();

        var rounds = (await Fill(db)).Select(card => ScorecardJson.Read(card.Json)).Where(card => card.Chain!.Slug == "dementie-de-meren").ToList();
        var allForOne = rounds[^1].Principles.Single(principle => principle.Principle == Principle.AllForOne);

        Assert.True(rounds[2].Overall.Score!.Value.Value > rounds[0].Overall.Score!.Value.Value);
        Assert.Equal("huisartsenkring", allForOne.Partners.MinBy(partner => partner.Score!.Value.Value)!.Key);
    }

    /// <returns>The scorecards, per chain, earliest first.</returns>
    private static async Task<List<StoredScorecard>> Fill(KetenScanDb db)
    {
        var accounts = new DemoAccounts();
        db.AddRange(accounts.All);
        DemoInstallation.AddTo(db, accounts, Morning);
        await db.SaveChangesAsync();
        return
        [
            .. db.Scorecards.Local.OrderBy(card => db.Chains.Local.Single(chain => chain.Id == card.Figures.ChainId).Slug).ThenBy(card => card.Figures.Number),
        ];
    }
}

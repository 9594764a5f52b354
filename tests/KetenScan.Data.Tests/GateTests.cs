using KetenScan.Data.Access;
using KetenScan.Data.Scorecards;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Tests;

/// <summary>Access control: what each kind of viewer may see.</summary>
public sealed class GateTests
{
    public static TheoryData<Engine, string, string> Matrix
    {
        get
        {
            var matrix = new TheoryData<Engine, string, string>();
            foreach (var engine in Enum.GetValues<Engine>())
            {
                matrix.Add(engine, "member", "chain closed open card sheet");
                matrix.Add(engine, "coordinator", "chain closed open draft card runs compares");
                matrix.Add(engine, "consultant", "chain closed card compares");
                matrix.Add(engine, "administrator", "");
                matrix.Add(engine, "outsider", "");
                matrix.Add(engine, "nobody", "");
            }

            return matrix;
        }
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_role_sees_what_it_is_for_and_nothing_else(Engine engine, string who, string sees)
    {
        await using var database = await TestDatabase.Create(engine);
        await using var db = database.CreateDbContext();
        var accounts = ((string[])["member", "coordinator", "consultant", "administrator", "outsider", "nobody"]).ToDictionary(name => name, Given.Account);
        db.AddRange(accounts.Values);
        var chain = await ChainWithRounds(db, accounts["member"].Id);
        var other = Given.OpenRound("andere-keten").Chain;
        db.Add(other);
        db.AddRange(
            new Grant(accounts["member"].Id, Role.Member, chain.Id),
            new Grant(accounts["coordinator"].Id, Role.Coordinator, chain.Id),
            new Grant(accounts["consultant"].Id, Role.Consultant, chain.Id),
            new Grant(accounts["administrator"].Id, Role.Administrator, null),
            new Grant(accounts["outsider"].Id, Role.Coordinator, other.Id));
        await db.SaveChangesAsync();

        Assert.Equal(sees, string.Join(' ', Seen(db, new Viewer(accounts[who].Id, who), chain.Id)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task What_is_withdrawn_is_gone_at_once(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        await using var db = database.CreateDbContext();
        var account = Given.Account("consultant");
        var chain = Given.OpenRound().Chain;
        var grant = new Grant(account.Id, Role.Consultant, chain.Id);
        db.AddRange(account, chain, grant);
        await db.SaveChangesAsync();
        var viewer = new Viewer(account.Id, "Pieter");
        Assert.True(await db.ChainsOf(viewer).AnyAsync());

        db.Remove(grant);
        await db.SaveChangesAsync();

        Assert.False(await db.ChainsOf(viewer).AnyAsync());
    }

    private static IEnumerable<string> Seen(KetenScanDb db, Viewer viewer, Guid chain)
    {
        if (db.ChainsOf(viewer).Any(c => c.Id == chain)) yield return "chain";
        foreach (var (state, name) in ((RoundState, string)[])[(RoundState.Closed, "closed"), (RoundState.Open, "open"), (RoundState.Draft, "draft")])
            if (db.RoundsOf(viewer).Any(round => round.ChainId == chain && round.State == state)) yield return name;
        if (db.ScorecardsOf(viewer).Any(card => card.Figures.ChainId == chain)) yield return "card";
        if (db.SheetsOf(viewer).Any()) yield return "sheet";
        if (db.RoundsRunBy(viewer).Any(round => round.ChainId == chain)) yield return "runs";
        if (db.ChainsComparedBy(viewer).Any(c => c.Id == chain)) yield return "compares";
    }

    private static async Task<Chain> ChainWithRounds(KetenScanDb db, Guid member)
    {
        var (chain, round) = Given.OpenRound(account: member);
        var card = round.Close(chain, Given.Questionnaire, null, null, Given.Morning);
        var second = chain.PlanRound("Twee", Given.Questionnaire.Version, RoundRules.Default, new DateOnly(2027, 4, 1));
        foreach (var partner in chain.Partners) second.Invite(partner, "Cor", Level.Strategic);
        chain.OpenRound(second, Given.Morning);
        chain.PlanRound("Drie", Given.Questionnaire.Version, RoundRules.Default, new DateOnly(2027, 10, 1));
        db.Add(chain);
        db.Add(new StoredScorecard(round, card, "{}", []));
        await db.SaveChangesAsync();
        return chain;
    }
}

using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Web.Features.Chains;
using KetenScan.Web.Features.Standings;
using KetenScan.Web.Shared;
using KetenScan.Web.Tests.Compare;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace KetenScan.Web.Tests.Standings;

/// <summary>
/// A chain and others that take part, in one field, with rounds by the same rules before October. The others score 2.0, 2.1 and so on. It is 5 October.
/// </summary>
internal sealed class Compared : IAsyncDisposable
{
    public const string Field = "jeugd";
    private readonly Chains chains;

    private Compared(Chains chains) => this.chains = chains;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 10, 5, 9, 0, 0, TimeSpan.Zero));

    public Chain Own { get; private set; } = null!;

    public IReadOnlyList<Chain> Others { get; private set; } = [];

    /// <summary>The coordinator of the chain.</summary>
    public Viewer Coordinator { get; private set; } = null!;

    public Viewer Consultant => chains.Consultant;

    public Viewer Stranger => chains.Stranger;

    public IDbContextFactory<KetenScanDb> Databases => chains.Databases;

    /// <summary>The service of a server that has just started.</summary>
    public StandingService Service => new(Databases, Clock);

    public ChainService ChainService => new(Databases, new AuditLog(Databases, new HttpContextAccessor(), Clock), Clock);

    public static async Task<Compared> Create(Engine engine, int others = 10, int coordinators = 3, int rounds = 1)
    {
        var made = new Compared(await Chains.Create(engine, others + 1, rounds));
        await using var db = made.Db();
        var all = await db.Chains.OrderBy(chain => chain.Slug).ToListAsync();
        foreach (var chain in all) chain.Describe(chain.Name, Field, chain.Region, joinsBenchmark: true);
        await db.RoundFigures.ExecuteUpdateAsync(round => round.SetProperty(own => own.Rules.Weighting, Weighting.Partner));
        await db.Grants.Where(grant => grant.Role == Role.Coordinator).ExecuteDeleteAsync();
        var people = Enumerable.Range(0, coordinators + 1)
            .Select(number => new Data.Access.Account($"c{number}@demo.example", $"C{number}") { NormalizedEmail = $"C{number}@DEMO.EXAMPLE" })
            .ToList();
        db.AddRange(people);
        db.AddRange(all.Select((chain, number) => new Grant(people[number == 0 ? 0 : 1 + number % coordinators].Id, Role.Coordinator, chain.Id)));
        await db.SaveChangesAsync();
        made.Coordinator = new Viewer(people[0].Id, "C0");
        (made.Own, made.Others) = (all[0], all[1..]);
        for (var number = 0; number < others; number++) await made.Score(made.Others[number], 2 + number / 10.0);
        await made.Score(made.Own, 2.5);
        return made;
    }

    public KetenScanDb Db() => chains.Db();

    public Task<Standing?> Standing() => Service.Of(Consultant, Own.Slug);

    /// <summary>The rank of every principle, if it is the same for all.</summary>
    public async Task<RankQuarter> Rank()
    {
        var principles = (await Standing())!.Principles;
        Assert.Equal(8, principles.Count);
        return Assert.Single(principles.Select(principle => principle.Rank).Distinct());
    }

    /// <summary>Gives all rounds of a chain this score on one principle, or on every one.</summary>
    public async Task Score(Chain chain, double? score, Principle? on = null)
    {
        await using var db = Db();
        await db.Set<PrincipleFigures>()
            .Where(own => db.RoundFigures.Any(round => round.RoundId == own.RoundId && round.ChainId == chain.Id) && (on == null || own.Principle == on))
            .ExecuteUpdateAsync(
                own => own.SetProperty(to => to.Score, score).SetProperty(to => to.Tenths, score is { } known ? new Score(known).Tenths : null));
    }

    /// <summary>Changes a chain as its coordinator does.</summary>
    public async Task Describe(Chain chain, string field = Field, bool joins = true)
    {
        var by = await CoordinatorOf(chain);
        var seen = (await ChainService.Settings(by, chain.Slug))!.Description;
        Assert.True(await ChainService.Describe(by, chain.Slug, seen, seen with { Field = field, JoinsBenchmark = joins }));
    }

    public async Task<Viewer> CoordinatorOf(Chain chain)
    {
        await using var db = Db();
        return new Viewer(
            await db.Grants.Where(grant => grant.ChainId == chain.Id && grant.Role == Role.Coordinator).Select(grant => grant.AccountId).FirstAsync(),
            "C");
    }

    public async Task Grant(Chain chain, Viewer coordinator)
    {
        await using var db = Db();
        db.Add(new Grant(coordinator.AccountId, Role.Coordinator, chain.Id));
        await db.SaveChangesAsync();
    }

    /// <summary>Makes the latest round an imported one.</summary>
    public async Task ReadFromFile(Chain chain)
    {
        await using var db = Db();
        var latest = await db.RoundFigures.SingleAsync(round => round.ChainId == chain.Id && round.IsLatest);
        db.Add(new RoundImport(latest.RoundId, chain.Id, "0", Clock.GetUtcNow()));
        await db.SaveChangesAsync();
    }

    /// <summary>Changes the closing day or the rules of the latest round.</summary>
    public async Task ChangeLatest(Chain chain, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<RoundFigures>> change)
    {
        await using var db = Db();
        await db.RoundFigures.Where(round => round.ChainId == chain.Id && round.IsLatest).ExecuteUpdateAsync(change);
    }

    public void NextQuarter() => Clock.SetUtcNow(Clock.GetUtcNow().AddMonths(3));

    public ValueTask DisposeAsync() => chains.DisposeAsync();
}

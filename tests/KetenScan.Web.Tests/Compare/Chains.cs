using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Demo;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Compare;

/// <summary>Invented chains in a separate database, and a consultant who may compare them all.</summary>
internal sealed class Chains : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 9, 20, 9, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase database;

    private Chains(TestDatabase database) => this.database = database;

    public Viewer Consultant { get; } = new(Guid.CreateVersion7(), "Pieter");

    public Viewer Stranger { get; } = new(Guid.CreateVersion7(), "Bas");

    public IDbContextFactory<KetenScanDb> Databases => database;

    public static async Task<Chains> Create(Engine engine, int chains = 24, int rounds = 2, int seed = 5)
    {
        var own = new Chains(await TestDatabase.Create(engine));
        await using (var db = own.Db())
        {
            foreach (var viewer in (Viewer[])[own.Consultant, own.Stranger])
                db.Add(
                    new Data.Access.Account(
                        $"{viewer.Name}@demo.example",
                        viewer.Name)
                    { Id = viewer.AccountId, NormalizedEmail = $"{viewer.Name}@demo.example".ToUpperInvariant() });
            await db.SaveChangesAsync();
        }

        var portfolio = new DemoPortfolio(Now);
        await portfolio.AddTo(
            own.Databases,
            new PortfolioSize(chains, rounds, Partners: 3, Respondents: 12, seed),
            own.Consultant.AccountId,
            _ => { },
            CancellationToken.None);
        return own;
    }

    public KetenScanDb Db() => database.CreateDbContext();

    public ValueTask DisposeAsync() => database.DisposeAsync();
}

using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Scorecards;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Api;

/// <summary>One page of a list.</summary>
/// <param name="Items">In the list's order.</param>
/// <param name="Next">The address of the next part; null at the end.</param>
public sealed record ApiPage<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>A chain that the key's owner may see.</summary>
/// <param name="Slug">The name in addresses; it never changes.</param>
/// <param name="LatestRound">The number of the latest closed round.</param>
public sealed record ApiChain(string Slug, string Name, string Field, string? Region, int Partners, int? LatestRound);

/// <summary>Data for programs. All of it passes the same access checks as the pages.</summary>
public sealed class ApiService(IDbContextFactory<KetenScanDb> databases)
{
    public async Task<IReadOnlyList<ApiChain>> Chains(Viewer viewer, string? after, int limit, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
#pragma warning disable CA1309 // Never runs in .NET: it is translated to a SQL comparison, the same one that sorts.
        var chains = db.ChainsOf(viewer).Where(chain => after == null || string.Compare(chain.Slug, after) > 0).OrderBy(chain => chain.Slug).Take(limit);
#pragma warning restore CA1309
        return await Project(db, viewer, chains).ToListAsync(cancel);
    }

    /// <summary>Null when the chain does not exist for the viewer.</summary>
    public async Task<ApiChain?> Chain(Viewer viewer, string slug, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await Project(db, viewer, db.ChainsOf(viewer).Where(chain => chain.Slug == slug)).SingleOrDefaultAsync(cancel);
    }

    /// <summary>The closed rounds of all chains, by slug and number.</summary>
    /// <param name="viewer">The key's owner.</param>
    /// <param name="after">The last round of the previous page; an empty slug for the first page.</param>
    /// <param name="limit">The maximum number of rounds.</param>
    public async Task<IReadOnlyList<ApiRound>> Rounds(Viewer viewer, (string Chain, int Number) after, int limit, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var (slug, number) = after;
#pragma warning disable CA1309 // As above.
        return await Read(
            Closed(db, viewer).Where(own => string.Compare(own.Chain.Slug, slug) > 0 || own.Chain.Slug == slug && own.Round.Number > number),
            limit,
            cancel);
#pragma warning restore CA1309
    }

    /// <summary>The closed rounds of a chain by number; null when the chain does not exist for the viewer.</summary>
    public async Task<IReadOnlyList<ApiRound>?> Rounds(Viewer viewer, string slug, int after, int limit, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.ChainsOf(viewer).AnyAsync(chain => chain.Slug == slug, cancel)
            && !await Closed(db, viewer).AnyAsync(own => own.Chain.Slug == slug, cancel)) return null;

        return await Read(Closed(db, viewer).Where(own => own.Chain.Slug == slug && own.Round.Number > after), limit, cancel);
    }

    /// <summary>
    /// The scorecard as stored, in <c>ketenscan.scorecard/2</c>, or <c>/1</c> if it was scored before that version; null when there is none for the viewer.
    /// </summary>
    public async Task<string?> Scorecard(Viewer viewer, string slug, int number, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.ScorecardsOf(viewer)
            .Where(card => card.Figures.Number == number && db.Chains.Any(chain => chain.Id == card.Figures.ChainId && chain.Slug == slug))
            .Select(card => card.Json)
            .SingleOrDefaultAsync(cancel);
    }

    private static IQueryable<ClosedRound> Closed(KetenScanDb db, Viewer viewer) =>
        from figures in db.ClosedRoundsOf(viewer).WithPrinciples()
        join round in db.Rounds on figures.RoundId equals round.Id
        join chain in db.Chains on round.ChainId equals chain.Id
        select new ClosedRound { Chain = chain, Round = round, Figures = figures };

    private static async Task<IReadOnlyList<ApiRound>> Read(IQueryable<ClosedRound> closed, int limit, CancellationToken cancel)
    {
        var rounds = await closed
            .OrderBy(own => own.Chain.Slug).ThenBy(own => own.Round.Number)
            .Select(own => new { own.Chain.Slug, own.Round.Name, own.Figures })
            .Take(limit)
            .ToListAsync(cancel);
        return [.. rounds.Select(own => ApiRound.Of(own.Slug, own.Name, own.Figures))];
    }

    private static IQueryable<ApiChain> Project(KetenScanDb db, Viewer viewer, IQueryable<Chain> chains) => chains.Select(chain => new ApiChain(
        chain.Slug,
        chain.Name,
        chain.Field,
        chain.Region,
        db.ActivePartners().Count(partner => partner.ChainId == chain.Id),
        db.ClosedRoundsOf(viewer).Latest().Where(round => round.ChainId == chain.Id).Select(round => (int?)round.Number).FirstOrDefault()));

    private sealed class ClosedRound
    {
        public required Chain Chain { get; init; }

        public required Round Round { get; init; }

        public required RoundFigures Figures { get; init; }
    }
}

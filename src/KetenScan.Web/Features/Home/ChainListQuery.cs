using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Scorecards;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Home;

/// <summary>The viewer's chains as a list. The database filters, sorts and counts, so that a thousand chains are as quick as ten.</summary>
internal static class ChainListQuery
{
    /// <summary>The chains of a page of the list; of a page that does not exist, those of the last one.</summary>
    public static async Task<ChainList> ListOf(this KetenScanDb db, Viewer viewer, ChainFilter filter, CancellationToken cancel)
    {
        var active = await db.Shown(viewer, ChainsShown.Active).CountAsync(cancel);
        var open = await db.Shown(viewer, ChainsShown.Open).CountAsync(cancel);
        var pinned = await db.Shown(viewer, ChainsShown.Pinned).CountAsync(cancel);
        var archived = await db.Shown(viewer, ChainsShown.Archived).CountAsync(cancel);
        var shown = Matching(db.Shown(viewer, filter.Show), filter.Search);
        var found = await shown.CountAsync(cancel);
        filter = filter with { Page = Math.Clamp(filter.Page, 1, Math.Max(1, (found + ChainFilter.PageSize - 1) / ChainFilter.PageSize)) };
        var chains = await Lines(db, viewer, InOrder(db.WithLatest(viewer, shown), filter)
            .Skip((filter.Page - 1) * ChainFilter.PageSize).Take(ChainFilter.PageSize)).ToListAsync(cancel);
        return new ChainList(filter, chains, found, active, open, pinned, archived);
    }

    /// <summary>The first pinned chains by name.</summary>
    public static Task<List<MyChain>> PinnedOf(this KetenScanDb db, Viewer viewer, CancellationToken cancel) =>
        Lines(db, viewer, InOrder(db.WithLatest(viewer, db.Shown(viewer, ChainsShown.Pinned)), new ChainFilter()).Take(ChainFilter.MostCards))
            .ToListAsync(cancel);

    /// <summary>The chains that the viewer pinned, of those that it may see.</summary>
    public static IQueryable<Chain> ChainsPinnedBy(this KetenScanDb db, Viewer viewer) =>
        db.ChainsOf(viewer).Where(chain => db.PinnedChains.Any(pin => pin.AccountId == viewer.AccountId && pin.ChainId == chain.Id));

    private static IQueryable<Chain> Shown(this KetenScanDb db, Viewer viewer, ChainsShown show) => show switch
    {
        ChainsShown.Archived => db.ChainsOf(viewer).Where(chain => chain.ArchivedAt != null),
        ChainsShown.Pinned => db.ChainsPinnedBy(viewer).Where(chain => chain.ArchivedAt == null),
        ChainsShown.Open => db.ChainsOf(viewer).Where(chain => chain.ArchivedAt == null
            && db.RoundsOf(viewer).Any(round => round.ChainId == chain.Id && round.State == RoundState.Open)),
        _ => db.ChainsOf(viewer).Where(chain => chain.ArchivedAt == null),
    };

    /// <summary>Every word occurs in the name or the field, whatever the accents and the case.</summary>
    private static IQueryable<Chain> Matching(IQueryable<Chain> chains, string? search)
    {
        foreach (var word in FoldedText.Words(search ?? ""))
            chains = chains.Where(chain => FoldedText.Of(chain.Name).Contains(word) || FoldedText.Of(chain.Field).Contains(word));

        return chains;
    }

    private static IQueryable<Row> WithLatest(this KetenScanDb db, Viewer viewer, IQueryable<Chain> chains) =>
        from chain in chains
        join round in db.ClosedRoundsOf(viewer).Latest() on chain.Id equals round.ChainId into closed
        from latest in closed.DefaultIfEmpty()
        select new Row { Chain = chain, Latest = latest };

    /// <summary>Chains without the figure come last in either direction.</summary>
    private static IQueryable<Row> InOrder(IQueryable<Row> rows, ChainFilter filter)
    {
        var sorted = (filter.Order, filter.Descending) switch
        {
            (ChainOrder.Field, false) => rows.OrderBy(row => row.Chain.Field),
            (ChainOrder.Field, true) => rows.OrderByDescending(row => row.Chain.Field),
            (ChainOrder.Score, false) => rows.OrderBy(row => row.Latest!.OverallTenths == null).ThenBy(row => row.Latest!.OverallTenths),
            (ChainOrder.Score, true) => rows.OrderBy(row => row.Latest!.OverallTenths == null).ThenByDescending(row => row.Latest!.OverallTenths),
            (ChainOrder.Closed, false) => rows.OrderBy(row => row.Latest == null).ThenBy(row => row.Latest!.ClosedOn),
            (ChainOrder.Closed, true) => rows.OrderBy(row => row.Latest == null).ThenByDescending(row => row.Latest!.ClosedOn),
            (_, true) => rows.OrderByDescending(row => row.Chain.Name),
            _ => rows.OrderBy(row => row.Chain.Name),
        };
        return sorted.ThenBy(row => row.Chain.Name).ThenBy(row => row.Chain.Id);
    }

    private static IQueryable<MyChain> Lines(KetenScanDb db, Viewer viewer, IQueryable<Row> rows) =>
        rows.Select(row => new MyChain(
            row.Chain.Name,
            row.Chain.Slug,
            row.Chain.Field,
            db.ActivePartners().Count(partner => partner.ChainId == row.Chain.Id),
            db.RoundsOf(viewer).Where(round => round.ChainId == row.Chain.Id && round.State == RoundState.Open).Max(round => (int?)round.Number),
            row.Latest == null
                ? null
                : new LatestScore(row.Latest.Number, row.Latest.Overall, row.Latest.OverallLow, row.Latest.OverallHigh, row.Latest.OverallConservative)
                { ClosedOn = row.Latest.ClosedOn },
            row.Chain.ArchivedAt != null,
            db.PinnedChains.Any(pin => pin.AccountId == viewer.AccountId && pin.ChainId == row.Chain.Id)));

    /// <summary>A chain with its last closed round, if it has one.</summary>
    private sealed class Row
    {
        public required Chain Chain { get; init; }

        public required RoundFigures? Latest { get; init; }
    }
}

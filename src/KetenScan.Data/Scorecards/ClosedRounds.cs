using KetenScan.Data.Access;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Scorecards;

/// <summary>The figures of closed rounds, for whatever lists, compares or exports them. Nothing else orders rounds by when they closed.</summary>
public static class ClosedRounds
{
    /// <summary>Of the rounds that the viewer may see, with the figures of their principles in order.</summary>
    public static IQueryable<RoundFigures> ClosedRoundsOf(this KetenScanDb db, Viewer viewer) =>
        db.AllClosedRounds().Where(figures => db.RoundsOf(viewer).Any(round => round.Id == figures.RoundId && round.State == RoundState.Closed));

    /// <summary>Of the chains that the viewer may lay side by side.</summary>
    public static IQueryable<RoundFigures> ClosedRoundsComparedBy(this KetenScanDb db, Viewer viewer) =>
        db.AllClosedRounds().Where(figures => db.ChainsComparedBy(viewer).Any(chain => chain.Id == figures.ChainId));

    /// <summary>Of all chains, whoever looks: for what names no chain, and for what asked the gate for its chains.</summary>
    public static IQueryable<RoundFigures> AllClosedRounds(this KetenScanDb db) =>
        db.RoundFigures.AsNoTracking().Include(figures => figures.Principles.OrderBy(principle => principle.Principle));

    /// <summary>Of each chain the round that closed last.</summary>
    public static IQueryable<RoundFigures> Latest(this IQueryable<RoundFigures> rounds) => rounds.Where(figures => figures.IsLatest);

    /// <summary>Of each chain the one among these that closed last, for a question about a period.</summary>
    public static IQueryable<RoundFigures> LatestAmong(this IQueryable<RoundFigures> rounds) =>
        rounds.Where(figures => !rounds.Any(later =>
            later.ChainId == figures.ChainId
            && (later.ClosedOn > figures.ClosedOn || (later.ClosedOn == figures.ClosedOn && later.Number > figures.Number))));

    /// <summary>From the first to the last that closed.</summary>
    public static IOrderedQueryable<RoundFigures> InOrder(this IQueryable<RoundFigures> rounds) =>
        rounds.OrderBy(figures => figures.ClosedOn).ThenBy(figures => figures.Number);

    /// <summary>Adds the scorecard of a round that closes. The caller saves, within its transaction.</summary>
    public static async Task AddScorecard(this KetenScanDb db, StoredScorecard scorecard, CancellationToken cancel = default)
    {
        var figures = scorecard.Figures;

        // Of two rounds of a chain that are stored at once the second waits here, and sees the first.
        await db.LockChain(figures.ChainId, cancel);
        var others = db.RoundFigures.Where(other => other.ChainId == figures.ChainId);
        if (await others.AnyAsync(other => other.ClosedOn > figures.ClosedOn || (other.ClosedOn == figures.ClosedOn && other.Number > figures.Number), cancel)) figures.IsLatest = false;
        else await others.Where(other => other.IsLatest).ExecuteUpdateAsync(other => other.SetProperty(own => own.IsLatest, false), cancel);

        db.Scorecards.Add(scorecard);
    }
}

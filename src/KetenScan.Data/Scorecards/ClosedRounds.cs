using KetenScan.Data.Access;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Scorecards;

/// <summary>Queries for the figures of closed rounds, for lists, comparison and export. The only place that decides which of two rounds closed later.</summary>
public static class ClosedRounds
{
    /// <summary>The closed rounds that the viewer may see.</summary>
    public static IQueryable<RoundFigures> ClosedRoundsOf(this KetenScanDb db, Viewer viewer) =>
        db.AllClosedRounds().Where(figures => db.RoundsOf(viewer).Any(round => round.Id == figures.RoundId && round.State == RoundState.Closed));

    /// <summary>The closed rounds of the chains that the viewer may compare.</summary>
    public static IQueryable<RoundFigures> ClosedRoundsComparedBy(this KetenScanDb db, Viewer viewer) =>
        db.AllClosedRounds().Where(figures => db.ChainsComparedBy(viewer).Any(chain => chain.Id == figures.ChainId));

    /// <summary>The closed rounds of all chains, without access control: for output that names no chain, or chains that the gate already allowed.</summary>
    public static IQueryable<RoundFigures> AllClosedRounds(this KetenScanDb db) => db.RoundFigures.AsNoTracking();

    /// <summary>The figures by principle of those rounds, without access control either.</summary>
    public static IQueryable<PrincipleFigures> AllPrinciplesOfClosedRounds(this KetenScanDb db) => db.Set<PrincipleFigures>().AsNoTracking();

    /// <summary>Loads their principles too, in order.</summary>
    public static IQueryable<RoundFigures> WithPrinciples(this IQueryable<RoundFigures> rounds) =>
        rounds.Include(figures => figures.Principles.OrderBy(principle => principle.Principle));

    /// <summary>Each chain's last closed round.</summary>
    public static IQueryable<RoundFigures> Latest(this IQueryable<RoundFigures> rounds) => rounds.Where(figures => figures.IsLatest);

    /// <summary>Each chain's last closed round among these, for questions about a period.</summary>
    public static IQueryable<RoundFigures> LatestAmong(this IQueryable<RoundFigures> rounds) =>
        rounds.Where(figures => !rounds.Any(later =>
            later.ChainId == figures.ChainId
            && (later.ClosedOn > figures.ClosedOn || (later.ClosedOn == figures.ClosedOn && later.Number > figures.Number))));

    /// <summary>In order of closing.</summary>
    public static IOrderedQueryable<RoundFigures> InOrder(this IQueryable<RoundFigures> rounds) =>
        rounds.OrderBy(figures => figures.ClosedOn).ThenBy(figures => figures.Number);

    /// <summary>Adds the scorecard of a closing round. The caller saves, in its transaction.</summary>
    public static async Task AddScorecard(this KetenScanDb db, StoredScorecard scorecard, CancellationToken cancel = default)
    {
        var figures = scorecard.Figures;

        // Concurrent calls for one chain wait here, so that the second sees the first's round.
        await db.LockChain(figures.ChainId, cancel);
        var others = db.RoundFigures.Where(other => other.ChainId == figures.ChainId);

        // The same order as in LatestAmong, which cannot share it: the database compares there what is a value here.
        if (await others.AnyAsync(
            other => other.ClosedOn > figures.ClosedOn || (other.ClosedOn == figures.ClosedOn && other.Number > figures.Number),
            cancel)) figures.IsLatest = false;
        else await others.Where(other => other.IsLatest).ExecuteUpdateAsync(other => other.SetProperty(own => own.IsLatest, false), cancel);

        db.Scorecards.Add(scorecard);
    }
}

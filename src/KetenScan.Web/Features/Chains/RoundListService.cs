using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Scorecards;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Chains;

public sealed record RoundLine(int Number, string Name, RoundState State, DateOnly ClosesOn, DateTimeOffset? ClosedAt, RoundFigures? Figures, bool HasMySheet)
{
    /// <summary>Whether comments wait for the viewer's review.</summary>
    public bool CommentsWait { get; init; }
}

/// <param name="Runs">Whether the viewer runs the chain.</param>
/// <param name="IsArchived">Whether the chain is archived: no round can be planned or imported.</param>
/// <param name="Rounds">Those that are not closed first, then the latest closed one.</param>
public sealed record RoundList(string Slug, string Chain, bool Runs, bool IsArchived, IReadOnlyList<RoundLine> Rounds)
{
    /// <summary>What to do first; only for a viewer who runs a chain without rounds.</summary>
    public FirstSteps? Steps { get; init; }
}

/// <summary>The rounds of a chain.</summary>
public sealed class RoundListService(IDbContextFactory<KetenScanDb> databases)
{
    /// <summary>Null when the chain does not exist for the viewer.</summary>
    public async Task<RoundList?> Find(Viewer viewer, string slug, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var chain = await db.ChainsOf(viewer).Where(chain => chain.Slug == slug).Select(chain => new
        {
            chain.Id,
            chain.Name,
            IsArchived = chain.ArchivedAt != null,
            Runs = db.ChainsRunBy(viewer).Any(own => own.Id == chain.Id),
        }).SingleOrDefaultAsync(cancel);
        if (chain is null) return null;

        var rounds = await (
            from round in db.RoundsOf(viewer)
            where round.ChainId == chain.Id
            join figures in db.AllClosedRounds() on round.Id equals figures.RoundId into closed
            from figures in closed.DefaultIfEmpty()
            orderby round.ClosedAt == null descending, (DateOnly?)figures.ClosedOn descending, round.Number descending
            select new RoundLine(
                round.Number,
                round.Name,
                round.State,
                round.ClosesOn,
                round.ClosedAt,
                figures,
                round.Participants.Any(participant => participant.AccountId == viewer.AccountId && participant.RemovedAt == null))
            {
                CommentsWait = chain.Runs && db.Scorecards.Any(card => card.RoundId == round.Id && !card.CommentsReleased),
            }).ToListAsync(cancel);
        return new RoundList(slug, chain.Name, chain.Runs, chain.IsArchived, rounds)
        {
            Steps = chain is { Runs: true, IsArchived: false } && rounds.Count == 0 ? new FirstSteps(await db.CanAsk(chain.Id, cancel), Draft: null) : null,
        };
    }
}

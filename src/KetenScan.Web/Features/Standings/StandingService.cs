using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Scorecards;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Standings;

/// <summary>Where a chain stands on one principle.</summary>
/// <param name="Share">Of the others, the part that scores less; 0 to 1.</param>
/// <param name="Others">How many others have a score.</param>
public sealed record PrincipleStanding(Principle Principle, double Share, int Others);

/// <summary>Where a chain stands among comparable ones, that are not named.</summary>
/// <param name="Field">What the others work on too; null when they were too few, and all chains that take part are meant.</param>
/// <param name="Chains">How many others there are.</param>
/// <param name="Principles">Those on which enough others have a score; none when there are too few others altogether.</param>
public sealed record Standing(string Chain, string? Field, int Chains, IReadOnlyList<PrincipleStanding> Principles);

/// <summary>Holds a chain against others that chose to take part. Nothing is said with fewer than five others of three coordinators.</summary>
public sealed class StandingService(IDbContextFactory<KetenScanDb> databases)
{
    /// <summary>Null for who may not see the chain, and for a chain that does not take part.</summary>
    public async Task<Standing?> Of(Viewer viewer, string slug, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var own = await db.ChainsOf(viewer)
            .Where(chain => chain.Slug == slug && chain.JoinsBenchmark)
            .Select(chain => new { chain.Id, chain.Name, chain.Field, Latest = db.Scorecards.Where(card => card.ChainId == chain.Id).OrderByDescending(card => card.ClosedOn).ThenByDescending(card => card.RoundNumber).Select(card => card.RoundId).FirstOrDefault() })
            .SingleOrDefaultAsync(cancel);
        if (own is null) return null;

        var others = db.Chains
            .Where(chain => chain.JoinsBenchmark && chain.ArchivedAt == null && chain.Id != own.Id && db.Scorecards.Any(card => card.ChainId == chain.Id))
            .Select(chain => new Other { Field = chain.Field, Card = db.Scorecards.Where(card => card.ChainId == chain.Id).OrderByDescending(card => card.ClosedOn).ThenByDescending(card => card.RoundNumber).Select(card => card.RoundId).FirstOrDefault(), Coordinator = db.Grants.Where(grant => grant.ChainId == chain.Id && grant.Role == Role.Coordinator).OrderBy(grant => grant.AccountId).Select(grant => (Guid?)grant.AccountId).FirstOrDefault() });
        foreach (var field in (string?[])[own.Field, null])
        {
            var among = field is null ? others : others.Where(other => other.Field == field);
            var coordinators = await among.GroupBy(other => other.Coordinator).Select(group => group.Count()).ToListAsync(cancel);
            if (coordinators.Sum() < PercentileRank.FewestChains || coordinators.Count < PercentileRank.FewestCoordinators) continue;

            return new Standing(own.Name, field, coordinators.Sum(), await Principles(db, own.Latest, among, cancel));
        }

        return new Standing(own.Name, null, 0, []);
    }

    /// <summary>Scores count as they are shown. A principle that is withheld by too many is left out.</summary>
    private static async Task<IReadOnlyList<PrincipleStanding>> Principles(KetenScanDb db, Guid own, IQueryable<Other> others, CancellationToken cancel)
    {
        var figures = db.Set<PrincipleFigure>();
        var counted = await (
            from mine in figures
            where mine.RoundId == own && mine.Score != null
            from other in others
            from theirs in figures
            where theirs.RoundId == other.Card && theirs.Principle == mine.Principle && theirs.Score != null
            let difference = Math.Floor(mine.Score!.Value * 10 + 0.5) - Math.Floor(theirs.Score!.Value * 10 + 0.5)
            group new { difference, other.Coordinator } by mine.Principle into principle
            select new
            {
                Principle = principle.Key,
                Below = principle.Count(own => own.difference > 0),
                Equal = principle.Count(own => own.difference == 0),
                Others = principle.Count(),
                Coordinators = principle.Select(own => own.Coordinator).Distinct().Count(),
            }).ToListAsync(cancel);
        return
        [
            .. counted
                .Where(principle => principle.Others >= PercentileRank.FewestChains && principle.Coordinators >= PercentileRank.FewestCoordinators)
                .OrderBy(principle => principle.Principle)
                .Select(principle => new PrincipleStanding(principle.Principle, PercentileRank.Of(principle.Below, principle.Equal, principle.Others), principle.Others)),
        ];
    }

    private sealed class Other
    {
        public required string Field { get; init; }

        public required Guid Card { get; init; }

        public required Guid? Coordinator { get; init; }
    }
}

using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Scorecards;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Standings;

/// <summary>Where a chain stands on one principle.</summary>
/// <param name="Rank">The share of the others that score less, as a quarter. The exact share stays on the server.</param>
/// <param name="Others">The number of others with a score.</param>
public sealed record PrincipleStanding(Principle Principle, RankQuarter Rank, int Others);

/// <summary>Why a chain's standing is not shown.</summary>
public enum NoStanding
{
    /// <summary>It did not take part when this quarter was fixed.</summary>
    FromNextQuarter,

    /// <summary>Its latest round was imported from a file.</summary>
    Imported,

    TooFew,
}

/// <summary>Where a chain stands in this quarter among comparable chains, which are not named.</summary>
/// <param name="Quarter">The first day of the quarter.</param>
/// <param name="FixedOn">The day on which the comparable chains were fixed.</param>
/// <param name="Not">Why nothing is shown; null when something is.</param>
/// <param name="Field">The field that the others work on too; null when they were too few, so that all chains that take part are used.</param>
/// <param name="Chains">The number of others.</param>
/// <param name="Principles">The principles for which enough others have a score.</param>
public sealed record Standing(
    string Chain, DateOnly Quarter, DateOnly FixedOn, NoStanding? Not, string? Field, int Chains, IReadOnlyList<PrincipleStanding> Principles);

/// <summary>
/// Compares a chain's latest round with the rounds that other chains that take part had closed before the quarter.
/// Shows nothing with fewer than ten others with three other coordinators.
/// </summary>
public sealed class StandingService(IDbContextFactory<KetenScanDb> databases, TimeProvider clock)
{
    /// <summary>Determines the comparable chains of this quarter, unless that was done.</summary>
    public Task FixQuarter(CancellationToken cancel = default) => FixedQuarter.Now(databases, clock.GetUtcNow(), cancel);

    /// <summary>Null when the viewer may not see the chain, and for a chain that does not take part, is archived or has no scorecard.</summary>
    public async Task<Standing?> Of(Viewer viewer, string slug, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var own = await (
            from chain in db.ChainsOf(viewer)
            where chain.Slug == slug && chain.JoinsBenchmark && chain.ArchivedAt == null
            join round in db.ClosedRoundsOf(viewer).WithPrinciples().Latest() on chain.Id equals round.ChainId
            select new { Chain = chain.Id, chain.Name, Round = round, IsImported = db.RoundImports.Any(import => import.RoundId == round.RoundId) })
            .SingleOrDefaultAsync(cancel);
        if (own is null) return null;

        var now = await FixedQuarter.Now(databases, clock.GetUtcNow(), cancel);
        var quarter = now.Quarter.Start;
        var then = await db.BenchmarkChains
            .Where(chain => chain.Quarter == quarter && chain.ChainId == own.Chain)
            .Select(chain => new { chain.Field, chain.Group })
            .SingleOrDefaultAsync(cancel);
        Standing Not(NoStanding why) => new(own.Name, quarter, now.FixedOn, why, null, 0, []);
        if (then is null) return Not(NoStanding.FromNextQuarter);

        // With invented rounds from files, somebody could find out the scores of others.
        if (own.IsImported) return Not(NoStanding.Imported);

        var rules = own.Round.Rules;
        var others = await db.BenchmarkChains
            .Where(chain => chain.Quarter == quarter && chain.Group != then.Group)
            .Where(chain => chain.ScoringVersion == rules.ScoringVersion && chain.Weighting == rules.Weighting)
            .Where(chain => chain.QuestionnaireKey == rules.Questionnaire.Key && chain.QuestionnaireVersion == rules.Questionnaire.Version)
            .Select(chain => new Other(chain.Field, chain.Group, chain.Tenths))
            .ToListAsync(cancel);
        foreach (var field in (string?[])[then.Field, null])
        {
            List<Other> among = [.. others.Where(other => field is null || other.Field == field)];
            if (!AreEnough(among)) continue;

            var principles = own.Round.Principles.Select(mine => On(mine, among)).OfType<PrincipleStanding>().ToList();
            if (principles.Count > 0) return new Standing(own.Name, quarter, now.FixedOn, null, field, among.Count, principles);
        }

        return Not(NoStanding.TooFew);
    }

    private static bool AreEnough(IReadOnlyCollection<Other> others) =>
        others.Count >= PercentileRank.FewestChains && others.Select(other => other.Group).Distinct().Count() >= PercentileRank.FewestCoordinators;

    /// <summary>Compares rounded scores, as shown. Null for a principle that too many chains withhold.</summary>
    private static PrincipleStanding? On(PrincipleFigures own, IReadOnlyList<Other> others)
    {
        if (own.Tenths is not { } mine) return null;

        var all = others.Select(other => (Other: other, Score: other.Tenths[(int)own.Principle - 1]));
        var theirs = all.Where(other => other.Score is not null).ToList();
        if (!AreEnough([.. theirs.Select(other => other.Other)])) return null;

        var rank = PercentileRank.Of(theirs.Count(other => other.Score < mine), theirs.Count(other => other.Score == mine), theirs.Count);
        return new PrincipleStanding(own.Principle, PercentileRank.Nearest(rank), theirs.Count);
    }

    private sealed record Other(string Field, Guid Group, IReadOnlyList<int?> Tenths);
}

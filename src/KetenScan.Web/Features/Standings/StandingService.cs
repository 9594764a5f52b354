using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Scorecards;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Standings;

/// <summary>Where a chain stands on one principle.</summary>
/// <param name="Rank">Of the others, the part that scores less. The exact part stays on the server.</param>
/// <param name="Others">How many others have a score.</param>
public sealed record PrincipleStanding(Principle Principle, RankQuarter Rank, int Others);

/// <summary>Why it is not said where a chain stands.</summary>
public enum NoStanding
{
    /// <summary>It did not take part yet when this quarter was fixed.</summary>
    FromNextQuarter,

    /// <summary>Its latest round was read from a file.</summary>
    Imported,

    TooFew,
}

/// <summary>Where a chain stands in this quarter among comparable ones, that are not named.</summary>
/// <param name="Quarter">The first day of the quarter.</param>
/// <param name="FixedOn">The day on which it was fixed what is compared with.</param>
/// <param name="Not">Why nothing is said; null when something is.</param>
/// <param name="Field">What the others work on too; null when they were too few, and all chains that take part are meant.</param>
/// <param name="Chains">How many others there are.</param>
/// <param name="Principles">Those on which enough others have a score.</param>
public sealed record Standing(
    string Chain, DateOnly Quarter, DateOnly FixedOn, NoStanding? Not, string? Field, int Chains, IReadOnlyList<PrincipleStanding> Principles);

/// <summary>
/// Holds a chain's latest round against what other chains that take part had closed before the quarter.
/// Nothing is said with fewer than ten others of three other coordinators.
/// </summary>
public sealed class StandingService(IDbContextFactory<KetenScanDb> databases, TimeProvider clock)
{
    /// <summary>Works out what chains are compared with in this quarter, unless that was done.</summary>
    public Task FixQuarter(CancellationToken cancel = default) => FixedQuarter.Now(databases, clock.GetUtcNow(), cancel);

    /// <summary>Null for whoever may not see the chain, and for a chain that takes no part, is archived or has no scorecard.</summary>
    public async Task<Standing?> Of(Viewer viewer, string slug, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var own = await (
            from chain in db.ChainsOf(viewer)
            where chain.Slug == slug && chain.JoinsBenchmark && chain.ArchivedAt == null
            join round in db.ClosedRoundsOf(viewer).Latest() on chain.Id equals round.ChainId
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

        // With made-up rounds from files one could try where the others lie.
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

    /// <summary>Scores count as they are shown. Null for a principle that is withheld by too many.</summary>
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

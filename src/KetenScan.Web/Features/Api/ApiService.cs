using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Scorecards;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Api;

/// <summary>A part of a list, and where the next part begins.</summary>
/// <param name="Items">In the list's order.</param>
/// <param name="Next">The address of the next part; null at the end.</param>
public sealed record ApiPage<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>A chain that the key's owner may see.</summary>
/// <param name="Slug">Its name in addresses; it never changes.</param>
/// <param name="LatestRound">The number of the round that closed last.</param>
public sealed record ApiChain(string Slug, string Name, string Field, string? Region, int Partners, int? LatestRound);

/// <summary>A closed round; scores lie from 1 to 5, null where there is none or it is withheld.</summary>
/// <param name="Chain">The slug of its chain.</param>
/// <param name="ScoringVersion">By which formulas it was scored; version 1 has no interval of the overall score or of a change, no ranks, and nothing that is told here of levels, agreement and those who did not answer.</param>
/// <param name="OverallLow">The lower end of the overall score's 95% interval; null where that cannot be said.</param>
/// <param name="OverallHigh">Its upper end.</param>
/// <param name="OverallConservative">Whether that interval is taken wide, to protect small groups.</param>
/// <param name="OverallChange">The mean of the principles' changes.</param>
/// <param name="OverallMoved">Whether that change is certain; null where that cannot be said.</param>
public sealed record ApiRound(
    string Chain,
    int Number,
    string Name,
    DateOnly ClosedOn,
    Weighting Weighting,
    DisclosureMode Disclosure,
    string Questionnaire,
    int ScoringVersion,
    int? Invited,
    int Responded,
    double? Overall,
    double? OverallLow,
    double? OverallHigh,
    bool? OverallConservative,
    double? OverallChange,
    bool? OverallMoved,
    IReadOnlyList<ApiFigure> Principles);

/// <summary>One principle of a round.</summary>
/// <param name="Number">1 to 8.</param>
/// <param name="Low">The lower end of the score's 95% interval.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Conservative">Whether that interval is taken wide, to protect small groups.</param>
/// <param name="BandSure">Whether both ends read as the same band: 4.0 and up, 3.0 to 3.9, under 3.0.</param>
/// <param name="HalfPointLower">The score if those who did not answer had scored half a point below their partner's mean.</param>
/// <param name="SilentPartners">How many partners were asked of which nobody has a score.</param>
/// <param name="Agreement">How alike people answered, as it is read; divided: there are camps. Null with fewer than five complete sheets.</param>
/// <param name="Gap">The mean of the strategic level minus that of the operational one.</param>
/// <param name="GapLow">The lower end of the gap's 95% interval; null where that cannot be said.</param>
/// <param name="GapHigh">Its upper end.</param>
/// <param name="GapSure">Whether the levels certainly differ: 0 lies outside that interval. Null without one.</param>
/// <param name="Change">The difference with the round before, over the partners that have a score in both.</param>
/// <param name="ChangeLow">The lower end of the change's 95% interval; null with fewer than three such partners.</param>
/// <param name="ChangeHigh">Its upper end.</param>
/// <param name="Moved">Whether the change is certain: 0 lies outside its interval. Null without one; then nothing can be said.</param>
/// <param name="RankHighest">The highest place, 1 at best, that it can have among the principles of the round.</param>
/// <param name="RankLowest">The lowest.</param>
/// <param name="ChecksMet">How many of the dossier's checks were met.</param>
public sealed record ApiFigure(
    int Number,
    double? Score,
    double? Low,
    double? High,
    bool? Conservative,
    bool? BandSure,
    double? HalfPointLower,
    int? SilentPartners,
    AgreementReading? Agreement,
    double? Gap,
    double? GapLow,
    double? GapHigh,
    bool? GapSure,
    double? Change,
    double? ChangeLow,
    double? ChangeHigh,
    bool? Moved,
    int? RankHighest,
    int? RankLowest,
    int? ChecksMet,
    int? Checks);

/// <summary>What programs read. All of it passes the same gate as the pages.</summary>
public sealed class ApiService(IDbContextFactory<KetenScanDb> databases)
{
    public async Task<IReadOnlyList<ApiChain>> Chains(Viewer viewer, string? after, int limit, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
#pragma warning disable CA1309 // It never runs here: it becomes a comparison of the database, the same that sorts.
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
    /// <param name="after">The last one that is known already; an empty slug for the first part.</param>
    /// <param name="limit">As many at most.</param>
    /// <param name="cancel">Calls it off.</param>
    public async Task<IReadOnlyList<ApiRound>> Rounds(Viewer viewer, (string Chain, int Number) after, int limit, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var (slug, number) = after;
#pragma warning disable CA1309 // As above.
        return await Read(db, Closed(db, viewer).Where(own => string.Compare(own.Chain.Slug, slug) > 0 || own.Chain.Slug == slug && own.Card.RoundNumber > number), limit, cancel);
#pragma warning restore CA1309
    }

    /// <summary>The closed rounds of a chain by number; null when the chain does not exist for the viewer.</summary>
    public async Task<IReadOnlyList<ApiRound>?> Rounds(Viewer viewer, string slug, int after, int limit, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.ChainsOf(viewer).AnyAsync(chain => chain.Slug == slug, cancel)
            && !await Closed(db, viewer).AnyAsync(own => own.Chain.Slug == slug, cancel)) return null;

        return await Read(db, Closed(db, viewer).Where(own => own.Chain.Slug == slug && own.Card.RoundNumber > after), limit, cancel);
    }

    /// <summary>The scorecard as it was stored, in <c>ketenscan.scorecard/2</c>, or <c>/1</c> where it was scored before; null when there is none for the viewer.</summary>
    public async Task<string?> Scorecard(Viewer viewer, string slug, int number, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.ScorecardsOf(viewer)
            .Where(card => card.RoundNumber == number && db.Chains.Any(chain => chain.Id == card.ChainId && chain.Slug == slug))
            .Select(card => card.Json)
            .SingleOrDefaultAsync(cancel);
    }

    private static IQueryable<ClosedRound> Closed(KetenScanDb db, Viewer viewer) =>
        from card in db.ScorecardsOf(viewer)
        join chain in db.Chains on card.ChainId equals chain.Id
        select new ClosedRound { Chain = chain, Card = card };

    private static async Task<IReadOnlyList<ApiRound>> Read(KetenScanDb db, IQueryable<ClosedRound> closed, int limit, CancellationToken cancel)
    {
        var rounds = await (
            from own in closed
            join round in db.Rounds on own.Card.RoundId equals round.Id
            orderby own.Chain.Slug, own.Card.RoundNumber
            select new
            {
                own.Chain.Slug,
                own.Card.RoundNumber,
                round.Name,
                own.Card.ClosedOn,
                round.Rules.Weighting,
                round.Rules.Disclosure.Mode,
                round.Questionnaire.Key,
                round.Questionnaire.Version,
                own.Card.Invited,
                own.Card.Responded,
                own.Card.Overall,
                own.Card.OverallLow,
                own.Card.OverallHigh,
                own.Card.OverallConservative,
                own.Card.OverallChange,
                own.Card.OverallMoved,
                own.Card.ScoringVersion,
                Figures = own.Card.Figures.OrderBy(figure => figure.Principle).Select(figure => new ApiFigure(
                    (int)figure.Principle,
                    figure.Score,
                    figure.Low,
                    figure.High,
                    figure.Conservative,
                    figure.BandSure,
                    figure.HalfPointLower,
                    figure.SilentPartners,
                    figure.Agreement,
                    figure.Gap,
                    figure.GapLow,
                    figure.GapHigh,
                    figure.GapSure,
                    figure.Change,
                    figure.ChangeLow,
                    figure.ChangeHigh,
                    figure.Moved,
                    figure.RankHighest,
                    figure.RankLowest,
                    figure.ChecksMet,
                    figure.Checks)).ToList(),
            }).Take(limit).ToListAsync(cancel);
        return
        [
            .. rounds.Select(own => new ApiRound(
                own.Slug,
                own.RoundNumber,
                own.Name,
                own.ClosedOn,
                own.Weighting,
                own.Mode,
                $"{own.Key}/{own.Version}",
                own.ScoringVersion,
                own.Invited,
                own.Responded,
                own.Overall,
                own.OverallLow,
                own.OverallHigh,
                own.OverallConservative,
                own.OverallChange,
                own.OverallMoved,
                own.Figures)),
        ];
    }

    private static IQueryable<ApiChain> Project(KetenScanDb db, Viewer viewer, IQueryable<Chain> chains) => chains.Select(chain => new ApiChain(
        chain.Slug,
        chain.Name,
        chain.Field,
        chain.Region,
        db.ActivePartners().Count(partner => partner.ChainId == chain.Id),
        db.ScorecardsOf(viewer).Where(card => card.ChainId == chain.Id).OrderByDescending(card => card.ClosedOn).ThenByDescending(card => card.RoundNumber).Select(card => (int?)card.RoundNumber).FirstOrDefault()));

    private sealed class ClosedRound
    {
        public required Chain Chain { get; init; }

        public required StoredScorecard Card { get; init; }
    }
}

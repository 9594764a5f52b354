using System.Runtime.CompilerServices;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Scorecards;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Comparing;
using KetenScan.Reports.Figures;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Compare;

/// <summary>What can be filtered by, of the chains that the viewer may compare.</summary>
/// <param name="Slugs">Of the chosen chains those that the viewer may compare.</param>
public sealed record ComparisonChoices(int Chains, IReadOnlyList<string> Fields, IReadOnlyList<string> Regions, IReadOnlyList<string> Questionnaires, IReadOnlyList<string> Slugs);

/// <summary>A chain that lies side by side with others, with all its rounds.</summary>
public sealed record ChosenChain(ComparedChain Chain, IReadOnlyList<ChosenRound> Rounds);

/// <summary>What one round gave: overall, and per principle in their order.</summary>
public sealed record ChosenRound(
    int Round, DateOnly ClosedOn, int Responded, int? Invited, ComparedRules Rules, double? Overall, ComparedInterval? OverallInterval, double? OverallChange, bool? OverallMoved, IReadOnlyList<double?> Scores);

/// <summary>A row of the table with the overall scores of its rounds, from the first to the latest.</summary>
public sealed record ComparedLine(ComparedChain Chain, IReadOnlyList<double?> Course);

/// <param name="Asked">What is shown: what was asked, without what is not known.</param>
/// <param name="Unknown">What was asked and is not known, to be explained.</param>
/// <param name="First">The first rows of the table.</param>
public sealed record ComparisonView(string Address, Comparison Asked, IReadOnlyList<Unknown> Unknown, ComparisonChoices Choices, Portfolio Portfolio, IReadOnlyList<ComparedLine> First, IReadOnlyList<ChosenChain> Chosen)
{
    /// <summary>The chosen chains as they are drawn.</summary>
    public IReadOnlyList<(ChosenLine Line, ChosenChain Chain)> Lines() => [.. Chosen.Select((chosen, place) => (new ChosenLine(place + 1, chosen.Chain.Name), chosen))];

    /// <summary>Those of them that have a closed round.</summary>
    public IReadOnlyList<(ChosenLine Line, ComparedCard Card)> Cards() => [.. Lines().Where(own => own.Chain.Chain.Latest is not null).Select(own => (own.Line, own.Chain.Chain.Latest!))];
}

public sealed class CompareService(IDbContextFactory<KetenScanDb> databases)
{
    /// <summary>As many rows come with the page; more are asked for when they come into view.</summary>
    public const int FirstRows = 60;

    /// <summary>The comparison that an address asks for; null when the viewer compares nothing.</summary>
    public async Task<ComparisonView?> Open(Viewer viewer, Comparison asked, IReadOnlyList<Unknown> unknown, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var choices = await Choices(db, viewer, asked, cancel);
        if (choices.Chains == 0) return null;

        var (shown, problems) = Known(asked, choices);
        return new ComparisonView(
            asked.Address,
            shown,
            [.. unknown, .. problems],
            choices,
            await PortfolioOf(db, viewer, shown, cancel),
            await Lines(db, viewer, shown, 0, FirstRows, cancel),
            await Chosen(db, viewer, shown, cancel));
    }

    /// <summary>What of a comparison is known to the viewer; null when the viewer compares nothing.</summary>
    public async Task<Comparison?> Known(Viewer viewer, Comparison asked, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var choices = await Choices(db, viewer, asked, cancel);
        return choices.Chains == 0 ? null : Known(asked, choices).Known;
    }

    /// <summary>How many rounds <see cref="Rounds"/> gives.</summary>
    public async Task<int> CountRounds(Viewer viewer, Comparison asked, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var chains = db.Compared(viewer, asked).Select(row => row.Chain.Id);
        return await db.Scorecards.CountAsync(card => chains.Contains(card.ChainId), cancel);
    }

    /// <summary>A part of the table.</summary>
    public async Task<IReadOnlyList<ComparedLine>> Lines(Viewer viewer, Comparison asked, int skip, int take, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await Lines(db, viewer, asked, skip, take, cancel);
    }

    /// <summary>All chains that the comparison asks for, in its order.</summary>
    public async Task<IReadOnlyList<ComparedChain>> All(Viewer viewer, Comparison asked, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Compared(viewer, asked).InOrder(asked.Order).Read(db, cancel);
    }

    /// <summary>What can be said of all chains that the comparison asks for.</summary>
    public async Task<Portfolio> PortfolioOf(Viewer viewer, Comparison asked, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await PortfolioOf(db, viewer, asked, cancel);
    }

    /// <summary>Every round of the chains that the comparison asks for, one after another, by chain and day.</summary>
    public async IAsyncEnumerable<(string Slug, string Chain, ChosenRound Round)> Rounds(Viewer viewer, Comparison asked, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var chains = db.Compared(viewer, asked).Select(row => row.Chain.Id);
        await foreach (var round in RoundsOf(db, db.Chains.Where(chain => chains.Contains(chain.Id)), cancel)) yield return round;
    }

    /// <summary>A field or region that no chain has, and a chain that the viewer may not see, are passed over and named.</summary>
    private static (Comparison Known, IReadOnlyList<Unknown> Unknown) Known(Comparison asked, ComparisonChoices choices)
    {
        var unknown = asked.Chosen.Except(choices.Slugs).Select(slug => new Unknown(Unknown.Chain, slug)).ToList();
        string? Of(string name, string? value, IReadOnlyList<string> known)
        {
            if (value is null || known.Contains(value)) return value;

            unknown.Add(new Unknown(name, value));
            return null;
        }

        return (asked with
        {
            Field = Of("field", asked.Field, choices.Fields),
            Region = Of("region", asked.Region, choices.Regions),
            Questionnaire = Of("questionnaire", asked.Questionnaire, choices.Questionnaires),
            Chosen = [.. asked.Chosen.Where(choices.Slugs.Contains)],
        }, unknown);
    }

    private static async Task<ComparisonChoices> Choices(KetenScanDb db, Viewer viewer, Comparison asked, CancellationToken cancel)
    {
        var chains = db.ChainsComparedBy(viewer);
        var places = await chains.GroupBy(chain => new { chain.Field, chain.Region }).Select(group => new { group.Key.Field, group.Key.Region, Chains = group.Count() }).ToListAsync(cancel);
        var questionnaires = await db.Rounds
            .Where(round => round.State == RoundState.Closed && chains.Any(chain => chain.Id == round.ChainId))
            .Select(round => new { round.Questionnaire.Key, round.Questionnaire.Version })
            .Distinct()
            .ToListAsync(cancel);
        var slugs = asked.Chosen.Count == 0 ? [] : await chains.Where(chain => asked.Chosen.Contains(chain.Slug)).Select(chain => chain.Slug).ToListAsync(cancel);
        return new ComparisonChoices(
            places.Sum(place => place.Chains),
            [.. places.Select(place => place.Field).Distinct().Order(StringComparer.CurrentCulture)],
            [.. places.Select(place => place.Region).OfType<string>().Distinct().Order(StringComparer.CurrentCulture)],
            [.. questionnaires.Select(own => ComparisonQuery.Written(own.Key, own.Version)).Order(StringComparer.Ordinal)],
            slugs);
    }

    private static async Task<Portfolio> PortfolioOf(KetenScanDb db, Viewer viewer, Comparison asked, CancellationToken cancel)
    {
        var rows = db.Compared(viewer, asked);
        var counted = await rows
            .GroupBy(row => new
            {
                // A chain without a closed round has none of these.
                IsScored = row.Card != null,
                Weighting = (Weighting?)row.Round!.Rules.Weighting,
                Mode = (DisclosureMode?)row.Round.Rules.Disclosure.Mode,
                row.Round.Questionnaire.Key,
                Version = (int?)row.Round.Questionnaire.Version,
                Scoring = (int?)row.Card!.ScoringVersion,
            })
            .Select(group => new
            {
                group.Key,
                Chains = group.Count(),
                LowResponse = group.Count(row => row.Card!.Invited > 0 && row.Card.Responded * 2 < row.Card.Invited),
            })
            .ToListAsync(cancel);
        var scored = counted.Where(group => group.Key.IsScored).OrderByDescending(group => group.Chains).ThenBy(group => group.Key.Key, StringComparer.Ordinal).ThenByDescending(group => group.Key.Version).ThenByDescending(group => group.Key.Scoring).ToList();
        var figures =
            from row in rows
            from figure in db.Set<PrincipleFigure>()
            where figure.RoundId == row.Card!.RoundId && figure.Score != null
            select figure;
        var places = await figures
            .GroupBy(figure => new { figure.Principle, Place = (int)Math.Floor(figure.Score!.Value * 10 + 0.5) - 10 })
            .Select(group => new { group.Key.Principle, group.Key.Place, Chains = group.Count(), Sure = group.Count(figure => figure.BandSure == true) })
            .ToListAsync(cancel);
        var counts = Enum.GetValues<Principle>().ToDictionary(principle => principle, _ => new int[ScoreSpread.Places]);
        foreach (var place in places) counts[place.Principle][Math.Clamp(place.Place, 0, ScoreSpread.Places - 1)] += place.Chains;
        var concerns = places.Where(place => new Score(ScoreSpread.ScoreAt(place.Place)).Band == Band.Concern).GroupBy(place => place.Principle).ToDictionary(group => group.Key, group => group.Sum(place => place.Sure));
        return new Portfolio(
            counted.Sum(group => group.Chains),
            scored.Sum(group => group.Chains),
            scored.Sum(group => group.LowResponse),
            scored.Count == 0 ? null : new ComparedRules(scored[0].Key.Weighting!.Value, scored[0].Key.Mode!.Value, ComparisonQuery.Written(scored[0].Key.Key, scored[0].Key.Version!.Value), scored[0].Key.Scoring!.Value),
            scored.Skip(1).Sum(group => group.Chains),
            scored.Where(group => group.Key.Scoring != scored[0].Key.Scoring).Sum(group => group.Chains),
            [.. counts.Select(own => new ScoreSpread(own.Key, own.Value, concerns.GetValueOrDefault(own.Key)))],
            await LowestQuery.Of(db, figures, cancel));
    }

    private static async Task<IReadOnlyList<ComparedLine>> Lines(KetenScanDb db, Viewer viewer, Comparison asked, int skip, int take, CancellationToken cancel)
    {
        var chains = await db.Compared(viewer, asked).InOrder(asked.Order).Skip(skip).Take(take).Read(db, cancel);
        var slugs = chains.Where(chain => chain.Latest is not null).Select(chain => chain.Slug).ToList();
        var courses = (
            await (
                from chain in db.Chains
                where slugs.Contains(chain.Slug)
                join card in db.Scorecards on chain.Id equals card.ChainId
                select new { chain.Slug, card.ClosedOn, card.RoundNumber, card.Overall }).ToListAsync(cancel)).ToLookup(card => card.Slug);
        return [.. chains.Select(chain => new ComparedLine(chain, [.. courses[chain.Slug].OrderBy(card => card.ClosedOn).ThenBy(card => card.RoundNumber).Select(card => card.Overall)]))];
    }

    /// <summary>Also those that the filters leave out: they were asked for by name.</summary>
    private static async Task<IReadOnlyList<ChosenChain>> Chosen(KetenScanDb db, Viewer viewer, Comparison asked, CancellationToken cancel)
    {
        if (asked.Chosen.Count == 0) return [];

        var chains = await db.Compared(viewer, asked.Unfiltered()).Where(row => asked.Chosen.Contains(row.Chain.Slug)).Read(db, cancel);
        var rounds = (await RoundsOf(db, db.Chains.Where(chain => asked.Chosen.Contains(chain.Slug)), cancel).ToListAsync(cancel)).ToLookup(own => own.Slug, own => own.Round);
        return
        [
            .. from slug in asked.Chosen.Take(ChosenLine.Most)
               let chain = chains.SingleOrDefault(chain => chain.Slug == slug)
               where chain is not null
               select new ChosenChain(chain, [.. rounds[slug]]),
        ];
    }

    private static async IAsyncEnumerable<(string Slug, string Chain, ChosenRound Round)> RoundsOf(KetenScanDb db, IQueryable<Chain> chains, [EnumeratorCancellation] CancellationToken cancel)
    {
        var rounds =
            from chain in chains
            join card in db.Scorecards on chain.Id equals card.ChainId
            join round in db.Rounds on card.RoundId equals round.Id
            orderby chain.Name, chain.Id, card.ClosedOn, card.RoundNumber
            select new
            {
                chain.Slug,
                chain.Name,
                card.RoundNumber,
                card.ClosedOn,
                card.Responded,
                card.Invited,
                round.Rules.Weighting,
                round.Rules.Disclosure.Mode,
                round.Questionnaire.Key,
                round.Questionnaire.Version,
                card.ScoringVersion,
                card.Overall,
                Interval = ComparedInterval.Of(card.OverallLow, card.OverallHigh, card.OverallConservative),
                card.OverallChange,
                card.OverallMoved,
                Scores = card.Figures.OrderBy(figure => figure.Principle).Select(figure => figure.Score).ToList(),
            };
        await foreach (var own in rounds.AsSingleQuery().AsAsyncEnumerable().WithCancellation(cancel))
        {
            var rules = new ComparedRules(own.Weighting, own.Mode, ComparisonQuery.Written(own.Key, own.Version), own.ScoringVersion);
            yield return (own.Slug, own.Name, new ChosenRound(own.RoundNumber, own.ClosedOn, own.Responded, own.Invited, rules, own.Overall, own.Interval, own.OverallChange, own.OverallMoved, own.Scores));
        }
    }
}

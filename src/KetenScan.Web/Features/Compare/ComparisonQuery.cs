using System.Globalization;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Scorecards;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Comparing;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Compare;

/// <summary>A chain with the round that it is compared by.</summary>
internal sealed class ComparedRow
{
    public required Chain Chain { get; init; }

    public required StoredScorecard? Card { get; init; }

    public required Round? Round { get; init; }
}

/// <summary>The comparison as a query: what is filtered, sorted and counted is so in the database, and costs nothing of the answers behind it.</summary>
internal static class ComparisonQuery
{
    /// <summary>The chains that the viewer may lay side by side, each with its latest round of the period, as the comparison asks.</summary>
    public static IQueryable<ComparedRow> Compared(this KetenScanDb db, Viewer viewer, Comparison asked)
    {
        var cards = CardsOf(db, asked);
        var rows =
            from own in ChainsOf(db.ChainsComparedBy(viewer), asked).Select(chain => new
            {
                Chain = chain,
                Latest = cards.Where(card => card.ChainId == chain.Id).OrderByDescending(card => card.ClosedOn).ThenByDescending(card => card.RoundNumber).Select(card => (Guid?)card.RoundId).FirstOrDefault(),
            })
            join card in db.Scorecards on own.Latest equals (Guid?)card.RoundId into latest
            from card in latest.DefaultIfEmpty()
            join round in db.Rounds on card.RoundId equals round.Id into held
            from round in held.DefaultIfEmpty()
            select new ComparedRow { Chain = own.Chain, Card = card, Round = round };
        return asked.AsksForRound ? OfRound(rows.Where(row => row.Card != null), asked) : rows;
    }

    /// <summary>In the order asked for; chains without the figure come last, whichever way it is sorted, and those that are alike by name.</summary>
    /// <remarks>A change that is not certain is none.</remarks>
    public static IQueryable<ComparedRow> InOrder(this IQueryable<ComparedRow> rows, ComparisonOrder order)
    {
        var principle = (Principle)(order.Principle ?? 0);
        var sorted = order.Column switch
        {
            ComparisonOrder.ByName => order.Descending ? rows.OrderByDescending(row => row.Chain.Name) : rows.OrderBy(row => row.Chain.Name),
            ComparisonOrder.ByOverall => Sorted(rows, order, row => row.Card!.Overall),
            ComparisonOrder.ByChange => Sorted(rows, order, row => row.Card!.OverallMoved == null ? null : row.Card.OverallMoved == true ? row.Card.OverallChange : 0),
            ComparisonOrder.ByResponse => Sorted(rows, order, row => row.Card!.Invited > 0 ? (double?)row.Card.Responded / row.Card.Invited : null),
            ComparisonOrder.ByPartners => Sorted(rows, order, row => (int?)row.Card!.Partners),
            ComparisonOrder.ByDay => Sorted(rows, order, row => (DateOnly?)row.Card!.ClosedOn),
            _ => Sorted(rows, order, row => row.Card!.Figures.Where(figure => figure.Principle == principle).Select(figure => figure.Score).FirstOrDefault()),
        };
        return sorted.ThenBy(row => row.Chain.Name).ThenBy(row => row.Chain.Id);
    }

    /// <summary>The rows as they are shown, in one query.</summary>
    public static async Task<IReadOnlyList<ComparedChain>> Read(this IQueryable<ComparedRow> rows, KetenScanDb db, CancellationToken cancel)
    {
        var read = await rows
            .Select(row => new
            {
                row.Chain.Slug,
                row.Chain.Name,
                row.Chain.Field,
                row.Chain.Region,
                Round = (int?)row.Card!.RoundNumber,
                ClosedOn = (DateOnly?)row.Card.ClosedOn,
                Partners = (int?)row.Card.Partners,
                Responded = (int?)row.Card.Responded,
                row.Card.Invited,
                row.Card.Overall,
                Interval = ComparedInterval.Of(row.Card.OverallLow, row.Card.OverallHigh, row.Card.OverallConservative),
                row.Card.OverallChange,
                row.Card.OverallMoved,
                Scoring = (int?)row.Card.ScoringVersion,
                Weighting = (Weighting?)row.Round!.Rules.Weighting,
                Disclosure = (DisclosureMode?)row.Round.Rules.Disclosure.Mode,
                Key = row.Round.Questionnaire.Key,
                Version = (int?)row.Round.Questionnaire.Version,
                Figures = db.Set<PrincipleFigure>()
                    .Where(figure => figure.RoundId == row.Card.RoundId)
                    .OrderBy(figure => figure.Principle)
                    .Select(figure => new ComparedFigure(
                        figure.Principle,
                        figure.Score,
                        ComparedInterval.Of(figure.Low, figure.High, figure.Conservative),
                        figure.BandSure,
                        figure.HalfPointLower,
                        figure.SilentPartners,
                        figure.Agreement,
                        figure.Gap,
                        ComparedInterval.Of(figure.GapLow, figure.GapHigh),
                        figure.GapSure,
                        figure.Change,
                        ComparedInterval.Of(figure.ChangeLow, figure.ChangeHigh),
                        figure.Moved,
                        figure.RankHighest == null || figure.RankLowest == null ? null : new RankRange(figure.RankHighest.Value, figure.RankLowest.Value),
                        figure.ChecksMet,
                        figure.Checks))
                    .ToList(),
            })
            .AsSingleQuery()
            .ToListAsync(cancel);
        return
        [
            .. read.Select(row => new ComparedChain(
                row.Slug,
                row.Name,
                row.Field,
                row.Region,
                row.Round is not { } round
                    ? null
                    : new ComparedCard(
                        round,
                        row.ClosedOn!.Value,
                        row.Partners!.Value,
                        row.Responded!.Value,
                        row.Invited,
                        row.Overall,
                        row.Interval,
                        row.OverallChange,
                        row.OverallMoved,
                        new ComparedRules(row.Weighting!.Value, row.Disclosure!.Value, Written(row.Key, row.Version!.Value), row.Scoring!.Value),
                        row.Figures))),
        ];
    }

    public static string Written(string key, int version) => string.Create(CultureInfo.InvariantCulture, $"{key}/{version}");

    private static IQueryable<Chain> ChainsOf(IQueryable<Chain> chains, Comparison asked)
    {
        if (asked.Field is { } field) chains = chains.Where(chain => chain.Field == field);
        if (asked.Region is { } region) chains = chains.Where(chain => chain.Region == region);
        if (asked.Name is { } name)
        {
            var part = name.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // It never runs here: it becomes lower() and a search of the database.
            chains = chains.Where(chain => chain.Name.ToLower().Contains(part));
#pragma warning restore CA1304, CA1311, CA1862
        }

        return chains;
    }

    private static IQueryable<StoredScorecard> CardsOf(KetenScanDb db, Comparison asked)
    {
        IQueryable<StoredScorecard> cards = db.Scorecards;
        if (asked.From is { } from) cards = cards.Where(card => card.ClosedOn >= from);
        if (asked.Until is { } until) cards = cards.Where(card => card.ClosedOn <= until);
        return cards;
    }

    private static IQueryable<ComparedRow> OfRound(IQueryable<ComparedRow> rows, Comparison asked)
    {
        rows = asked.Size switch
        {
            ChainSize.Small => rows.Where(row => row.Card!.Partners <= 4),
            ChainSize.Medium => rows.Where(row => row.Card!.Partners >= 5 && row.Card.Partners <= 8),
            ChainSize.Large => rows.Where(row => row.Card!.Partners >= 9),
            _ => rows,
        };

        // The bounds of what is shown as 4.0 and as 3.0 (Score.Shown).
        rows = asked.Band switch
        {
            Band.Strength => rows.Where(row => row.Card!.Overall >= 3.95),
            Band.Watch => rows.Where(row => row.Card!.Overall >= 2.95 && row.Card.Overall < 3.95),
            Band.Concern => rows.Where(row => row.Card!.Overall < 2.95),
            _ => rows,
        };
        if (asked.Response is { } response) rows = rows.Where(row => row.Card!.Invited > 0 && row.Card.Responded * 100 >= row.Card.Invited * response);
        if (asked.Questionnaire is not { } questionnaire) return rows;

        var slash = questionnaire.LastIndexOf('/');
        var (key, version) = (slash < 0 ? questionnaire : questionnaire[..slash], int.TryParse(questionnaire[(slash + 1)..], CultureInfo.InvariantCulture, out var number) ? number : 0);
        return rows.Where(row => row.Round!.Questionnaire.Key == key && row.Round.Questionnaire.Version == version);
    }

    private static IOrderedQueryable<ComparedRow> Sorted<T>(IQueryable<ComparedRow> rows, ComparisonOrder order, System.Linq.Expressions.Expression<Func<ComparedRow, T>> figure)
    {
        var isMissing = System.Linq.Expressions.Expression.Lambda<Func<ComparedRow, bool>>(
            System.Linq.Expressions.Expression.Equal(figure.Body, System.Linq.Expressions.Expression.Constant(null, typeof(T))), figure.Parameters);
        var known = rows.OrderBy(isMissing);
        return order.Descending ? known.ThenByDescending(figure) : known.ThenBy(figure);
    }
}

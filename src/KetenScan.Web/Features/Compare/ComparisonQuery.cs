using System.Linq.Expressions;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Scorecards;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Comparing;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Compare;

/// <summary>A chain with the round that is compared.</summary>
internal sealed class ComparedRow
{
    public required Chain Chain { get; init; }

    public required RoundFigures? Round { get; init; }
}

/// <summary>The comparison as a query: the database filters, sorts and counts. It reads no answers.</summary>
internal static class ComparisonQuery
{
    /// <summary>The chains that the viewer may compare, each with its latest round of the period, filtered.</summary>
    public static IQueryable<ComparedRow> Compared(this KetenScanDb db, Viewer viewer, Comparison comparison)
    {
        var set = ComparisonFilter.All.Where(filter => filter.IsSet(comparison)).ToList();
        var chains = set.Aggregate(db.ChainsComparedBy(viewer), (chains, filter) => filter.Chains?.Invoke(chains, comparison) ?? chains);

        // Earlier rounds than the latest are only needed when the period has an end.
        var all = db.AllClosedRounds().WithPrinciples();
        var newest = comparison.Until is { } until ? all.Where(round => round.ClosedOn <= until).LatestAmong() : all.Latest();
        var rounds = set.Aggregate(newest, (rounds, filter) => filter.Rounds?.Invoke(rounds, comparison) ?? rounds);
        return set.Any(filter => filter.Rounds is not null)
            ? from chain in chains
              join round in rounds on chain.Id equals round.ChainId
              select new ComparedRow { Chain = chain, Round = round }
            : from chain in chains
              join round in rounds on chain.Id equals round.ChainId into latest
              from round in latest.DefaultIfEmpty()
              select new ComparedRow { Chain = chain, Round = round };
    }

    /// <summary>Sorted as asked. Chains without the figure come last in either direction; equal chains are sorted by name.</summary>
    /// <remarks>Scores and changes are sorted by their rounded values, as shown.</remarks>
    public static IQueryable<ComparedRow> InOrder(this IQueryable<ComparedRow> rows, ComparisonOrder order)
    {
        var principle = (Principle)(order.Principle ?? 0);
        var sorted = order.Column switch
        {
            ComparisonOrder.ByName => order.Descending ? rows.OrderByDescending(row => row.Chain.Name) : rows.OrderBy(row => row.Chain.Name),
            ComparisonOrder.ByOverall => Sorted(rows, order, row => row.Round!.OverallTenths),
            ComparisonOrder.ByChange => Sorted(rows, order, row => row.Round!.OverallChangeTenths),
            ComparisonOrder.ByResponse => Sorted(rows, order, row => row.Round!.Invited > 0 ? (double?)row.Round.Responded / row.Round.Invited : null),
            ComparisonOrder.ByPartners => Sorted(rows, order, row => (int?)row.Round!.Partners),
            ComparisonOrder.ByDay => Sorted(rows, order, row => (DateOnly?)row.Round!.ClosedOn),
            _ => Sorted(rows, order, row => row.Round!.Principles.Where(own => own.Principle == principle).Select(own => own.Tenths).FirstOrDefault()),
        };
        return sorted.ThenBy(row => row.Chain.Name).ThenBy(row => row.Chain.Id);
    }

    /// <summary>The rows of the table, in one query.</summary>
    public static Task<List<ComparedChain>> Read(this IQueryable<ComparedRow> rows, CancellationToken cancel) =>
        rows.Select(row => new ComparedChain(row.Chain.Slug, row.Chain.Name, row.Chain.Field, row.Chain.Region, row.Round)).AsSingleQuery().ToListAsync(cancel);

    private static IOrderedQueryable<ComparedRow> Sorted<T>(IQueryable<ComparedRow> rows, ComparisonOrder order, Expression<Func<ComparedRow, T>> figure)
    {
        var isMissing = Expression.Lambda<Func<ComparedRow, bool>>(Expression.Equal(figure.Body, Expression.Constant(null, typeof(T))), figure.Parameters);
        var known = rows.OrderBy(isMissing);
        return order.Descending ? known.ThenByDescending(figure) : known.ThenBy(figure);
    }
}

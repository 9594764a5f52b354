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
    public static IQueryable<ComparedRow> Compared(this KetenScanDb db, Viewer viewer, Comparison asked)
    {
        var chains = ChainsOf(db.ChainsComparedBy(viewer), asked);
        var rounds = OfPeriod(db.AllClosedRounds().WithPrinciples(), asked);
        return asked.AsksForRound
            ? from chain in chains
              join round in AsAsked(rounds, asked) on chain.Id equals round.ChainId
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

    private static IQueryable<Chain> ChainsOf(IQueryable<Chain> chains, Comparison asked)
    {
        if (asked.Field is { } field) chains = chains.Where(chain => chain.Field == field);
        if (asked.Region is { } region) chains = chains.Where(chain => chain.Region == region);
        if (asked.Name is { } name)
        {
            var part = name.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // Never runs in .NET: it is translated to lower() and a search in SQL.
            chains = chains.Where(chain => chain.Name.ToLower().Contains(part));
#pragma warning restore CA1304, CA1311, CA1862
        }

        return chains;
    }

    /// <summary>Earlier rounds than the latest are only needed when the period has an end.</summary>
    private static IQueryable<RoundFigures> OfPeriod(IQueryable<RoundFigures> rounds, Comparison asked)
    {
        var latest = asked.Until is { } until ? rounds.Where(round => round.ClosedOn <= until).LatestAmong() : rounds.Latest();
        return asked.From is { } from ? latest.Where(round => round.ClosedOn >= from) : latest;
    }

    private static IQueryable<RoundFigures> AsAsked(IQueryable<RoundFigures> rounds, Comparison asked)
    {
        var (fewest, most) = asked.Size?.Partners() ?? default;
        if (fewest is not null) rounds = rounds.Where(round => round.Partners >= fewest);
        if (most is not null) rounds = rounds.Where(round => round.Partners <= most);
        if (asked.Band is { } band) rounds = rounds.Where(round => round.Band == band);
        if (asked.Response is { } response) rounds = rounds.Where(round => round.Invited > 0 && round.Responded * 100 >= round.Invited * response);
        if (asked.Questionnaire is not { } questionnaire) return rounds;

        var (key, version) = QuestionnaireVersion.Parse(questionnaire) ?? new("", 0);
        return rounds.Where(round => round.Rules.Questionnaire.Key == key && round.Rules.Questionnaire.Version == version);
    }

    private static IOrderedQueryable<ComparedRow> Sorted<T>(IQueryable<ComparedRow> rows, ComparisonOrder order, Expression<Func<ComparedRow, T>> figure)
    {
        var isMissing = Expression.Lambda<Func<ComparedRow, bool>>(Expression.Equal(figure.Body, Expression.Constant(null, typeof(T))), figure.Parameters);
        var known = rows.OrderBy(isMissing);
        return order.Descending ? known.ThenByDescending(figure) : known.ThenBy(figure);
    }
}

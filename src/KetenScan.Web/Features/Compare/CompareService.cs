using System.Runtime.CompilerServices;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Scorecards;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Drawing;
using KetenScan.Reports.Comparing;
using KetenScan.Reports.Figures;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Compare;

/// <summary>A chain chosen for comparison, with all its rounds.</summary>
public sealed record ChosenChain(ComparedChain Chain, IReadOnlyList<CourseRound> Rounds);

/// <summary>One round of a course: of its principles only the scores, because there are many rounds.</summary>
/// <param name="Scores">Ordered by principle.</param>
public sealed record CourseRound(RoundFigures Round, IReadOnlyList<double?> Scores);

/// <summary>A row of the table with the overall score of each round, first to latest.</summary>
public sealed record TableRow(ComparedChain Chain, IReadOnlyList<double?> Course);

/// <param name="Comparison">What is shown: what was asked for, without unknown values.</param>
/// <param name="Unknown">The unknown values that were asked for, to be explained.</param>
/// <param name="Courses">The overall scores over the rounds, by slug: of the chosen chains, and of the first of the table.</param>
public sealed record ComparisonView(
    string Address,
    Comparison Comparison,
    IReadOnlyList<Unknown> Unknown,
    ComparisonChoices Choices,
    Portfolio Portfolio,
    IReadOnlyList<TableRow> First,
    IReadOnlyList<ChosenChain> Chosen,
    IReadOnlyDictionary<string, IReadOnlyList<CoursePoint>> Courses)
{
    /// <summary>The chosen chains with their number and colour.</summary>
    public IReadOnlyList<(ChosenLine Line, ChosenChain Chain)> ChosenLines() =>
        [.. Chosen.Select((chosen, place) => (new ChosenLine(place + 1, chosen.Chain.Name), chosen))];

    /// <summary>The latest round of each chosen chain that has one.</summary>
    public IReadOnlyList<(ChosenLine Line, RoundFigures Round)> LatestRounds() =>
        [.. ChosenLines().Where(own => own.Chain.Chain.Latest is not null).Select(own => (own.Line, own.Chain.Chain.Latest!))];
}

public sealed class CompareService(IDbContextFactory<KetenScanDb> databases)
{
    /// <summary>The number of rows sent with the page; more are loaded when they come into view.</summary>
    public const int FirstRows = 60;

    /// <summary>The number of chains with a figure of their course. More cannot be seen at one glance.</summary>
    public const int MostCourses = 12;

    /// <summary>The comparison for a query string; null when the viewer may not compare.</summary>
    public async Task<ComparisonView?> Open(Viewer viewer, Comparison comparison, IReadOnlyList<Unknown> unknown, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var choices = await ComparisonChoices.Find(db, viewer, comparison, cancel);
        if (choices.Chains == 0) return null;

        var (shown, problems) = choices.Known(comparison);
        var first = await Rows(db, viewer, shown, 0, FirstRows, cancel);
        var chosen = await Chosen(db, viewer, shown, cancel);
        return new ComparisonView(
            comparison.Address,
            shown,
            [.. unknown, .. problems],
            choices,
            await PortfolioQuery.Count(db, db.Compared(viewer, shown), cancel),
            first,
            chosen,
            await Courses(db, [.. chosen.Select(own => own.Chain), .. first.Select(row => row.Chain)], comparison.Until, cancel));
    }

    /// <summary>The comparison without what is unknown to the viewer; null when the viewer may not compare.</summary>
    public async Task<Comparison?> Known(Viewer viewer, Comparison comparison, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var choices = await ComparisonChoices.Find(db, viewer, comparison, cancel);
        return choices.Chains == 0 ? null : choices.Known(comparison).Known;
    }

    /// <summary>The number of rounds that <see cref="Rounds"/> returns.</summary>
    public async Task<int> CountRounds(Viewer viewer, Comparison comparison, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var chains = db.Compared(viewer, comparison).Select(row => row.Chain.Id);
        return await db.AllClosedRounds().CountAsync(round => chains.Contains(round.ChainId), cancel);
    }

    /// <summary>A part of the table.</summary>
    public async Task<IReadOnlyList<TableRow>> Rows(Viewer viewer, Comparison comparison, int skip, int take, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await Rows(db, viewer, comparison, skip, take, cancel);
    }

    /// <summary>All compared chains, in order.</summary>
    public async Task<IReadOnlyList<ComparedChain>> All(Viewer viewer, Comparison comparison, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Compared(viewer, comparison).InOrder(comparison.Order).Read(cancel);
    }

    /// <summary>Figures about all compared chains together.</summary>
    public async Task<Portfolio> PortfolioOf(Viewer viewer, Comparison comparison, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await PortfolioQuery.Count(db, db.Compared(viewer, comparison), cancel);
    }

    /// <summary>Every round of the compared chains, by chain and day. Streamed.</summary>
    public async IAsyncEnumerable<(string Slug, string Name, CourseRound Round)> Rounds(
        Viewer viewer,
        Comparison comparison,
        [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var chains = db.Compared(viewer, comparison).Select(row => row.Chain.Id);
        var rounds =
            from chain in db.Chains
            where chains.Contains(chain.Id)
            join round in db.AllClosedRounds() on chain.Id equals round.ChainId
            orderby chain.Name, chain.Id, round.ClosedOn, round.Number
            select new { chain.Slug, chain.Name, round, Scores = round.Principles.OrderBy(own => own.Principle).Select(own => own.Score).ToList() };
        await foreach (var own in rounds.AsSingleQuery().AsAsyncEnumerable().WithCancellation(cancel))
            yield return (own.Slug, own.Name, new CourseRound(own.round, own.Scores));
    }

    private static async Task<IReadOnlyList<TableRow>> Rows(KetenScanDb db, Viewer viewer, Comparison comparison, int skip, int take, CancellationToken cancel)
    {
        var chains = await db.Compared(viewer, comparison).InOrder(comparison.Order).Skip(skip).Take(take).Read(cancel);
        var scored = chains.Select(chain => chain.Latest?.ChainId).OfType<Guid>().ToList();
        var courses = (await db.AllClosedRounds()
            .Where(round => scored.Contains(round.ChainId))
            .InOrder()
            .Select(round => new { round.ChainId, round.Overall })
            .ToListAsync(cancel)).ToLookup(round => (Guid?)round.ChainId, round => round.Overall);
        return [.. chains.Select(chain => new TableRow(chain, [.. courses[chain.Latest?.ChainId]]))];
    }

    /// <summary>Includes chains that the filters leave out, because they were chosen by name.</summary>
    private static async Task<IReadOnlyList<ChosenChain>> Chosen(KetenScanDb db, Viewer viewer, Comparison comparison, CancellationToken cancel)
    {
        if (comparison.Chosen.Count == 0) return [];

        var chains = await db.Compared(viewer, comparison.Unfiltered()).Where(row => comparison.Chosen.Contains(row.Chain.Slug)).Read(cancel);
        var scored = chains.Select(chain => chain.Latest?.ChainId).OfType<Guid>().ToList();
        var rounds = (await db.AllClosedRounds()
            .Where(round => scored.Contains(round.ChainId))
            .InOrder()
            .Select(round => new CourseRound(round, round.Principles.OrderBy(own => own.Principle).Select(own => own.Score).ToList()))
            .ToListAsync(cancel)).ToLookup(own => (Guid?)own.Round.ChainId);
        return
        [
            .. from slug in comparison.Chosen.Take(ChosenLine.Most)
               let chain = chains.SingleOrDefault(chain => chain.Slug == slug)
               where chain is not null
               select new ChosenChain(chain, [.. rounds[chain.Latest?.ChainId]]),
        ];
    }

    /// <param name="db">The database.</param>
    /// <param name="chains">In order of importance; may contain a chain twice.</param>
    /// <param name="until">The last day of the rounds that are compared; null for all.</param>
    /// <param name="cancel">Cancels the query.</param>
    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<CoursePoint>>> Courses(
        KetenScanDb db,
        IEnumerable<ComparedChain> chains,
        DateOnly? until,
        CancellationToken cancel)
    {
        var scored = chains.Where(chain => chain.Latest is not null).DistinctBy(chain => chain.Slug).Take(MostCourses).ToList();
        var ids = scored.Select(chain => chain.Latest!.ChainId).ToList();
        var rounds = (await db.AllClosedRounds()
            .Where(round => ids.Contains(round.ChainId) && (until == null || round.ClosedOn <= until))
            .InOrder()
            .ToListAsync(cancel)).ToLookup(round => round.ChainId);
        return scored.ToDictionary(chain => chain.Slug, chain => CoursePoint.Of(rounds[chain.Latest!.ChainId]));
    }
}

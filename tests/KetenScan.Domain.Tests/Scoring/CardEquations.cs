using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

/// <summary>
/// A principle's results in a protected round as equations over the answers: how each published figure is
/// calculated is public (docs/scoring.md), and so are the counts.
/// </summary>
/// <remarks>
/// Left out, since they add no equation:
/// <list type="bullet">
/// <item>The spread, the gap between levels and the overall score are differences and means of scores that are here.</item>
/// <item>r_wg, AD_M and how divided a statement is follow from the distributions.</item>
/// <item>A change and its interval follow from the partners' scores of both rounds as they are shown.</item>
/// <item>Bands, readings, what moved and what is sure follow from the figures that they read.</item>
/// </list>
/// Left out, since they are no sums over answers: agreement within partners and the conservative interval (squares of a
/// unit's answers to a statement, all of which weigh the same), and what needs whole sheets (other intervals, alpha,
/// ICC(1), ranks: the people of one unit and level can be exchanged in them). These are held by <see cref="TryingAttacker"/>,
/// which compares all figures of the card. Votes are not answers to statements.
/// </remarks>
internal sealed class CardEquations
{
    private readonly ScoringInput chain;
    private readonly PrincipleResult card;
    private readonly int minimum;

    public CardEquations(ScoringInput chain, PrincipleResult card)
    {
        (this.chain, this.card) = (chain, card);
        minimum = chain.Disclosure.MinimumGroup;
        Cells = Cell.CountingOf(chain, card.Number);
    }

    /// <summary>The people whose sheet counts for the principle.</summary>
    public IReadOnlyList<Cell> Cells { get; }

    public int Statements => card.Statements.Count;

    public IReadOnlyList<Equation> All() => [.. OfStatements(), .. OfUnits(), .. OfLevels()];

    /// <summary>A distribution gives its statement's points and agreement, and so everything derived from distributions.</summary>
    private IEnumerable<Equation> OfStatements()
    {
        var shown = new List<int>();
        foreach (var (statement, result) in card.Statements.Index())
        {
            if (result.Distribution is not { } distribution || result.Score is not { } score) continue;

            Share Weight(Cell cell, int at) => at == statement ? new(1, AnswersOf(Cells, statement)) : Share.None;
            yield return new Equation($"statement {result.Code}", Adding.Points, Weight, score.Value);
            yield return new Equation($"favourable of {result.Code}", Adding.Agreeing, Weight, result.Favourable!.Value);
            shown.Add(statement);
        }

        if (card.Favourable is { } favourable)
        {
            var valid = shown.Sum(statement => AnswersOf(Cells, statement));
            yield return new Equation("favourable", Adding.Agreeing, (_, at) => shown.Contains(at) ? new(1, valid) : Share.None, favourable);
        }
    }

    /// <summary>The partners that are shown, the pool, and the chain.</summary>
    private IEnumerable<Equation> OfUnits()
    {
        var shown = card.Partners.Where(partner => partner.Score is not null).Select(partner => partner.Key).ToList();
        var pooled = Cells.Select(cell => cell.Partner).Distinct().Except(shown).ToList();
        var units = shown.Select(partner => (IReadOnlyList<string>)[partner]).ToList();
        foreach (var partner in card.Partners.Where(partner => partner.Score is not null))
            yield return Mean(partner.Key, Of([partner.Key]), partner.Score!.Value);
        if (card.Pool is { } pool) yield return Mean("pool", Of(pooled), pool.Score);
        if (pooled.Count > 0) units.Add(pooled);
        if (card.Score is not { } score) yield break;

        yield return new Equation("score", Adding.Points, chain.Weighting == Weighting.Partner ? ByPartner : ByRespondent, score.Value);
        if (card.NonResponse is { } lower)
        {
            var taken = units.Sum(unit => unit.Count * 0.5 * SilentShare(unit)) / (shown.Count + pooled.Count);
            yield return new Equation("half a point lower", Adding.Points, ByPartner, lower.HalfPointLower + taken);
        }

        Share ByPartner(Cell cell, int at)
        {
            var unit = units.Single(unit => unit.Contains(cell.Partner));
            var share = MeanWeight(Of(unit), at);
            return new(share.Part * unit.Count, share.Whole * (shown.Count + pooled.Count));
        }

        Share ByRespondent(Cell cell, int at)
        {
            var counting = Enumerable.Range(0, Statements).Where(statement => !card.Statements[statement].IsWithheld() && CountsOn(Cells, statement)).ToList();
            return counting.Contains(at) ? new(1, (long)counting.Count * AnswersOf(Cells, at)) : Share.None;
        }
    }

    private IEnumerable<Equation> OfLevels()
    {
        foreach (var (level, score) in new[] { (Level.Strategic, card.Levels.Strategic), (Level.Operational, card.Levels.Operational) })
        {
            if (score is { } shown) yield return Mean($"{level}", [.. Cells.Where(cell => cell.Level == level)], shown);
        }
    }

    /// <summary>The mean of a group's means on the statements that count for it.</summary>
    private Equation Mean(string figure, IReadOnlyList<Cell> group, Score score) =>
        new(figure, Adding.Points, (cell, at) => group.Contains(cell) ? MeanWeight(group, at) : Share.None, score.Value);

    private Share MeanWeight(IReadOnlyList<Cell> group, int statement)
    {
        var counting = Enumerable.Range(0, Statements).Where(at => CountsOn(group, at)).ToList();

        // A group without counting statements should not be shown; if it is, all its answers may be included.
        if (counting.Count == 0) counting = [.. Enumerable.Range(0, Statements).Where(at => AnswersOf(group, at) > 0)];
        return counting.Contains(statement) ? new(1, (long)counting.Count * AnswersOf(group, statement)) : Share.None;
    }

    private bool CountsOn(IReadOnlyList<Cell> group, int statement) =>
        AnswersOf(group, statement) is var answers && answers >= minimum && 2 * answers >= group.Sum(cell => cell.People);

    private double SilentShare(IReadOnlyList<string> unit)
    {
        var invited = chain.Partners.Where(partner => unit.Contains(partner.Key)).Sum(partner => partner.Invited!.Value);
        return (double)(invited - Of(unit).Sum(cell => cell.People)) / invited;
    }

    private IReadOnlyList<Cell> Of(IReadOnlyCollection<string> partners) => [.. Cells.Where(cell => partners.Contains(cell.Partner))];

    private static int AnswersOf(IReadOnlyList<Cell> group, int statement) => group.Where(cell => cell.Has(statement)).Sum(cell => cell.People);
}

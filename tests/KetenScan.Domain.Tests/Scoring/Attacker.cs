using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

/// <summary>
/// Somebody who knows all counts and every published figure of a principle, takes each as a linear equation over the
/// unknown sums of the cells partner × level, and looks for something about fewer than the minimum number of people.
/// </summary>
internal sealed class Attacker
{
    private readonly List<(string Partner, Level Level, int Count)> cells;
    private readonly List<double[]> equations = [];

    public Attacker(ScoringInput chain, PrincipleResult published)
    {
        cells = [.. Respondents(chain, published.Number).GroupBy(person => person).Select(group => (group.Key.Partner, group.Key.Level, group.Count())).OrderBy(cell => cell)];

        var shown = published.Partners.Where(partner => partner.Score is not null).Select(partner => partner.Key).ToList();
        var pool = cells.Select(cell => cell.Partner).Distinct().Except(shown).ToList();
        foreach (var key in shown) Add(cell => cell.Partner == key ? 1 : 0);
        if (published.Pool is not null) Add(cell => pool.Contains(cell.Partner) ? 1 : 0);
        if (published.Score is not null) Add(cell => chain.Weighting == Weighting.Respondent ? 1 : shown.Contains(cell.Partner) ? 1.0 / CountOf([cell.Partner]) : (double)pool.Count / CountOf(pool));
        if (published.Levels.Strategic is not null) Add(cell => cell.Level == Level.Strategic ? 1 : 0);
        if (published.Levels.Operational is not null) Add(cell => cell.Level == Level.Operational ? 1 : 0);
    }

    /// <summary>How many people the smallest group has of which some combination of the figures speaks alone; null when there is none.</summary>
    public int? SmallestGroup()
    {
        var rank = Rank(equations);
        int? smallest = null;
        for (var group = 1; group < 1 << cells.Count; group++)
        {
            var size = cells.Where((_, place) => (group >> place & 1) == 1).Sum(cell => cell.Count);
            if (size >= smallest) continue;

            // Some combination of the equations vanishes outside the group when leaving its cells out loses rank.
            var outside = equations.Select(equation => equation.Where((_, place) => (group >> place & 1) == 0).ToArray()).ToList();
            if (Rank(outside) < rank) smallest = size;
        }

        return smallest;
    }

    private static IEnumerable<(string Partner, Level Level)> Respondents(ScoringInput chain, int principle)
    {
        var each = chain.Questionnaire.Sections[principle - 1].Statements.Count;
        return chain.Sheets
            .Where(sheet => Respondent.ScoreOf(sheet.Answers.AsSpan((principle - 1) * each, each)) is not null)
            .Select(sheet => (sheet.Partner, sheet.Level));
    }

    private void Add(Func<(string Partner, Level Level, int Count), double> coefficient) => equations.Add([.. cells.Select(coefficient)]);

    private int CountOf(IReadOnlyCollection<string> partners) => cells.Where(cell => partners.Contains(cell.Partner)).Sum(cell => cell.Count);

    /// <summary>By Gaussian elimination with the largest pivot.</summary>
    private static int Rank(List<double[]> rows)
    {
        var matrix = rows.Select(row => row.ToArray()).ToList();
        var rank = 0;
        for (var column = 0; matrix.Count > 0 && column < matrix[0].Length && rank < matrix.Count; column++)
        {
            var pivot = Enumerable.Range(rank, matrix.Count - rank).MaxBy(row => Math.Abs(matrix[row][column]));
            if (Math.Abs(matrix[pivot][column]) < 1e-9) continue;

            (matrix[rank], matrix[pivot]) = (matrix[pivot], matrix[rank]);
            for (var row = rank + 1; row < matrix.Count; row++)
            {
                var factor = matrix[row][column] / matrix[rank][column];
                for (var place = column; place < matrix[row].Length; place++) matrix[row][place] -= factor * matrix[rank][place];
            }

            rank++;
        }

        return rank;
    }
}

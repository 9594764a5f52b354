namespace KetenScan.Domain.Tests.Scoring;

/// <summary>
/// An attacker who knows all counts (who of which partner and level answered which statements) and treats every published
/// figure as an unrounded equation over the answers. Adds and subtracts figures until the result is
/// about fewer people than the minimum group.
/// </summary>
/// <remarks>
/// Points and agreement are two separate systems: a distribution gives a statement's equation in both (and in the
/// remainder, if nothing else is published), a score only in points.
/// </remarks>
internal sealed class LinearAttacker
{
    private readonly IReadOnlyList<Cell> cells;
    private readonly int statements;

    /// <summary>For each system, the weight of a cell's answer to a statement in each equation.</summary>
    private readonly List<long[]?[,]> systems = [];

    public LinearAttacker(IReadOnlyList<Cell> cells, int statements, IEnumerable<Equation> equations)
    {
        (this.cells, this.statements) = (cells, statements);
        foreach (var system in equations.GroupBy(equation => equation.Adding))
        {
            var columns = new long[]?[cells.Count, statements];
            for (var cell = 0; cell < cells.Count; cell++)
            {
                for (var statement = 0; statement < statements; statement++)
                {
                    if (cells[cell].Has(statement)) columns[cell, statement] = [.. system.Select(equation => equation.Weight(cells[cell], statement).Residue)];
                }
            }

            systems.Add(columns);
        }
    }

    /// <summary>The smallest number of people that a combination of figures is about, if below the minimum; null otherwise.</summary>
    public int? FewestPeople(int minimum) => systems.Min(columns => FewestPeople(columns, Enumerable.Range(0, statements), minimum));

    /// <summary>
    /// The smallest number of people whose answers to one statement are in a combination of figures, whatever else is in it,
    /// if below the minimum; null otherwise.
    /// </summary>
    public int? FewestAnswers(int minimum) =>
        systems.SelectMany(_ => Enumerable.Range(0, statements), (columns, statement) => FewestPeople(columns, [statement], minimum)).Min();

    private int? FewestPeople(long[]?[,] columns, IEnumerable<int> over, int minimum) => Combination.FewestPeople(
        [.. cells.Select((cell, place) => new Weighed(cell.People, [.. over.Select(statement => columns[place, statement]).OfType<long[]>()]))],
        minimum);
}

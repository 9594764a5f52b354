namespace KetenScan.Domain.Tests.Scoring;

/// <summary>What a figure sums per answer: its points, or whether it is a 4 or 5.</summary>
internal enum Adding
{
    Points,
    Agreeing,
}

/// <summary>A published figure as a weighted sum over answers; the weights follow from the counts.</summary>
/// <param name="Figure">The name of the figure.</param>
/// <param name="Adding">What is added up.</param>
/// <param name="Weight">The weight of a cell's answer to a statement; only called for statements that the cell answered.</param>
/// <param name="Published">The value on the card.</param>
internal sealed record Equation(string Figure, Adding Adding, Func<Cell, int, Share> Weight, double Published)
{
    /// <summary>The unrounded figure, calculated from the true answers.</summary>
    public double From(IReadOnlyList<Cell> cells, int statements) => cells.Sum(cell => Enumerable.Range(0, statements)
        .Where(cell.Has)
        .Sum(statement => Weight(cell, statement).Value * (Adding == Adding.Points ? cell.SumOf(statement) : cell.AgreeingOn(statement))));
}

/// <summary>A fraction, exact.</summary>
internal readonly record struct Share(long Part, long Whole)
{
    public static readonly Share None = new(0, 1);

    public double Value => (double)Part / Whole;

    public long Residue => Residues.Times(Residues.Of(Part), Residues.Inverse(Residues.Of(Whole)));
}

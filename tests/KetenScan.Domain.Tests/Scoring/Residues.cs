namespace KetenScan.Domain.Tests.Scoring;

/// <summary>Integers modulo a large prime, for exact fractions and elimination.</summary>
/// <remarks>
/// A rank over the fractions is lost here only when a determinant happens to be a multiple of the prime: by chance once in
/// two thousand million.
/// </remarks>
internal static class Residues
{
    private const long Prime = int.MaxValue;

    public static long Of(long number) => (number % Prime + Prime) % Prime;

    public static long Times(long one, long other) => one * other % Prime;

    public static long Less(long one, long other) => one >= other ? one - other : one - other + Prime;

    /// <summary>By Fermat's little theorem.</summary>
    public static long Inverse(long number)
    {
        var result = 1L;
        for (var (power, left) = (number, Prime - 2); left > 0; left >>= 1, power = Times(power, power))
        {
            if ((left & 1) == 1) result = Times(result, power);
        }

        return result;
    }
}

/// <summary>A space of vectors, by a basis in reduced form: equal remainders of two vectors mean that they differ by a vector of the space.</summary>
internal sealed class Span
{
    private readonly List<(int Pivot, long[] Vector)> basis;

    public Span() => basis = [];

    private Span(IEnumerable<(int Pivot, long[] Vector)> other) => basis = [.. other];

    public Span Copy() => new(basis.Select(row => (row.Pivot, row.Vector.ToArray())));

    /// <summary>The remainder of a vector, scaled so that its first number is 1; null if it is zero.</summary>
    public long[]? Remainder(long[] vector)
    {
        var left = vector.ToArray();
        foreach (var (pivot, row) in basis) Subtract(left, row, left[pivot]);
        var first = Array.FindIndex(left, number => number != 0);
        if (first < 0) return null;

        var scale = Residues.Inverse(left[first]);
        for (var place = first; place < left.Length; place++) left[place] = Residues.Times(left[place], scale);
        return left;
    }

    public void Add(long[] vector)
    {
        if (Remainder(vector) is not { } left) return;

        var pivot = Array.FindIndex(left, number => number != 0);
        foreach (var (_, row) in basis) Subtract(row, left, row[pivot]);
        basis.Add((pivot, left));
    }

    private static void Subtract(long[] from, long[] row, long times)
    {
        if (times == 0) return;
        for (var place = 0; place < from.Length; place++) from[place] = Residues.Less(from[place], Residues.Times(row[place], times));
    }
}

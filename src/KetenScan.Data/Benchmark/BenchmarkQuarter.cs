namespace KetenScan.Data.Benchmark;

/// <summary>A quarter with the fixed data of its benchmark. A unique key prevents two servers from storing the same quarter.</summary>
public sealed class BenchmarkQuarter
{
    private readonly List<BenchmarkChain> chains = [];

    private BenchmarkQuarter()
    {
    }

    /// <param name="start">The first day of the quarter.</param>
    /// <param name="fixedAt">When it was calculated.</param>
    /// <param name="chains">The chains in the benchmark at that moment.</param>
    public BenchmarkQuarter(DateOnly start, DateTimeOffset fixedAt, IEnumerable<BenchmarkChain> chains)
    {
        Start = start;
        FixedAt = fixedAt;
        this.chains.AddRange(chains);
    }

    public DateOnly Start { get; private set; }

    public DateTimeOffset FixedAt { get; private set; }

    public IReadOnlyList<BenchmarkChain> Chains => chains;
}

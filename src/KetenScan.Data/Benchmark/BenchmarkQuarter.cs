namespace KetenScan.Data.Benchmark;

/// <summary>A quarter for which it is fixed what chains are compared with. Two servers cannot both store one.</summary>
public sealed class BenchmarkQuarter
{
    private readonly List<BenchmarkChain> chains = [];

    private BenchmarkQuarter()
    {
    }

    /// <param name="start">The first day of the quarter.</param>
    /// <param name="fixedAt">When it was worked out.</param>
    /// <param name="chains">Those that took part at that moment.</param>
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

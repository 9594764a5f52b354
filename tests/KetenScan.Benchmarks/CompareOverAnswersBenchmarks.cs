using BenchmarkDotNet.Attributes;
using KetenScan.Web.Features.Compare;

namespace KetenScan.Benchmarks;

/// <summary>Comparing 1,000 chains with no answers in the database, and with the 19,200,000 of 480,000 sheets.</summary>
public class CompareOverAnswersBenchmarks
{
    private readonly Comparison comparison = new();
    private PortfolioDatabase database = null!;
    private CompareService service = null!;

    [Params(false, true)]
    public bool Answered { get; set; }

    [GlobalSetup]
    public async Task Prepare()
    {
        database = await PortfolioDatabase.Prepare(chains: 1000, Answered);
        service = new CompareService(database);
    }

    /// <summary>Every row of the table, as it is shown.</summary>
    [Benchmark]
    public async Task<int> Table() => (await service.All(database.Consultant, comparison)).Count;

    /// <summary>All that the page asks when it opens.</summary>
    [Benchmark]
    public async Task<int> Page() => (await service.Open(database.Consultant, comparison, []))!.First.Count;
}

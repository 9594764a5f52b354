using System.Globalization;
using BenchmarkDotNet.Attributes;
using KetenScan.Web.Features.Compare;
using Npgsql;

namespace KetenScan.Benchmarks;

/// <summary>
/// The comparison on PostgreSQL: its whole table, against the SQL that reads the same rows by hand, and what the page and the Excel file ask.
/// </summary>
public class CompareBenchmarks
{
    private const string ByHand = """
        SELECT c."Slug", c."Name", c."Field", c."Region", r.*, f.*
        FROM "Grants" AS g
        JOIN "Chains" AS c ON c."Id" = g."ChainId"
        LEFT JOIN "RoundFigures" AS r ON r."ChainId" = c."Id" AND r."IsLatest"
        LEFT JOIN "PrincipleFigures" AS f ON f."RoundId" = r."RoundId"
        WHERE g."AccountId" = $1 AND g."Role" = 'Consultant'
        ORDER BY c."Name", c."Id", f."Principle"
        """;

    private readonly Comparison comparison = new();
    private PortfolioDatabase database = null!;
    private CompareService service = null!;

    [Params(10, 100, 1000, 10_000)]
    public int Chains { get; set; }

    [GlobalSetup]
    public async Task Prepare()
    {
        database = await PortfolioDatabase.Prepare(Chains);
        service = new CompareService(database);
    }

    [Benchmark(Baseline = true)]
    public async Task<int> SqlByHand()
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(ByHand, connection) { Parameters = { new() { Value = database.Consultant.AccountId } } };
        await using var reader = await command.ExecuteReaderAsync();
        var (rows, values) = (0, new object[reader.FieldCount]);
        while (await reader.ReadAsync()) rows += reader.GetValues(values) > 0 ? 1 : 0;
        return rows;
    }

    /// <summary>Every row of the table, as it is shown.</summary>
    [Benchmark]
    public async Task<int> Table() => (await service.All(database.Consultant, comparison)).Count;

    /// <summary>All that the page asks when it opens.</summary>
    [Benchmark]
    public async Task<int> Page() => (await service.Open(database.Consultant, comparison, []))!.First.Count;

    /// <summary>The Excel file: the chains and all their rounds.</summary>
    [Benchmark]
    public async Task Workbook() =>
        await new CompareWorkbook(service, database.Consultant, comparison).Write(
            Stream.Null,
            await service.PortfolioOf(database.Consultant, comparison),
            (new DateOnly(2026, 11, 28), ""),
            CultureInfo.GetCultureInfo("nl-NL"),
            mostRows: 1_000_000,
            CancellationToken.None);
}

using System.Globalization;
using BenchmarkDotNet.Attributes;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Demo;
using KetenScan.Data.PostgreSql;
using KetenScan.Reports.Files;
using KetenScan.Web.Features.Compare;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KetenScan.Benchmarks;

/// <summary>
/// The comparison on PostgreSQL: its whole table, against the SQL that reads the same rows by hand, and what the page and the Excel file ask.
/// KETENSCAN_BENCHMARK_POSTGRES names the server; a database for each number of chains is filled once and kept.
/// </summary>
public class CompareBenchmarks
{
    private const int Rounds = 12;

    private const string ByHand = """
        SELECT c."Slug", c."Name", c."Field", c."Region", s."RoundNumber", s."ClosedOn", s."Partners", s."Responded", s."Invited", s."Overall", s."OverallChange",
               r."Rules_Weighting", r."Rules_Disclosure_Mode", r."Questionnaire_Key", r."Questionnaire_Version",
               f."Principle", f."Score", f."Change", f."Low", f."High", f."ChecksMet", f."Checks"
        FROM "Grants" AS g
        JOIN "Chains" AS c ON c."Id" = g."ChainId"
        LEFT JOIN LATERAL (SELECT * FROM "Scorecards" AS own WHERE own."ChainId" = c."Id" ORDER BY own."ClosedOn" DESC, own."RoundNumber" DESC LIMIT 1) AS s ON true
        LEFT JOIN "Rounds" AS r ON r."Id" = s."RoundId"
        LEFT JOIN "PrincipleFigures" AS f ON f."RoundId" = s."RoundId"
        WHERE g."AccountId" = $1 AND g."Role" = 'Consultant'
        ORDER BY c."Name", c."Id", f."Principle"
        """;

    private readonly Comparison asked = new();
    private Databases databases = null!;
    private CompareService service = null!;
    private Viewer consultant = null!;

    [Params(10, 100, 1000, 10_000)]
    public int Chains { get; set; }

    [GlobalSetup]
    public async Task Prepare()
    {
        var server = Environment.GetEnvironmentVariable("KETENSCAN_BENCHMARK_POSTGRES") ?? throw new InvalidOperationException("KETENSCAN_BENCHMARK_POSTGRES names no server.");
        databases = new Databases($"{server};Database=ketenscan_benchmark_{Chains}");
        service = new CompareService(databases);
        await using var db = databases.CreateDbContext();
        await db.Database.MigrateAsync();
        if (!await db.Chains.AnyAsync())
        {
            var account = new Account("consultant@benchmark.example", "Consultant") { NormalizedEmail = "CONSULTANT@BENCHMARK.EXAMPLE" };
            db.Users.Add(account);
            await db.SaveChangesAsync();
            var questionnaire = QuestionnaireJson.Read(QuestionnaireJson.BuiltIn);
            await new DemoPortfolio(questionnaire, card => ScorecardJson.Write(card, questionnaire, CultureInfo.InvariantCulture), DateTimeOffset.UtcNow)
                .AddTo(databases, new PortfolioSize(Chains, Rounds, Partners: 8, Respondents: 40, Seed: 1), account.Id, _ => { }, CancellationToken.None);
            await db.Database.ExecuteSqlRawAsync("ANALYZE");
        }

        consultant = new Viewer(await db.Users.Where(user => user.Email == "consultant@benchmark.example").Select(user => user.Id).SingleAsync(), "Consultant");
    }

    [Benchmark(Baseline = true)]
    public async Task<int> SqlByHand()
    {
        await using var connection = new NpgsqlConnection(databases.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(ByHand, connection) { Parameters = { new() { Value = consultant.AccountId } } };
        await using var reader = await command.ExecuteReaderAsync();
        var (rows, values) = (0, new object[reader.FieldCount]);
        while (await reader.ReadAsync()) rows += reader.GetValues(values) > 0 ? 1 : 0;
        return rows;
    }

    /// <summary>Every row of the table, as it is shown.</summary>
    [Benchmark]
    public async Task<int> Table() => (await service.All(consultant, asked)).Count;

    /// <summary>All that the page asks when it opens.</summary>
    [Benchmark]
    public async Task<int> Page() => (await service.Open(consultant, asked, []))!.First.Count;

    /// <summary>The Excel file: the chains and all their rounds.</summary>
    [Benchmark]
    public async Task Workbook() =>
        await CompareWorkbook.Write(Stream.Null, consultant, asked, await service.PortfolioOf(consultant, asked), service, CultureInfo.GetCultureInfo("nl-NL"), mostRows: 1_000_000, CancellationToken.None);

    private sealed class Databases(string connectionString) : IDbContextFactory<KetenScanDb>
    {
        private readonly DbContextOptions<KetenScanDb> options = OptionsOf(connectionString);

        public string ConnectionString => connectionString;

        public KetenScanDb CreateDbContext() => new(options);

        private static DbContextOptions<KetenScanDb> OptionsOf(string connectionString)
        {
            var options = new DbContextOptionsBuilder<KetenScanDb>();
            _ = options.UseKetenScanPostgreSql(connectionString);
            return options.Options;
        }
    }
}

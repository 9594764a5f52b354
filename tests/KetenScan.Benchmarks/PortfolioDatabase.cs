using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.PostgreSql;
using KetenScan.Demo;
using KetenScan.Reports.Files;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Benchmarks;

/// <summary>Invented chains of twelve rounds on PostgreSQL, and a consultant who may compare them all. It is filled once and kept for the next time.</summary>
internal sealed class PortfolioDatabase : IDbContextFactory<KetenScanDb>
{
    private const int Rounds = 12;
    private const int Partners = 8;
    private const int Respondents = 40;

    private readonly DbContextOptions<KetenScanDb> options;

    private PortfolioDatabase(string connectionString)
    {
        ConnectionString = connectionString;
        var builder = new DbContextOptionsBuilder<KetenScanDb>();
        _ = builder.UseKetenScanPostgreSql(connectionString);
        options = builder.Options;
    }

    /// <summary>The connection string without a database.</summary>
    /// <exception cref="InvalidOperationException">KETENSCAN_BENCHMARK_POSTGRES, where it is read from, is not set.</exception>
    public static string Server =>
        Environment.GetEnvironmentVariable("KETENSCAN_BENCHMARK_POSTGRES") ?? throw new InvalidOperationException(
            "KETENSCAN_BENCHMARK_POSTGRES names no server.");

    public string ConnectionString { get; }

    public Viewer Consultant { get; private set; } = null!;

    public KetenScanDb CreateDbContext() => new(options);

    /// <param name="chains">How many.</param>
    /// <param name="answered">Whether the answers of every respondent are in the database, too.</param>
    public static async Task<PortfolioDatabase> Prepare(int chains, bool answered = false)
    {
        var database = new PortfolioDatabase($"{Server};Database=ketenscan_benchmark_{chains}{(answered ? "_answered" : "")}");
        await using var db = database.CreateDbContext();
        await db.Database.MigrateAsync();
        if (!await db.Chains.AnyAsync()) await Fill(database, db, chains, answered);
        database.Consultant = new Viewer(
            await db.Users.Where(user => user.Email == "consultant@benchmark.example").Select(user => user.Id).SingleAsync(),
            "Consultant");
        return database;
    }

    /// <summary>Chains of twelve rounds, that one consultant may compare.</summary>
    public static async Task AddChains(IDbContextFactory<KetenScanDb> databases, int chains, Guid consultant)
    {
        await new DemoPortfolio(DateTimeOffset.UtcNow)
            .AddTo(databases, new PortfolioSize(chains, Rounds, Partners, Respondents, Seed: 1), consultant, _ => { }, CancellationToken.None);
    }

    public static async Task Drop(string connectionString)
    {
        await using var db = new PortfolioDatabase(connectionString).CreateDbContext();
        await db.Database.EnsureDeletedAsync();
    }

    private static async Task Fill(PortfolioDatabase database, KetenScanDb db, int chains, bool answered)
    {
        var account = new Account("consultant@benchmark.example", "Consultant") { NormalizedEmail = "CONSULTANT@BENCHMARK.EXAMPLE" };
        db.Users.Add(account);
        await db.SaveChangesAsync();
        await AddChains(database, chains, account.Id);
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        if (answered) await Answer(db);
        await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE");
    }

    /// <summary>
    /// A sheet of every respondent in every round, with all statements answered. What the answers are does not matter here: nothing that is measured reads
    /// them.
    /// </summary>
    private static async Task Answer(KetenScanDb db)
    {
        var statements = QuestionnaireJson.Read(QuestionnaireJson.BuiltIn).Statements.Select(statement => statement.Code).ToArray();
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "Participants" ("Id", "RoundId", "PartnerId", "Name", "Level")
            SELECT gen_random_uuid(), r."Id", p."Id", 'Respondent ' || n, 'Operational'
            FROM "Rounds" AS r
            JOIN (SELECT *, row_number() OVER (PARTITION BY "ChainId" ORDER BY "Key") AS place FROM "Partners") AS p ON p."ChainId" = r."ChainId"
            JOIN generate_series(1, {Respondents}) AS n ON n % {Partners} + 1 = p.place;
            INSERT INTO "Assessments" ("Id", "ParticipantId", "State", "Step", "Priorities")
                SELECT gen_random_uuid(), "Id", 'Sealed', 10, ARRAY[]::integer[] FROM "Participants";
            INSERT INTO "Answers" ("AssessmentId", "Statement", "Value")
                SELECT a."Id", s, 1 + floor(random() * 5)::integer FROM "Assessments" AS a, unnest({statements}) AS s;
            """);
    }
}

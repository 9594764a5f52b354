using KetenScan.Data;
using KetenScan.Data.PostgreSql;
using KetenScan.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Tests.Harness;

public enum Engine
{
    Sqlite,
    PostgreSql,
}

/// <summary>An empty database of this version, of either kind; deleted after the test.</summary>
internal sealed class TestDatabase : IAsyncDisposable, IDbContextFactory<KetenScanDb>
{
    private static readonly SemaphoreSlim Making = new(1, 1);
    private static string? template;

    private readonly Engine engine;

    private TestDatabase(Engine engine, string connectionString)
    {
        this.engine = engine;
        ConnectionString = connectionString;
    }

    /// <summary>For theories that run on both databases.</summary>
    public static TheoryData<Engine> Engines => [Engine.Sqlite, Engine.PostgreSql];

    public string ConnectionString { get; }

    /// <summary>The clock of the access checks.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    public static async Task<TestDatabase> Create(Engine engine)
    {
        if (engine == Engine.PostgreSql)
            return new TestDatabase(engine, await TestPostgres.Create("tables", connection => Migrate(new TestDatabase(engine, connection))));

        var file = NewFile();
        File.Copy(await Template(), file);
        return new TestDatabase(engine, $"Data Source={file}");
    }

    /// <summary>A database that exists.</summary>
    public static TestDatabase At(Engine engine, string connectionString) => new(engine, connectionString);

    /// <summary>A database without tables.</summary>
    public static async Task<TestDatabase> Empty(Engine engine) =>
        new(engine, engine == Engine.PostgreSql ? await TestPostgres.Empty() : $"Data Source={NewFile()}");

    public KetenScanDb CreateDbContext()
    {
        var options = new DbContextOptionsBuilder<KetenScanDb>();
        _ = engine == Engine.Sqlite ? options.UseKetenScanSqlite(ConnectionString) : options.UseKetenScanPostgreSql(ConnectionString);
        return new KetenScanDb(options.Options, Clock);
    }

    public async ValueTask DisposeAsync()
    {
        if (engine == Engine.PostgreSql)
        {
            await TestPostgres.Drop(ConnectionString);
            return;
        }

        await using (var ours = new SqliteConnection(ConnectionString)) SqliteConnection.ClearPool(ours);
        var file = new SqliteConnectionStringBuilder(ConnectionString).DataSource;
        foreach (var part in (string[])[file, $"{file}-wal", $"{file}-shm"]) File.Delete(part);
    }

    /// <summary>A file that was migrated once; each test gets a copy.</summary>
    private static async Task<string> Template()
    {
        await Making.WaitAsync();
        try
        {
            if (template is null)
            {
                // Without pooling: when the last connection closes, the contents of the -wal file are moved to the file itself.
                var file = NewFile();
                await Migrate(new TestDatabase(Engine.Sqlite, $"Data Source={file};Pooling=false"));
                AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(file);
                template = file;
            }

            return template;
        }
        finally
        {
            Making.Release();
        }
    }

    internal static string NewFile() => Path.Combine(Path.GetTempPath(), $"ketenscan-{Guid.NewGuid():N}.db");

    private static async Task Migrate(TestDatabase database)
    {
        await using var db = database.CreateDbContext();
        await db.Database.MigrateAsync();
    }
}

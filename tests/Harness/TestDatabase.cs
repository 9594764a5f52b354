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

/// <summary>An empty database at this version, of either kind; gone after the test.</summary>
internal sealed class TestDatabase : IAsyncDisposable, IDbContextFactory<KetenScanDb>
{
    private readonly Engine engine;

    private TestDatabase(Engine engine, string connectionString)
    {
        this.engine = engine;
        ConnectionString = connectionString;
    }

    /// <summary>For theories that hold on both.</summary>
    public static TheoryData<Engine> Engines => [Engine.Sqlite, Engine.PostgreSql];

    public string ConnectionString { get; }

    /// <summary>What the gate goes by.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    public static async Task<TestDatabase> Create(Engine engine)
    {
        if (engine == Engine.PostgreSql)
            return new TestDatabase(engine, await TestPostgres.Create(connection => Migrate(new TestDatabase(engine, connection))));

        var database = new TestDatabase(engine, $"Data Source={Path.Combine(Path.GetTempPath(), $"ketenscan-{Guid.NewGuid():N}.db")}");
        await Migrate(database);
        return database;
    }

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

        SqliteConnection.ClearAllPools();
        var file = new SqliteConnectionStringBuilder(ConnectionString).DataSource;
        foreach (var part in (string[])[file, $"{file}-wal", $"{file}-shm"]) File.Delete(part);
    }

    private static async Task Migrate(TestDatabase database)
    {
        await using var db = database.CreateDbContext();
        await db.Database.MigrateAsync();
    }
}

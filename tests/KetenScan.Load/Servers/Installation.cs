using KetenScan.Data;
using KetenScan.Data.PostgreSql;
using KetenScan.Data.Sqlite;
using KetenScan.Web;
using KetenScan.Web.Start;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KetenScan.Load.Servers;

/// <summary>A database with one open round, and the folder of a server that uses it. Both are removed at the end.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ketenscan-load-");

    private Installation(Engine engine, Cluster? cluster)
    {
        Engine = engine;
        Cluster = cluster;
        ConnectionString = cluster is null
            ? $"Data Source={Path.Combine(folder.FullName, "ketenscan.db")};Default Timeout=5"
            : $"{cluster.Server};Database=ketenscan";
        OwnConnectionString = cluster is null ? ConnectionString : $"{ConnectionString};Pooling=false";
    }

    public Engine Engine { get; }

    /// <summary>Null for SQLite.</summary>
    public Cluster? Cluster { get; }

    public string ConnectionString { get; }

    /// <summary>For this program, which looks rarely: a connection is not kept, because the server at its other end may be killed.</summary>
    public string OwnConnectionString { get; }

    public IReadOnlyList<Seat> Seats { get; private set; } = [];

    /// <param name="people">How many are asked in the round.</param>
    public static async Task<Installation> Create(Engine engine, int people, CancellationToken cancel)
    {
        var installation = new Installation(engine, engine == Engine.PostgreSql ? await Cluster.Start(cancel) : null);
        try
        {
            await using var app = KetenScanApp.Build(
                [.. installation.Settings().Select(setting => $"--{setting.Name.Replace("__", ":", StringComparison.Ordinal)}={setting.Value}"),
                    "--environment=Production"],
                builder => builder.Logging.SetMinimumLevel(LogLevel.Warning));
            await Startup.Migrate(app, cancel);
            await using var db = await app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync(cancel);
            installation.Seats = await Seat.AddTo(db, people, cancel);
            if (engine == Engine.PostgreSql)
                await db.Database.ExecuteSqlRawAsync("CREATE EXTENSION pg_stat_statements", cancel);
            return installation;
        }
        catch
        {
            await installation.DisposeAsync();
            throw;
        }
    }

    public KetenScanDb CreateDbContext() => Open(Engine, OwnConnectionString);

    public static KetenScanDb Open(Engine engine, string connectionString)
    {
        var options = new DbContextOptionsBuilder<KetenScanDb>();
        _ = engine == Engine.Sqlite ? options.UseKetenScanSqlite(connectionString) : options.UseKetenScanPostgreSql(connectionString);
        return new KetenScanDb(options.Options);
    }

    /// <summary>Starts the program as an operator does, but without TLS and without limits on signing in.</summary>
    /// <param name="more">What to add to its connection string.</param>
    public Task<RunningProgram> Serve(string more, CancellationToken cancel)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        return RunningProgram.Start(
            address,
            [Path.Combine(AppContext.BaseDirectory, "KetenScan.Web.dll"), $"--urls={address.GetLeftPart(UriPartial.Authority)}"],
            [.. Settings(more), ("PublicUrl", address.GetLeftPart(UriPartial.Authority)), ("ASPNETCORE_ENVIRONMENT", "Production")],
            "/health/ready",
            cancel);
    }

    /// <summary>Removes all answers, and what their removal leaves behind, so that each run begins with the same tables.</summary>
    public async Task EmptySheets(CancellationToken cancel)
    {
        await using var db = CreateDbContext();
        await db.Database.ExecuteSqlRawAsync("DELETE FROM \"Answers\"", cancel);
        foreach (var statement in Engine == Engine.Sqlite
            ? (string[])["PRAGMA wal_checkpoint(TRUNCATE)"]
            : ["VACUUM ANALYZE \"Answers\"", "VACUUM ANALYZE \"Assessments\"", "CHECKPOINT"])
            await db.Database.ExecuteSqlRawAsync(statement, cancel);
    }

    private IEnumerable<(string Name, string Value)> Settings(string more = "")
    {
        yield return ("DataDirectory", folder.FullName);
        yield return ("AllowHttp", "true");
        yield return ("Throttling__SensitivePerMinute", "100000");
        yield return ("Throttling__FilesPerMinute", "100000");
        yield return ("Logging__LogLevel__Default", "Warning");
        yield return ("Database__Provider", $"{Engine}");
        yield return ("ConnectionStrings__KetenScan", $"{ConnectionString};{more}");
    }

    public async ValueTask DisposeAsync()
    {
        if (Engine == Engine.Sqlite) SqliteConnection.ClearAllPools();
        if (Cluster is not null) await Cluster.DisposeAsync();
        folder.Delete(recursive: true);
    }
}

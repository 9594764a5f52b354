using Npgsql;

namespace KetenScan.Tests.Harness;

/// <summary>The PostgreSQL server that <c>tests/run.sh</c> started. Each test gets its own database, copied from one that was filled once.</summary>
internal static class TestPostgres
{
    private const string Variable = "KETENSCAN_TEST_POSTGRES";
    private static readonly SemaphoreSlim Making = new(1, 1);
    private static readonly Dictionary<string, string> Templates = [];

    /// <summary>The connection string of a new database; skips the test when no server was started.</summary>
    /// <param name="contents">What is in it: databases with the same contents are copies of one.</param>
    /// <param name="fill">Fills the first one, of a connection string.</param>
    public static async Task<string> Create(string contents, Func<string, Task> fill)
    {
        var server = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(server), $"PostgreSQL is not running; tests/run.sh starts one and sets {Variable}.");

        await Making.WaitAsync();
        try
        {
            if (!Templates.TryGetValue(contents, out var template))
            {
                var name = $"template_{Guid.NewGuid():N}";
                await Run(server, $"CREATE DATABASE {name}");
                // Without pooling: an open connection would prevent the database from being copied.
                await fill(To(server, name) + ";Pooling=false");
                Templates[contents] = template = name;
            }

            var fresh = $"test_{Guid.NewGuid():N}";
            await Run(server, $"CREATE DATABASE {fresh} TEMPLATE {template}");
            return To(server, fresh);
        }
        finally
        {
            Making.Release();
        }
    }

    /// <summary>The connection string of a database without tables.</summary>
    public static async Task<string> Empty()
    {
        var database = Named($"test_{Guid.NewGuid():N}");
        await Run(Environment.GetEnvironmentVariable(Variable)!, $"CREATE DATABASE {new NpgsqlConnectionStringBuilder(database).Database}");
        return database;
    }

    /// <summary>The connection string of a database that does not exist yet.</summary>
    public static string Named(string name)
    {
        var server = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(server), $"PostgreSQL is not running; tests/run.sh starts one and sets {Variable}.");
        return To(server, name);
    }

    public static async Task Drop(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await Run(Environment.GetEnvironmentVariable(Variable)!, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private static string To(string server, string database) => new NpgsqlConnectionStringBuilder(server) { Database = database }.ConnectionString;

    private static async Task Run(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(To(server, "postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

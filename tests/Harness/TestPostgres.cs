using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KetenScan.Tests.Harness;

/// <summary>A PostgreSQL that <c>tests/run.sh</c> started. Each test gets a database of its own, copied from one that was migrated once.</summary>
internal static class TestPostgres
{
    private const string Variable = "KETENSCAN_TEST_POSTGRES";
    private static readonly SemaphoreSlim Making = new(1, 1);
    private static string? template;

    /// <summary>The connection string of a fresh database; skips the test where no server was started.</summary>
    public static async Task<string> Create(Func<string, Task> migrate)
    {
        var server = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(server), $"PostgreSQL is not running; tests/run.sh starts one and sets {Variable}.");

        await Making.WaitAsync();
        try
        {
            if (template is null)
            {
                var name = $"template_{Guid.NewGuid():N}";
                await Run(server, $"CREATE DATABASE {name}");
                // Unpooled: a connection that stays would keep the database from being copied.
                await migrate(To(server, name) + ";Pooling=false");
                template = name;
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

    /// <summary>The connection string of a database without a table.</summary>
    public static async Task<string> Empty()
    {
        var database = Named($"test_{Guid.NewGuid():N}");
        await Run(Environment.GetEnvironmentVariable(Variable)!, $"CREATE DATABASE {new NpgsqlConnectionStringBuilder(database).Database}");
        return database;
    }

    /// <summary>The connection string of a database that is not there yet.</summary>
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

using KetenScan.Load.Servers;
using Npgsql;

namespace KetenScan.Load.Measuring;

/// <summary>A statement and how often it was run.</summary>
/// <param name="Milliseconds">On average, in the database.</param>
internal sealed record CountedStatement(string Sql, long Calls, double Milliseconds);

/// <summary>Counts the statements that PostgreSQL runs, with pg_stat_statements. It counts transactions' BEGIN and COMMIT, too.</summary>
internal static class Statements
{
    /// <summary>Begins to count; does nothing for SQLite, which counts nothing.</summary>
    public static async Task Begin(Installation installation, CancellationToken cancel)
    {
        if (installation.Engine == Engine.Sqlite) return;

        await using var source = NpgsqlDataSource.Create(installation.OwnConnectionString);
        await using var command = source.CreateCommand("SELECT pg_stat_statements_reset()");
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <returns>The statements since <see cref="Begin"/>, the most frequent first; none for SQLite.</returns>
    public static async Task<IReadOnlyList<CountedStatement>> Counted(Installation installation, CancellationToken cancel)
    {
        if (installation.Engine == Engine.Sqlite) return [];

        await using var source = NpgsqlDataSource.Create(installation.OwnConnectionString);
        await using var command = source.CreateCommand("""
            SELECT query, calls, mean_exec_time FROM pg_stat_statements
            WHERE query NOT LIKE '%pg_stat_statements%' AND query NOT LIKE '%pg_catalog%'
            ORDER BY calls DESC
            """);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var counted = new List<CountedStatement>();
        while (await rows.ReadAsync(cancel)) counted.Add(new CountedStatement(rows.GetString(0), rows.GetInt64(1), rows.GetDouble(2)));
        return counted;
    }
}

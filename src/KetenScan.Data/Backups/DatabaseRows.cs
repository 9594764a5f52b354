using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Backups;

/// <summary>The rows of a database as they are at one instant, whatever is written meanwhile.</summary>
internal sealed class DatabaseRows(KetenScanDb db) : IAsyncDisposable
{
    private DbConnection Connection => db.Database.GetDbConnection();

    /// <summary>Begins to look at the database: nothing that is written from here on is seen.</summary>
    /// <returns>The migrations of the database.</returns>
    public async Task<IReadOnlyList<string>> Begin(CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        await Run(IsPostgreSql(db) ? "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY" : "BEGIN DEFERRED", cancel);

        // The first reading, at which the snapshot is made.
        var migrations = new List<string>();
        await foreach (var row in Read("SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY \"MigrationId\"", [ValueKind.Text], cancel))
            migrations.Add((string)row[0]!);
        return migrations;
    }

    /// <summary>All rows of a table. Each time the same array with other values.</summary>
    public async IAsyncEnumerable<object?[]> Of(BackupTable table, [EnumeratorCancellation] CancellationToken cancel)
    {
        var columns = string.Join(", ", table.Columns.Select(column => Quoted(column.Name)));
        await foreach (var row in Read($"SELECT {columns} FROM {Quoted(table.Name)}", [.. table.Columns.Select(column => column.Kind)], cancel))
        {
            for (var at = 0; at < row.Length; at++)
            {
                if (table.Columns[at].Kind == ValueKind.Json && row[at] is string json)
                    row[at] = JsonDocuments.ForBackup(db, table.Name, table.Columns[at].Name, json);
            }

            yield return row;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Connection.State != System.Data.ConnectionState.Open) return;

        await Run("ROLLBACK", CancellationToken.None);
        await db.Database.CloseConnectionAsync();
    }

    internal static bool IsPostgreSql(KetenScanDb db) => db.Database.ProviderName?.EndsWith("PostgreSQL", StringComparison.Ordinal) == true;

    internal static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private async IAsyncEnumerable<object?[]> Read(string sql, ValueKind[] kinds, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = Command(sql);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var row = new object?[kinds.Length];
        while (await reader.ReadAsync(cancel))
        {
            for (var at = 0; at < row.Length; at++) row[at] = reader.IsDBNull(at) ? null : Value(reader, at, kinds[at]);
            yield return row;
        }
    }

    private static object Value(DbDataReader reader, int at, ValueKind kind) => kind switch
    {
        ValueKind.Bool => reader.GetBoolean(at),
        ValueKind.Number => reader.GetInt32(at),
        ValueKind.BigNumber => reader.GetInt64(at),
        ValueKind.Real => reader.GetDouble(at),
        ValueKind.Bytes => reader.GetFieldValue<byte[]>(at),
        ValueKind.Id => reader.GetGuid(at),
        ValueKind.Day => reader.GetFieldValue<DateOnly>(at),
        ValueKind.Instant => reader.GetDateTime(at),
        ValueKind.Text or ValueKind.Json => reader.GetString(at),
        ValueKind.Numbers or ValueKind.Texts or ValueKind.Ids => reader.GetValue(at) switch
        {
            string json => json,
            var list => JsonSerializer.Serialize(list, list.GetType()),
        },
        _ => throw new NotSupportedException(string.Create(CultureInfo.InvariantCulture, $"A backup has no way to write a value of kind {kind}.")),
    };

    private async Task Run(string sql, CancellationToken cancel)
    {
        await using var command = Command(sql);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private DbCommand Command(string sql)
    {
        var command = Connection.CreateCommand();

        // A whole table takes as long as it takes.
        command.CommandTimeout = 0;
#pragma warning disable CA2100 // Names come from the model, and are quoted.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Backups;

/// <summary>A database that is filled from a backup. What was there before stays whole until <see cref="Commit"/>.</summary>
public abstract class RestoreTarget : IAsyncDisposable
{
    /// <summary>Where nothing is in these, nobody has used the installation yet.</summary>
    private static readonly string[] Used = ["AspNetUsers", "Chains", "AuditLog"];

    /// <summary>The database that is filled.</summary>
    public abstract KetenScanDb Db { get; }

    /// <summary>Whether the database that is there holds anything that people made.</summary>
    /// <exception cref="BackupRefused">It is the database of something else.</exception>
    public abstract Task<bool> IsUsed(CancellationToken cancel = default);

    /// <summary>Makes the tables, as they were after a migration.</summary>
    /// <param name="migration">The name of the migration, without its time.</param>
    /// <exception cref="BackupRefused">Somebody else uses the database.</exception>
    public abstract Task Begin(string migration, CancellationToken cancel = default);

    /// <summary>Stores the rows of a table.</summary>
    public abstract Task Fill(BackupTable table, RowReader rows, CancellationToken cancel = default);

    /// <summary>
    /// After all tables: checks what rows refer to, migrates to this version, and begins the transaction for what remains to be changed.
    /// </summary>
    /// <exception cref="BackupRefused">A row refers to one that is not there.</exception>
    public abstract Task Complete(CancellationToken cancel = default);

    /// <summary>Puts it in the place of the database that was there.</summary>
    public abstract Task Commit(CancellationToken cancel = default);

    public abstract ValueTask DisposeAsync();

    /// <summary>The name of a migration without its time, which is another one for each kind of database.</summary>
    public static string NameOf(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];

    protected string MigrationNamed(string name) => Db.Database.GetMigrations().Single(migration => NameOf(migration) == name);

    /// <param name="tables">A query for the names of the tables of a database.</param>
    protected static async Task<bool> IsUsed(DbConnection connection, string tables, CancellationToken cancel)
    {
        var known = await Texts(connection, tables, cancel);
        if (known.Count > 0 && !known.Contains("__EFMigrationsHistory"))
            throw new BackupRefused("The database has tables that are not KetenScan's: restore into a database of its own.");

        foreach (var table in Used.Where(known.Contains))
        {
            if ((await Texts(connection, $"SELECT '' FROM {DatabaseRows.Quoted(table)} LIMIT 1", cancel)).Count > 0) return true;
        }

        return false;
    }

    /// <summary>Reads the next row of a table, as this kind of database stores it.</summary>
    /// <returns>False after the last row.</returns>
    protected bool Read(BackupTable table, RowReader rows, object?[] row)
    {
        if (!rows.Read(row)) return false;

        for (var at = 0; at < row.Length; at++)
        {
            if (table.Columns[at].Kind == ValueKind.Json && row[at] is string json)
                row[at] = JsonDocuments.ForDatabase(Db, table.Name, table.Columns[at].Name, json);
        }

        return true;
    }

    protected static string Quoted(string name) => DatabaseRows.Quoted(name);

    /// <summary>The first column of what a query finds.</summary>
    protected static async Task<List<string>> Texts(DbConnection connection, string sql, CancellationToken cancel)
    {
        var found = new List<string>();
        await using var command = Command(connection, sql);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) found.Add(reader.GetString(0));
        return found;
    }

    protected static async Task Run(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = Command(connection, sql);
        await command.ExecuteNonQueryAsync(cancel);
    }

    protected static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandTimeout = 0;
#pragma warning disable CA2100 // Names are quoted, and statements come from the database itself or from migrations.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}

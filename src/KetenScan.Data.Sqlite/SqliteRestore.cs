using KetenScan.Data.Backups;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KetenScan.Data.Sqlite;

/// <summary>Restores into a new file beside the database, which replaces it at the end. Nobody else may use the database meanwhile.</summary>
public sealed class SqliteRestore : RestoreTarget
{
    private readonly SqliteConnectionStringBuilder old;
    private readonly string path;
    private readonly string fresh;
    private SqliteTransaction? filling;
    private List<string> indexes = [];
    private bool isCommitted;

    public SqliteRestore(string connectionString, TimeProvider clock)
    {
        old = new SqliteConnectionStringBuilder(connectionString) { Pooling = false };
        path = Path.GetFullPath(old.DataSource);
        fresh = $"{path}.restoring";
        var options = new DbContextOptionsBuilder<KetenScanDb>();
        options.UseKetenScanSqlite(new SqliteConnectionStringBuilder { DataSource = fresh, Pooling = false, ForeignKeys = false }.ConnectionString);
        Db = new KetenScanDb(options.Options, clock);
    }

    public override KetenScanDb Db { get; }

    private SqliteConnection Connection => (SqliteConnection)Db.Database.GetDbConnection();

    public override async Task<bool> IsUsed(CancellationToken cancel = default)
    {
        if (!File.Exists(path)) return false;

        try
        {
            await using var connection = new SqliteConnection(old.ConnectionString);
            await connection.OpenAsync(cancel);
            return await IsUsed(connection, "SELECT name FROM sqlite_master WHERE type = 'table'", cancel);
        }
        catch (SqliteException)
        {
            // Damaged: a reason to restore, but not without being asked to replace it.
            return true;
        }
    }

    public override async Task Begin(string migration, CancellationToken cancel = default)
    {
        Delete(fresh);
        await Db.GetService<IMigrator>().MigrateAsync(MigrationNamed(migration), cancel);
        await Db.Database.OpenConnectionAsync(cancel);

        // If this fails halfway the file is deleted, so it needs no journal.
        await Run(Connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536", cancel);
        indexes = await Texts(Connection, "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL", cancel);
        foreach (var index in await Texts(Connection, "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL", cancel))
            await Run(Connection, $"DROP INDEX {Quoted(index)}", cancel);

        // Rows that the migrations made themselves.
        foreach (var table in BackupTables.Of(Db).Select(table => table.Name)) await DeleteRows(table, cancel);
        filling = Connection.BeginTransaction();
    }

    public override async Task Fill(BackupTable table, RowReader rows, CancellationToken cancel = default)
    {
        var columns = string.Join(", ", table.Columns.Select(column => Quoted(column.Name)));
        await using var insert = (SqliteCommand)Command(
            Connection, $"INSERT INTO {Quoted(table.Name)} ({columns}) VALUES ({string.Join(", ", table.Columns.Select((_, at) => $"$v{at}"))})");
        insert.Transaction = filling;
        var values = table.Columns.Select((_, at) => insert.Parameters.Add(new SqliteParameter { ParameterName = $"$v{at}" })).ToArray();
        var row = new object?[values.Length];
        while (Read(table, rows, row))
        {
            for (var at = 0; at < row.Length; at++) values[at].Value = Stored(table.Columns[at].Kind, row[at]);
            await insert.ExecuteNonQueryAsync(cancel);
        }
    }

    public override async Task Complete(CancellationToken cancel = default)
    {
        await filling!.CommitAsync(cancel);
        foreach (var index in indexes) await Run(Connection, index, cancel);
        if (await Texts(Connection, "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1", cancel) is [var table])
            throw new BackupRefused($"The backup is damaged: a row of {table} refers to one that is not in it.");

        await Run(Connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", cancel);
        await Db.Database.MigrateAsync(cancel);
        await Db.Database.BeginTransactionAsync(cancel);
    }

    public override async Task Commit(CancellationToken cancel = default)
    {
        await Db.Database.CommitTransactionAsync(cancel);
        await Run(Connection, "PRAGMA wal_checkpoint(TRUNCATE)", cancel);
        await Db.Database.CloseConnectionAsync();
        await Db.DisposeAsync();
        await using (var file = new FileStream(fresh, FileMode.Open, FileAccess.ReadWrite)) file.Flush(flushToDisk: true);
        await RemoveLog(cancel);
        File.Move(fresh, path, overwrite: true);
        isCommitted = true;
    }

    public override async ValueTask DisposeAsync()
    {
        if (filling is not null) await filling.DisposeAsync();
        await Db.DisposeAsync();
        if (!isCommitted) Delete(fresh);
    }

    /// <summary>SQLite would apply the log of the old file to the new one.</summary>
    private async Task RemoveLog(CancellationToken cancel)
    {
        if (File.Exists(path))
        {
            try
            {
                await using var connection = new SqliteConnection(old.ConnectionString);
                await connection.OpenAsync(cancel);
                await Run(connection, "PRAGMA journal_mode = DELETE", cancel);
            }
            catch (SqliteException problem) when (problem.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED)
            {
                throw new BackupRefused("Another program has the database open: stop it first.", problem);
            }
            catch (SqliteException)
            {
                // Damaged, and about to be replaced.
            }
        }

        foreach (var log in (string[])[$"{path}-wal", $"{path}-shm"]) File.Delete(log);
    }

    private async Task DeleteRows(string table, CancellationToken cancel)
    {
        if ((await Texts(Connection, $"SELECT name FROM sqlite_master WHERE type = 'table' AND name = '{table}'", cancel)).Count > 0)
            await Run(Connection, $"DELETE FROM {Quoted(table)}", cancel);
    }

    /// <summary>SQLite compares ids as text, and EF Core writes them in upper case, in lists too.</summary>
    private static object Stored(ValueKind kind, object? value) => (kind, value) switch
    {
        (_, null) => DBNull.Value,
        (ValueKind.Ids, string list) => list.ToUpperInvariant(),
        _ => value,
    };

    private static void Delete(string file)
    {
        foreach (var part in (string[])[file, $"{file}-wal", $"{file}-shm", $"{file}-journal"]) File.Delete(part);
    }
}

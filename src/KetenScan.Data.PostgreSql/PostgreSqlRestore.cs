using System.Diagnostics;
using System.Text.Json;
using KetenScan.Data.Backups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace KetenScan.Data.PostgreSql;

/// <summary>Restores in one transaction, in which the tables that were there are dropped first.</summary>
/// <param name="migrationLock">The advisory lock of whoever migrates the database.</param>
public sealed class PostgreSqlRestore(string connectionString, long migrationLock, TimeProvider clock) : RestoreTarget
{
    private const string Schema = "current_schema()::regnamespace";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly List<string> recreate = [];
    private string begun = "";

    public override KetenScanDb Db { get; } = Open(connectionString, clock);

    private NpgsqlConnection Connection => (NpgsqlConnection)Db.Database.GetDbConnection();

    public override async Task<bool> IsUsed(CancellationToken cancel = default)
    {
        var creator = Db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancel)) await creator.CreateAsync(cancel);
        await Db.Database.OpenConnectionAsync(cancel);
        return await IsUsed(Connection, $"SELECT relname FROM pg_class WHERE relnamespace = {Schema} AND relkind IN ('r', 'p')", cancel);
    }

    public override async Task Begin(string migration, CancellationToken cancel = default)
    {
        await Db.Database.BeginTransactionAsync(cancel);
        if (await Texts(Connection, $"SELECT pg_try_advisory_xact_lock({migrationLock})::text", cancel) is not ["true"])
            throw new BackupRefused("The database is being migrated or restored by somebody else.");

        await WaitUntilFree(cancel);
        await RunEach(
            $"""
            SELECT format('DROP TABLE %s CASCADE', oid::regclass) FROM pg_class WHERE relnamespace = {Schema} AND relkind IN ('r', 'p')
                AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype = 'e')
            """, cancel);
        begun = MigrationNamed(migration);
        await RunScript(Migration.InitialDatabase, begun, cancel);
        await Unbind(cancel);
        foreach (var table in BackupTables.Of(Db).Select(table => table.Name))
            await RunEach($"SELECT format('DELETE FROM %s', oid::regclass) FROM pg_class WHERE relnamespace = {Schema} AND relname = '{table}'", cancel);
    }

    public override async Task Fill(BackupTable table, RowReader rows, CancellationToken cancel = default)
    {
        var columns = string.Join(", ", table.Columns.Select(column => Quoted(column.Name)));
        await using var copy = await Connection.BeginBinaryImportAsync($"COPY {Quoted(table.Name)} ({columns}) FROM STDIN (FORMAT BINARY)", cancel);
        copy.Timeout = TimeSpan.Zero;
        var row = new object?[table.Columns.Count];
        while (Read(table, rows, row))
        {
            await copy.StartRowAsync(cancel);
            for (var at = 0; at < row.Length; at++) await Write(copy, table.Columns[at].Kind, row[at], cancel);
        }

        await copy.CompleteAsync(cancel);
    }

    public override async Task Complete(CancellationToken cancel = default)
    {
        try
        {
            foreach (var sql in recreate) await Run(Connection, sql, cancel);
        }
        catch (PostgresException problem) when (problem.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            throw new BackupRefused($"The backup is damaged: a row of {problem.TableName} refers to one that is not in it.", problem);
        }

        // The next number that the database gives must be new.
        await RunEach(
            $"""
            SELECT format('SELECT setval(%L, (SELECT coalesce(max(%I), 0) + 1 FROM %s), false)',
                pg_get_serial_sequence(attrelid::regclass::text, attname), attname, attrelid::regclass)
            FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid WHERE relnamespace = {Schema} AND attidentity <> ''
            """, cancel);
        if (Db.Database.GetMigrations().Last() is var last && last != begun) await RunScript(begun, last, cancel);
        await Run(Connection, "ANALYZE", cancel);
    }

    public override Task Commit(CancellationToken cancel = default) => Db.Database.CommitTransactionAsync(cancel);

    public override ValueTask DisposeAsync() => Db.DisposeAsync();

    /// <summary>Without pooling: the end of the restore is the end of its connection.</summary>
    private static KetenScanDb Open(string connectionString, TimeProvider clock)
    {
        var options = new DbContextOptionsBuilder<KetenScanDb>();
        options.UseKetenScanPostgreSql(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        return new KetenScanDb(options.Options, clock);
    }

    /// <summary>A server that was stopped a moment ago may still have connections.</summary>
    private async Task WaitUntilFree(CancellationToken cancel)
    {
        const string others =
            """
            SELECT count(*)::text FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()
                AND backend_type = 'client backend' HAVING count(*) > 0
            """;
        for (var began = Stopwatch.GetTimestamp(); await Texts(Connection, others, cancel) is [var count]; await Task.Delay(100, cancel))
        {
            if (Stopwatch.GetElapsedTime(began) > Patience) throw new BackupRefused($"The database is in use ({count} connections): stop every server first.");

            // Otherwise the same is found until the transaction ends.
            await Run(Connection, "SELECT pg_stat_clear_snapshot()", cancel);
        }
    }

    /// <summary>Rows are stored several times as fast while nothing refers to them, and what they refer to is then checked at once.</summary>
    private async Task Unbind(CancellationToken cancel)
    {
        const string indexes =
            $"""
            FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE relnamespace = {Schema}
                AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
            """;
        const string references = $"FROM pg_constraint WHERE contype = 'f' AND connamespace = {Schema}";
        recreate.AddRange(await Texts(Connection, $"SELECT pg_get_indexdef(indexrelid) {indexes}", cancel));
        recreate.AddRange(await Texts(
            Connection, $"SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) {references}", cancel));
        await RunEach($"SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) {references}", cancel);
        await RunEach($"SELECT format('DROP INDEX %s', indexrelid::regclass) {indexes}", cancel);
    }

    private async Task RunScript(string from, string to, CancellationToken cancel) =>
        await Run(Connection, Db.GetService<IMigrator>().GenerateScript(from, to, MigrationsSqlGenerationOptions.NoTransactions), cancel);

    private async Task RunEach(string statements, CancellationToken cancel)
    {
        foreach (var statement in await Texts(Connection, statements, cancel)) await Run(Connection, statement, cancel);
    }

    private static Task Write(NpgsqlBinaryImporter copy, ValueKind kind, object? value, CancellationToken cancel) => (kind, value) switch
    {
        (_, null) => copy.WriteNullAsync(cancel),
        (ValueKind.Bool, bool own) => copy.WriteAsync(own, NpgsqlDbType.Boolean, cancel),
        (ValueKind.Number, int own) => copy.WriteAsync(own, NpgsqlDbType.Integer, cancel),
        (ValueKind.BigNumber, long own) => copy.WriteAsync(own, NpgsqlDbType.Bigint, cancel),
        (ValueKind.Real, double own) => copy.WriteAsync(own, NpgsqlDbType.Double, cancel),
        (ValueKind.Bytes, byte[] own) => copy.WriteAsync(own, NpgsqlDbType.Bytea, cancel),
        (ValueKind.Id, Guid own) => copy.WriteAsync(own, NpgsqlDbType.Uuid, cancel),
        (ValueKind.Day, DateOnly own) => copy.WriteAsync(own, NpgsqlDbType.Date, cancel),
        (ValueKind.Instant, DateTime own) => copy.WriteAsync(own, NpgsqlDbType.TimestampTz, cancel),
        (ValueKind.Json, string own) => copy.WriteAsync(own, NpgsqlDbType.Jsonb, cancel),
        (ValueKind.Numbers, string own) => copy.WriteAsync(List<int>(own), NpgsqlDbType.Array | NpgsqlDbType.Integer, cancel),
        (ValueKind.Texts, string own) => copy.WriteAsync(List<string>(own), NpgsqlDbType.Array | NpgsqlDbType.Text, cancel),
        (ValueKind.Ids, string own) => copy.WriteAsync(List<Guid>(own), NpgsqlDbType.Array | NpgsqlDbType.Uuid, cancel),

        // PostgreSQL stores no NUL.
        (ValueKind.Text, string own) => copy.WriteAsync(CleanText.Of(own), NpgsqlDbType.Text, cancel),
        _ => throw new NotSupportedException($"A {value.GetType().Name} is not {kind}."),
    };

    private static T[] List<T>(string json) => JsonSerializer.Deserialize<T[]>(json)!;
}

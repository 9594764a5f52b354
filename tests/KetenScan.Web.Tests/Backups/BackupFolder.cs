using System.Security.Cryptography;
using System.Text;
using KetenScan.Data;
using KetenScan.Data.Backups;
using KetenScan.Web.Features.Backups;
using KetenScan.Web.Shared;
using KetenScan.Web.Start;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KetenScan.Web.Tests.Backups;

/// <summary>The backups of a test, in a folder that is deleted after it.</summary>
internal sealed class BackupFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("ketenscan-backup-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <returns>The path of the backup.</returns>
    public async Task<string> Backup(IDbContextFactory<KetenScanDb> database, string? passphrase = null)
    {
        var path = File($"{Guid.NewGuid():N}.backup");
        await using var db = await database.CreateDbContextAsync();
        await new BackupMaker(db, passphrase).Make(path);
        return path;
    }

    /// <summary>Restores as when KetenScan is stopped.</summary>
    public static async Task<Restored> Restore(
        Engine engine, TestDatabase into, string backup, RestoreOptions? how = null, string? passphrase = null)
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        var settings = new DatabaseSettings
        {
            Provider = engine == Engine.Sqlite ? DatabaseProvider.Sqlite : DatabaseProvider.PostgreSql,
            ConnectionString = into.ConnectionString,
        };
        var restoring = new RestoreService(settings, new AuditLog(into, new HttpContextAccessor(), into.Clock), into.Clock);
        return await restoring.Restore(backup, passphrase, how ?? new RestoreOptions());
    }

    /// <summary>The same backup with another head, and the checksum that belongs to it.</summary>
    public string WithHead(string backup, Func<string, string> change)
    {
        var all = System.IO.File.ReadAllBytes(backup);
        var first = Array.IndexOf(all, (byte)'\n') + 1;
        var second = Array.IndexOf(all, (byte)'\n', first) + 1;
        byte[] content =
        [
            .. Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(all, 0, second))),
            .. all[second..^BackupFile.ChecksumSize],
        ];
        var path = File($"{Guid.NewGuid():N}.backup");
        System.IO.File.WriteAllBytes(path, [.. content, .. SHA256.HashData(content)]);
        return path;
    }

    /// <summary>Every row of a database, a line each, by table; what differs between the two kinds of database is written in one way.</summary>
    public static async Task<Dictionary<string, List<string>>> Rows(IDbContextFactory<KetenScanDb> database)
    {
        await using var db = await database.CreateDbContextAsync();
        await using var rows = new DatabaseRows(db);
        await rows.Begin(CancellationToken.None);
        var all = new Dictionary<string, List<string>>();
        foreach (var table in BackupTables.Of(db))
        {
            var lines = new List<string>();
            await foreach (var row in rows.Of(table, CancellationToken.None))
                lines.Add(string.Join(" | ", table.Columns.Zip(row, (column, value) => $"{column.Name}={Written(column.Kind, value)}")));
            lines.Sort(StringComparer.Ordinal);
            all[table.Name] = lines;
        }

        return all;
    }

    private static string Written(ValueKind kind, object? value) => (kind, value) switch
    {
        (_, null) => "null",
        (_, byte[] bytes) => Convert.ToHexString(bytes),

        // PostgreSQL keeps microseconds.
        (_, DateTime instant) => $"{instant.Ticks / TimeSpan.TicksPerMicrosecond}",
        (ValueKind.Ids, string list) => list.ToUpperInvariant(),
        (_, double number) => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        _ => $"{value}",
    };
}

using System.Globalization;
using KetenScan.Data;
using KetenScan.Data.Audit;
using KetenScan.Data.Backups;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Backups;

/// <summary>An entry of the audit log about a backup: when, and the file with its size or the problem.</summary>
public sealed record BackupNote(DateTimeOffset At, string What);

/// <summary>The last backup that was made and found whole, and the last one that failed; null for never.</summary>
public sealed record BackupState(BackupNote? Made, BackupNote? Failed);

/// <summary>Makes backups, and tells what became of the last ones, on whichever server they were made.</summary>
public sealed class BackupService(IDbContextFactory<KetenScanDb> databases, AuditLog audit)
{
    /// <summary>Writes a backup and checks it. The audit log records it, after it was made.</summary>
    /// <param name="before">Called before each table, with its name.</param>
    /// <exception cref="BackupRefused">The file exists, or the database is not of this version.</exception>
    public async Task<BackupMade> Make(string path, string? passphrase, Func<string, Task>? before = null, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var made = await new BackupMaker(db, passphrase, before).Make(path, cancel);
        await audit.Write((Data.Access.Viewer?)null, AuditEvent.BackupMade, about: Words(made));
        return made;
    }

    public async Task<BackupState> State(CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return new BackupState(await Last(db, AuditEvent.BackupMade, cancel), await Last(db, AuditEvent.BackupFailed, cancel));
    }

    /// <summary>The file, its size and rows, and the beginning of its checksum.</summary>
    internal static string Words(BackupMade made) => string.Create(
        CultureInfo.InvariantCulture, $"{Path.GetFileName(made.Path)}, {made.Bytes} bytes, {made.Rows} rows, SHA-256 {made.Sha256[..16]}");

    private static Task<BackupNote?> Last(KetenScanDb db, AuditEvent what, CancellationToken cancel) =>
        db.AuditLog
            .Where(entry => entry.What == what)
            .OrderByDescending(entry => entry.Number)
            .Select(entry => new BackupNote(entry.At, entry.About!))
            .FirstOrDefaultAsync(cancel);
}

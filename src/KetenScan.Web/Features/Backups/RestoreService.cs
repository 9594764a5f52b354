using System.Globalization;
using KetenScan.Data;
using KetenScan.Data.Audit;
using KetenScan.Data.Backups;
using KetenScan.Data.Mail;
using KetenScan.Data.PostgreSql;
using KetenScan.Data.Sqlite;
using KetenScan.Web.Shared;
using KetenScan.Web.Start;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Backups;

/// <summary>What is done with a backup.</summary>
/// <param name="Replace">Whether it may replace an installation that is in use.</param>
/// <param name="SendMail">Whether messages that waited when it was made are sent after all.</param>
/// <param name="SignOut">Whether nobody stays signed in.</param>
internal sealed record RestoreOptions(bool Replace = false, bool SendMail = false, bool SignOut = false);

/// <param name="GivenUp">How many messages will not be sent.</param>
internal sealed record Restored(BackupHead From, long Rows, int GivenUp, AuditCheck Audit);

/// <summary>Restores a backup into the database of this installation, of either kind.</summary>
internal sealed class RestoreService(DatabaseSettings database, AuditLog audit, TimeProvider clock)
{
    /// <summary>Checks the whole file first. Until everything has been stored, the database that was there is not changed.</summary>
    /// <exception cref="BackupRefused">The file is damaged, newer than this program or of another passphrase, or the database is in use.</exception>
    public async Task<Restored> Restore(string path, string? passphrase, RestoreOptions how, CancellationToken cancel = default)
    {
        using var file = await BackupFile.Open(path, cancel);
        await file.Verify(cancel);
        await using RestoreTarget target = database.Provider == DatabaseProvider.Sqlite
            ? new SqliteRestore(database.ConnectionString, clock)
            : new PostgreSqlRestore(database.ConnectionString, MigrationLock.Key, clock);
        var migration = LastMigration(file.Head, target.Db);
        var count = file.CountRows(passphrase, cancel);
        if (await target.IsUsed(cancel) && !how.Replace)
            throw new BackupRefused("The database of this installation is not empty: with --replace the backup takes its place, and what is in it is lost.");

        await target.Begin(migration, cancel);
        using (var rows = file.Rows(passphrase))
        {
            while (rows.NextTable() is { } table) await target.Fill(table, rows, cancel);
        }

        await target.Complete(cancel);
        var givenUp = how.SendMail ? 0 : await GiveUpMessages(target.Db, cancel);
        if (how.SignOut) await SignEverybodyOut(target.Db, cancel);
        await audit.AddAndSave(
            target.Db,
            (Data.Access.Viewer?)null,
            AuditEvent.BackupRestored,
            about: string.Create(CultureInfo.InvariantCulture, $"{file.Head.MadeAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC, {count} rows"));
        var check = await AuditCheck.Of(target.Db, cancel);
        await target.Commit(cancel);
        return new Restored(file.Head, count, givenUp, check);
    }

    /// <summary>The name of the last migration of a backup, which this program must know as well as those before it.</summary>
    private static string LastMigration(BackupHead head, KetenScanDb db)
    {
        var own = db.Database.GetMigrations().Select(RestoreTarget.NameOf).ToList();
        var theirs = head.Migrations.Select(RestoreTarget.NameOf).ToList();
        return theirs.Count > 0 && theirs.SequenceEqual(own.Take(theirs.Count))
            ? theirs[^1]
            : throw new BackupRefused($"The backup was made by another version of KetenScan ({head.Program}), with a database that this one does not know: "
                + "install the newer version.");
    }

    /// <summary>What waited to be sent when the backup was made may have been sent since.</summary>
    private static Task<int> GiveUpMessages(KetenScanDb db, CancellationToken cancel) =>
        db.Outbox.Where(message => message.SentAt == null && message.ProtectedLink != null).ExecuteUpdateAsync(
            message => message
                .SetProperty(own => own.ProtectedLink, (string?)null)
                .SetProperty(own => own.Problem, OutboxMessage.MaybeSent),
            cancel);

    private static async Task SignEverybodyOut(KetenScanDb db, CancellationToken cancel)
    {
        await db.DataProtectionKeys.ExecuteDeleteAsync(cancel);
        await db.SignInSessions.ExecuteDeleteAsync(cancel);
        foreach (var account in await db.Users.ToListAsync(cancel)) account.SecurityStamp = Guid.NewGuid().ToString("N");
    }
}

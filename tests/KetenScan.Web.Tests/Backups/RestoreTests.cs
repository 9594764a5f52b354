using KetenScan.Data;
using KetenScan.Data.Audit;
using KetenScan.Data.Backups;
using KetenScan.Data.Mail;
using KetenScan.Web.Features.Backups;
using KetenScan.Web.Tests.Invitations;
using KetenScan.Web.Tests.Upgrades;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Backups;

public sealed class RestoreTests
{
    private static readonly RestoreOptions Replacing = new(Replace: true);

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_database_in_use_is_replaced_only_when_asked(Engine engine)
    {
        using var folder = new BackupFolder();
        await using var installation = await TestInstallation.Create(engine);
        await using var empty = await TestDatabase.Create(engine);
        var (used, backup) = ((TestDatabase)installation.Databases, await folder.Backup(empty));

        var refused = await Assert.ThrowsAsync<BackupRefused>(() => BackupFolder.Restore(engine, used, backup));
        Assert.Contains("--replace", refused.Message, StringComparison.Ordinal);
        await using (var db = installation.Db()) Assert.Equal(1, await db.Chains.CountAsync());

        await BackupFolder.Restore(engine, used, backup, Replacing);
        await using (var db = installation.Db())
        {
            Assert.Equal(0, await db.Chains.CountAsync());
            Assert.Equal([AuditEvent.BackupRestored], await db.AuditLog.Select(entry => entry.What).ToListAsync());
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_database_that_was_only_migrated_needs_no_replacing(Engine engine)
    {
        using var folder = new BackupFolder();
        await using var installation = await TestInstallation.Create(engine);
        await using var migrated = await TestDatabase.Create(engine);

        await BackupFolder.Restore(engine, migrated, await folder.Backup(installation.Databases));

        await using var db = migrated.CreateDbContext();
        Assert.Equal(1, await db.Chains.CountAsync());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    /// <summary>A row that refers to nothing is found after all rows were stored.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_restore_that_fails_halfway_leaves_what_was_there(Engine engine)
    {
        using var folder = new BackupFolder();
        await using var source = await TestInstallation.Create(Engine.Sqlite);
        await using (var db = source.Db())
            await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = 0; UPDATE Rounds SET ChainId = '00000000-0000-0000-0000-000000000001'");
        var backup = await folder.Backup(source.Databases);
        await using var installation = await TestInstallation.Create(engine);
        var before = await BackupFolder.Rows(installation.Databases);

        var refused = await Assert.ThrowsAsync<BackupRefused>(
            () => BackupFolder.Restore(engine, (TestDatabase)installation.Databases, backup, Replacing));

        Assert.Contains("Rounds refers to one that is not in it", refused.Message, StringComparison.Ordinal);
        var after = await BackupFolder.Rows(installation.Databases);
        Assert.All(before, table => Assert.Equal(table.Value, after[table.Key]));
        if (engine == Engine.Sqlite) Assert.Empty(Directory.GetFiles(Path.GetTempPath(), $"{FileOf((TestDatabase)installation.Databases)}.restoring*"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_backup_of_a_newer_version_is_refused(Engine engine)
    {
        using var folder = new BackupFolder();
        await using var source = await TestDatabase.Create(engine);
        await using var copy = await TestDatabase.Empty(engine);
        var newer = folder.WithHead(
            await folder.Backup(source), head => head.Replace("_PinnedChains\"", "_PinnedChains\",\"20991231235959_Later\"", StringComparison.Ordinal));

        var refused = await Assert.ThrowsAsync<BackupRefused>(() => BackupFolder.Restore(engine, copy, newer));

        Assert.EndsWith("install the newer version.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite, Engine.Sqlite)]
    [InlineData(Engine.Sqlite, Engine.PostgreSql)]
    [InlineData(Engine.PostgreSql, Engine.PostgreSql)]
    public async Task A_backup_of_the_last_release_is_restored_and_upgraded(Engine from, Engine to)
    {
        using var folder = new BackupFolder();
        var path = folder.File("release.backup");
        await using var release = await TestDatabase.Empty(from);
        await using (var db = release.CreateDbContext())
        {
            await Release.Restore(db, from);
            await new BackupMaker(db, passphrase: null).Make(path, await TablesOf(db, from), [.. await db.Database.GetAppliedMigrationsAsync()]);
        }

        await using var copy = await TestDatabase.Empty(to);
        var restored = await BackupFolder.Restore(to, copy, path);

        await using var upgraded = copy.CreateDbContext();
        Assert.Null(restored.Audit.Broken);
        Assert.Empty(await upgraded.Database.GetPendingMigrationsAsync());
        Assert.Equal(2, await upgraded.Chains.CountAsync());
        Assert.True(await upgraded.Set<KetenScan.Domain.Rounds.Answer>().AnyAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_waited_to_be_sent_is_given_up_unless_asked(Engine engine)
    {
        using var folder = new BackupFolder();
        await using var installation = await InvitationTests.Opened(engine);
        var backup = await folder.Backup(installation.Databases);
        await using var copy = await TestDatabase.Empty(engine);

        Assert.Equal(4, (await BackupFolder.Restore(engine, copy, backup)).GivenUp);
        await using (var db = copy.CreateDbContext())
        {
            var messages = await db.Outbox.ToListAsync();
            Assert.Equal(4, messages.Count);
            Assert.All(messages, message => Assert.Equal((true, OutboxMessage.MaybeSent), (message.IsGivenUp, message.Problem)));
        }

        Assert.Equal(0, (await BackupFolder.Restore(engine, copy, backup, Replacing with { SendMail = true })).GivenUp);
        await using (var db = copy.CreateDbContext()) Assert.All(await db.Outbox.ToListAsync(), message => Assert.False(message.IsGivenUp));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task People_stay_signed_in_unless_everybody_is_signed_out(Engine engine)
    {
        using var folder = new BackupFolder();
        await using var installation = await TestInstallation.Create(engine);
        await using (var db = installation.Db())
        {
            db.DataProtectionKeys.Add(new() { FriendlyName = "key" });
            foreach (var account in await db.Users.ToListAsync()) account.SecurityStamp = account.Email;
            await db.SaveChangesAsync();
        }

        var backup = await folder.Backup(installation.Databases);
        await using var copy = await TestDatabase.Empty(engine);

        await BackupFolder.Restore(engine, copy, backup);
        await using (var db = copy.CreateDbContext())
        {
            Assert.Equal(1, await db.DataProtectionKeys.CountAsync());
            Assert.All(await db.Users.ToListAsync(), account => Assert.Equal(account.Email, account.SecurityStamp));
        }

        await BackupFolder.Restore(engine, copy, backup, Replacing with { SignOut = true });
        await using (var db = copy.CreateDbContext())
        {
            Assert.Equal(0, await db.DataProtectionKeys.CountAsync());
            Assert.All(await db.Users.ToListAsync(), account => Assert.NotEqual(account.Email, account.SecurityStamp));
            Assert.Equal(4, await db.Users.Select(account => account.SecurityStamp).Distinct().CountAsync());
        }
    }

    [Fact]
    public async Task A_PostgreSQL_database_that_somebody_uses_is_refused()
    {
        using var folder = new BackupFolder();
        await using var source = await TestDatabase.Create(Engine.PostgreSql);
        var backup = await folder.Backup(source);
        await using var copy = await TestDatabase.Create(Engine.PostgreSql);
        await using var server = copy.CreateDbContext();
        await server.Database.OpenConnectionAsync();

        var refused = await Assert.ThrowsAsync<BackupRefused>(() => BackupFolder.Restore(Engine.PostgreSql, copy, backup));

        Assert.Equal("The database is in use (1 connections): stop every server first.", refused.Message);
    }

    private static string FileOf(TestDatabase database) => Path.GetFileName(database.ConnectionString["Data Source=".Length..]);

    /// <summary>The tables and columns that a database of the release has.</summary>
    private static async Task<IReadOnlyList<BackupTable>> TablesOf(KetenScanDb db, Engine engine)
    {
        var columns = (await db.Database.SqlQueryRaw<string>(engine == Engine.Sqlite
            ? "SELECT m.name || '.' || c.name AS \"Value\" FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"
            : "SELECT table_name || '.' || column_name AS \"Value\" FROM information_schema.columns WHERE table_schema = 'public'").ToListAsync()).ToHashSet();
        return
        [
            .. BackupTables.Of(db)
                .Select(table => new BackupTable(table.Name, [.. table.Columns.Where(column => columns.Contains($"{table.Name}.{column.Name}"))]))
                .Where(table => table.Columns.Count > 0),
        ];
    }
}

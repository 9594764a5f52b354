using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Data.Backups;
using KetenScan.Domain.Chains;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Backups;

/// <summary>A backup holds everything, as it was at one moment, and either database restores it.</summary>
public sealed class BackupTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Fact]
    public async Task The_demo_goes_from_SQLite_to_PostgreSQL_and_back_with_every_row()
    {
        using var folder = new BackupFolder();
        await using var first = await DemoDatabase.Create(Engine.Sqlite);
        await using var second = await TestDatabase.Empty(Engine.PostgreSql);
        await using var third = await TestDatabase.Empty(Engine.Sqlite);
        var rows = await BackupFolder.Rows(first);
        Assert.True(rows.Sum(table => table.Value.Count) > 5_000);

        await BackupFolder.Restore(Engine.PostgreSql, second, await folder.Backup(first));
        var check = (await BackupFolder.Restore(Engine.Sqlite, third, await folder.Backup(second))).Audit;

        Assert.Null(check.Broken);
        var audited = rows.Remove("AuditLog", out var before) ? before : [];
        foreach (var copy in (TestDatabase[])[second, third])
        {
            var found = await BackupFolder.Rows(copy);
            Assert.Empty(audited.Except(found["AuditLog"]));
            found.Remove("AuditLog");
            Assert.Equal(rows.Keys, found.Keys);
            Assert.All(rows, table => Assert.Equal(table.Value, found[table.Key]));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Every_table_and_column_of_the_database_is_in_a_backup_or_is_left_out_on_purpose(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        await using var db = database.CreateDbContext();
        var columns = await db.Database.SqlQueryRaw<string>(engine == Engine.Sqlite
            ? "SELECT m.name || '.' || c.name AS \"Value\" FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"
            : "SELECT table_name || '.' || column_name AS \"Value\" FROM information_schema.columns WHERE table_schema = 'public'").ToListAsync();
        string[] moment = ["Leases.", "RequestCounts.", "__EFMigrations", "sqlite_"];

        var stored = columns.Where(column => !moment.Any(left => column.StartsWith(left, StringComparison.Ordinal)));
        var backed = BackupTables.Of(db).SelectMany(table => table.Columns.Select(column => $"{table.Name}.{column.Name}"));

        Assert.Equal(stored.Order(StringComparer.Ordinal), backed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Both_databases_write_the_same_kinds_of_values_in_the_same_order()
    {
        await using var one = await TestDatabase.Create(Engine.Sqlite);
        await using var two = await TestDatabase.Create(Engine.PostgreSql);
        await using var sqlite = one.CreateDbContext();
        await using var postgres = two.CreateDbContext();

        Assert.Equal(Lines(sqlite), Lines(postgres));

        static IEnumerable<string> Lines(KetenScanDb db) =>
            BackupTables.Of(db).SelectMany(table => table.Columns.Select(column => $"{table.Name}.{column.Name}: {column.Kind}"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_written_while_a_backup_is_made_is_not_in_it_and_waits_for_nothing(Engine engine)
    {
        using var folder = new BackupFolder();
        await using var installation = await TestInstallation.Create(engine);
        var path = folder.File("a.backup");
        await using (var db = installation.Db())
        {
            var written = false;
            await new BackupMaker(db, passphrase: null, async _ =>
            {
                if (written) return;
                written = true;
                await using var other = installation.Db();
                other.Add(new Chain("later", "Later", "dementie"));
                await other.SaveChangesAsync();
            }).Make(path);
            Assert.True(written);
        }

        await using var copy = await TestDatabase.Empty(engine);
        await BackupFolder.Restore(engine, copy, path);

        await using var restored = copy.CreateDbContext();
        Assert.Equal([TestInstallation.Slug], await restored.Chains.Select(chain => chain.Slug).ToListAsync());
    }

    [Theory]
    [InlineData(Engine.Sqlite, Engine.Sqlite)]
    [InlineData(Engine.Sqlite, Engine.PostgreSql)]
    [InlineData(Engine.PostgreSql, Engine.Sqlite)]
    public async Task Unusual_values_arrive_as_they_were(Engine from, Engine to)
    {
        using var folder = new BackupFolder();
        await using var source = await TestDatabase.Create(from);
        var account = new Data.Access.Account("zoë@voorbeeld.nl", "Zoë 🦄 O'Brien \"x\"\r\n")
        {
            Id = Guid.CreateVersion7(),
            LockoutEnd = DateTimeOffset.MaxValue,
        };
        var passkey = new IdentityUserPasskey<Guid>
        {
            UserId = account.Id,
            CredentialId = [0, 1, 255],
            Data = new IdentityPasskeyData
            {
                Name = "sleutel",
                SignCount = 7,
                CreatedAt = new DateTimeOffset(638_000_000_001_234_560, TimeSpan.Zero),
                PublicKey = [1, 2],
                AttestationObject = [],
                ClientDataJson = [],
                Transports = ["usb"],
            },
        };
        var organisation = new Organisation("Nul");
        var audited = new AuditEntry(null, AuditEvent.SignedIn, new DateTimeOffset(638_000_000_001_234_567, TimeSpan.Zero), "Zoë 🦄", null, "", null);
        await using (var db = source.CreateDbContext())
        {
            db.AddRange(account, passkey, organisation, audited);
            await db.SaveChangesAsync();
            if (from == Engine.Sqlite) await db.Database.ExecuteSqlAsync($"UPDATE Organisations SET Name = 'a' || char(0) || 'b'");
        }

        await using var copy = await TestDatabase.Empty(to);
        var restored = await BackupFolder.Restore(to, copy, await folder.Backup(source, "een lang wachtwoord"), passphrase: "een lang wachtwoord");

        Assert.Null(restored.Audit.Broken);
        await using var found = copy.CreateDbContext();
        var person = await found.Users.SingleAsync();
        Assert.Equal((account.DisplayName, account.LockoutEnd, (string?)null), (person.DisplayName, person.LockoutEnd, person.PhoneNumber));
        var own = await found.Set<IdentityUserPasskey<Guid>>().SingleAsync();
        Assert.Equal(passkey.CredentialId, own.CredentialId);
        Assert.Equivalent(passkey.Data, own.Data);
        Assert.Equal(audited.Hash, (await found.AuditLog.OrderBy(entry => entry.Number).FirstAsync()).HashOf());
        if (from == Engine.Sqlite && to == Engine.PostgreSql) Assert.Equal("a\uFFFDb", (await found.Organisations.SingleAsync()).Name);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task After_a_restore_the_database_gives_new_numbers(Engine engine)
    {
        using var folder = new BackupFolder();
        await using var source = await TestDatabase.Create(engine);
        await using (var db = source.CreateDbContext())
        {
            for (var key = 0; key < 3; key++) db.DataProtectionKeys.Add(new() { FriendlyName = $"{key}" });
            await db.SaveChangesAsync();
        }

        await using var copy = await TestDatabase.Empty(engine);
        await BackupFolder.Restore(engine, copy, await folder.Backup(source));

        await using var restored = copy.CreateDbContext();
        restored.DataProtectionKeys.Add(new() { FriendlyName = "next" });
        await restored.SaveChangesAsync();
        Assert.Equal([1, 2, 3, 4], await restored.DataProtectionKeys.Select(key => key.Id).Order().ToListAsync());
    }
}

using System.Text.RegularExpressions;
using KetenScan.Data.Audit;
using KetenScan.Data.Forgetting;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.People;
using KetenScan.Web.Features.Privacy;
using KetenScan.Web.Start;
using KetenScan.Web.Tests.Invitations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace KetenScan.Web.Tests.Privacy;

/// <summary>After a backup is restored, what was erased is erased again.</summary>
public sealed partial class EraseAgainTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_on_the_list_and_in_the_database_is_erased_and_detached_again(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var traced = await Traced.In(installation);
        var anna = (await installation.People.Find(installation.Coordinator, Traced.Slug))!.People.Single(person => person.Name == "Anna").Id;
        var round = await installation.Db().Rounds.Where(round => round.State == RoundState.Closed).Select(round => round.Id).SingleAsync();

        // As if all three were erased after the backup: they are on the list, and still in the database.
        await installation.Erasures.Note(new Erased([traced.Person], [], traced.Viewer.AccountId));
        await installation.Erasures.Note(new Erased([anna], [], Account: null, OnlyIn: Guid.NewGuid()));
        await installation.Erasures.Note(round);
        await installation.Erasures.Note(Guid.NewGuid());

        Assert.Equal(4, await installation.Retention.EraseAgain());

        await using var db = installation.Db();
        Assert.Empty((await WholeDatabase.Find(db, [.. traced.Marks, anna])).Select(own => own.Entity.Name).Except(["StoredComment"]));
        Assert.False(await db.Participants.AnyAsync(participant => participant.RoundId == round && participant.Name != ""));
        Assert.Equal(3, await db.People.CountAsync());
        Assert.Equal(
            [AuditEvent.PersonErased, AuditEvent.PersonErased, AuditEvent.RoundDetached],
            await db.AuditLog.Where(entry => entry.Who == "KetenScan").OrderBy(entry => entry.Number).Select(entry => entry.What).ToListAsync());
        Assert.Equal(0, await installation.Retention.EraseAgain());
    }

    [Fact]
    public async Task The_list_holds_kinds_ids_and_days_and_no_names()
    {
        await using var installation = await InvitationTests.Opened(Engine.Sqlite);
        var traced = await Traced.In(installation);
        await installation.Privacy.Detach(installation.Coordinator, Traced.Slug, 1);
        await installation.Privacy.Erase(traced.Viewer);

        var lines = await File.ReadAllLinesAsync(Path.Combine(installation.Settings.DataDirectory, ErasureList.FileName));

        Assert.All(lines.Where(line => line.Length > 0), line => Assert.Matches(Line(), line));
        Assert.Equal(["round", "person", "account"], lines.Where(line => line.Length > 0).Select(line => line.Split(',')[1]));
    }

    [Fact]
    public async Task A_line_that_a_crash_cut_off_spoils_no_other_and_a_failing_file_no_erasure()
    {
        await using var installation = await InvitationTests.Opened(Engine.Sqlite);
        var file = Path.Combine(installation.Settings.DataDirectory, ErasureList.FileName);
        var (one, two) = (Guid.NewGuid(), Guid.NewGuid());
        await installation.Erasures.Note(one);
        await File.AppendAllTextAsync(file, "2026-09-20,per");
        await installation.Erasures.Note(two);
        Assert.Equal([one, two], (await installation.Erasures.Read()).Select(line => line.Id));

        File.Delete(file);
        Directory.CreateDirectory(file); // cannot be written
        var traced = await Traced.In(installation);
        Assert.Equal(Erasure.Done, await installation.Privacy.Erase(traced.Viewer));
    }

    [Fact]
    public async Task Of_two_that_write_the_list_at_once_no_line_is_lost()
    {
        await using var installation = await TestInstallation.Create(Engine.Sqlite);
        using var other = new ErasureList(installation.Settings, installation.Clock, NullLogger<ErasureList>.Instance);
        var ids = Enumerable.Range(0, 400).Select(_ => Guid.NewGuid()).ToList();

        async Task Write(ErasureList list, IEnumerable<Guid> own)
        {
            foreach (var id in own) await list.Note(id);
        }

        var writing = Task.WhenAll(Task.Run(() => Write(installation.Erasures, ids.Take(200))), Task.Run(() => Write(other, ids.Skip(200))));
        while (!writing.IsCompleted) await installation.Erasures.Read();
        await writing;

        Assert.Equal(ids.Order(), (await installation.Erasures.Read()).Select(line => line.Id).Order());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Entries_that_became_one_are_all_erased_again(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        await using var backup = await InvitationTests.Opened(engine);
        var people = (await installation.People.Find(installation.Coordinator, Traced.Slug))!.People.ToDictionary(person => person.Name);

        // Dik was merged into Cor, and Cor into Bob.
        foreach (var (keep, gone) in (((string, string)[])[("Cor", "Dik"), ("Bob", "Cor")]))
        {
            var now = (await installation.People.Find(installation.Coordinator, Traced.Slug))!.People.ToDictionary(person => person.Name);
            Assert.True(
                await installation.Merging.People(
                    installation.Coordinator,
                    Traced.Slug,
                    new MergedPeople(now[keep], now[gone], NameOfGone: false, EmailOfGone: false, SheetOfGone: false)));
        }

        await installation.Privacy.EraseOnRequest(installation.Coordinator, Traced.Slug, people["Bob"].Id);

        Guid[] noted = [people["Bob"].Id, people["Cor"].Id, people["Dik"].Id];
        Assert.Equal(noted, (await installation.Erasures.Read()).Select(line => line.Id));

        // A backup from before the merges, in which the three are separate.
        await using var db = backup.Db();
        var apart = await db.People.Where(person => person.Name != "Anna").Select(person => person.Id).ToListAsync();
        await backup.Erasures.Note(new Erased(apart, [], Account: null));
        Assert.Equal(3, await backup.Retention.EraseAgain());
        Assert.Empty(await WholeDatabase.Find(db, "bob@voorbeeld.nl", "cor@voorbeeld.nl", "dik@voorbeeld.nl", apart[0], apart[1], apart[2]));
    }

    [Fact]
    public async Task An_old_copy_of_the_database_that_is_put_back_is_cleaned_before_anybody_is_let_in()
    {
        var folder = Directory.CreateTempSubdirectory("ketenscan-");
        string[] settings = [$"--DataDirectory={folder.FullName}", "--urls=http://127.0.0.1:0", "--environment=Development"];
        var (file, backup) = (Path.Combine(folder.FullName, "ketenscan.db"), Path.Combine(folder.FullName, "backup.db"));
        try
        {
            await using (var app = KetenScanApp.Build(settings))
            {
                await Startup.Prepare(app, CancellationToken.None);
                await DemoSeed.Run(app.Services, CancellationToken.None);
                SqliteConnection.ClearAllPools();
                File.Copy(file, backup);
                await using var scope = app.Services.CreateAsyncScope();
                await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<KetenScan.Data.KetenScanDb>>().CreateDbContextAsync();
                var viewer = await db.Users
                    .Where(user => user.Email == "strategisch@demo.example")
                    .Select(user => new Data.Access.Viewer(user.Id, user.DisplayName))
                    .SingleAsync();
                Assert.Equal(Erasure.Done, await scope.ServiceProvider.GetRequiredService<PrivacyService>().Erase(viewer));
            }

            SqliteConnection.ClearAllPools();
            foreach (var part in (string[])["-wal", "-shm"]) File.Delete(file + part);
            File.Copy(backup, file, overwrite: true);
            Assert.Equal(1, await Joosts(file));

            await using (var again = KetenScanApp.Build(["--environment=Production", .. settings[..^1]])) await Startup.Prepare(again, CancellationToken.None);

            Assert.Equal(0, await Joosts(file));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<long> Joosts(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM \"AspNetUsers\" WHERE \"Email\" = 'strategisch@demo.example'";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2},(person|account|round),[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    private static partial Regex Line();
}

using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Mail;
using KetenScan.Web.Features.Actions;
using KetenScan.Web.Shared;
using KetenScan.Web.Start;
using KetenScan.Web.Tests.Invitations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace KetenScan.Web.Tests.Start;

/// <summary>Several servers on one database do once what has to be done once.</summary>
public sealed class ServersTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_four_servers_one_does_a_task_of_the_day_and_the_next_day_one_does_it_again(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var done = 0;
        DailyTask[] tasks = [new("count", (_, _) => Task.FromResult(Interlocked.Increment(ref done)))];

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Job(installation).DoDue(tasks, CancellationToken.None))));
        Assert.Equal(1, done);
        installation.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(0, await Job(installation).DoDue(tasks, CancellationToken.None));

        installation.Clock.Advance(TimeSpan.FromDays(1));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Job(installation).DoDue(tasks, CancellationToken.None))));
        Assert.Equal(2, done);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_task_that_a_stop_cuts_off_is_done_later_that_day(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        using var stopping = new CancellationTokenSource();
        var done = 0;
        DailyTask[] tasks = [new("long", async (_, cancel) =>
        {
            await stopping.CancelAsync();
            cancel.ThrowIfCancellationRequested();
        })];
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Job(installation).DoDue(tasks, stopping.Token));

        tasks = [new("long", (_, _) => Task.FromResult(++done))];
        installation.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(1, await Job(installation).DoDue(tasks, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_task_that_fails_stops_no_other_and_is_tried_again_in_an_hour(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var (tried, done) = (0, 0);
        DailyTask[] tasks =
        [
            new("fails", (_, _) => ++tried == 1 ? throw new InvalidOperationException("The first time.") : Task.CompletedTask),
            new("works", (_, _) => Task.FromResult(++done)),
        ];

        Assert.Equal(1, await Job(installation).DoDue(tasks, CancellationToken.None));
        Assert.Equal(0, await Job(installation).DoDue(tasks, CancellationToken.None));
        installation.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await Job(installation).DoDue(tasks, CancellationToken.None));

        Assert.Equal((2, 1), (tried, done));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Servers_that_remind_at_the_same_moment_make_one_message_each(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var people = (await installation.People.Find(installation.Coordinator, "wijkketen"))!.People;
        foreach (var person in people)
            await installation.Actions.Save(
                installation.Coordinator,
                "wijkketen",
                new ActionForm { What = "Iets", PersonId = person.Id, Owner = person.Name, Due = new DateOnly(2026, 9, 22) });

        await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => new ActionReminders(installation.Databases, installation.Outbox).Send())));

        await using var db = installation.Db();
        Assert.Equal(people.Count, await db.Outbox.CountAsync(message => message.Kind == MailKind.ActionDue));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_somebody_else_stored_first_is_the_same_conflict_on_both_databases(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        await using var db = installation.Db();
        var anna = await db.People.AsNoTracking().FirstAsync(person => person.Name == "Anna");

        var unique = await Assert.ThrowsAnyAsync<DbUpdateException>(async () =>
        {
            await using var other = installation.Db();
            var lease = new Lease("x", installation.Clock.GetUtcNow());
            other.Leases.Add(lease);
            await other.SaveChangesAsync();
            await using var second = installation.Db();
            second.Leases.Add(new Lease("x", installation.Clock.GetUtcNow()));
            await second.SaveChangesAsync();
        });
        Assert.True(Conflict.Is(unique));
        var removed = await Assert.ThrowsAnyAsync<DbUpdateException>(async () =>
        {
            await using var other = installation.Db();
            other.Grants.Add(new Grant(Guid.NewGuid(), Role.Administrator, chainId: null));
            await other.SaveChangesAsync();
        });
        Assert.True(Conflict.Is(removed));
        Assert.False(Conflict.IsAway(unique));

        // A missing name is a bug in the program, and is not blamed on another user's change.
        var fault = await Assert.ThrowsAnyAsync<Exception>(
            () => db.Database.ExecuteSqlAsync($"UPDATE \"People\" SET \"Name\" = NULL WHERE \"Id\" = {anna.Id}"));
        Assert.False(Conflict.Is(fault));
    }

    [Fact]
    public async Task An_act_rides_out_a_database_whose_connections_are_cut()
    {
        await using var installation = await InvitationTests.Opened(Engine.PostgreSql);
        var tries = 0;

        var name = await Saving.Retry(async () =>
        {
            await using var db = installation.Db();
            await db.Database.OpenConnectionAsync();
            if (++tries < 3)
            {
                // As during a failover of the database server.
                await using var killer = installation.Db();
                var pid = await db.Database.SqlQuery<int>($"SELECT pg_backend_pid() AS \"Value\"").SingleAsync();
                await killer.Database.ExecuteSqlAsync($"SELECT pg_terminate_backend({pid})");
            }

            return await db.People.Where(person => person.Name == "Anna").Select(person => person.Name).SingleAsync();
        });

        Assert.Equal(("Anna", 3), (name, tries));
    }

    [Fact]
    public async Task Servers_that_start_at_once_on_an_empty_server_migrate_one_after_the_other()
    {
        var connection = TestPostgres.Named($"two_{Guid.NewGuid():N}");
        try
        {
            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
            {
                var folder = Directory.CreateTempSubdirectory("ketenscan-").FullName;
                try
                {
                    await using var app = KetenScanApp.Build(
                        [
                            "--urls=http://127.0.0.1:0",
                            $"--DataDirectory={folder}",
                            "--Database:Provider=PostgreSql",
                            $"--ConnectionStrings:KetenScan={connection}",
                        ]);
                    await Startup.Migrate(app, CancellationToken.None);
                }
                finally
                {
                    Directory.Delete(folder, recursive: true);
                }
            })));

            await using var database = new NpgsqlConnection(connection);
            await database.OpenAsync();
            await using var built = new NpgsqlCommand("""SELECT count(*) FROM "Questionnaires" """, database);
            Assert.Equal(1L, await built.ExecuteScalarAsync());
        }
        finally
        {
            await TestPostgres.Drop(connection);
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_server_is_not_ready_on_a_newer_database(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        await using var app = await RunningKetenScan.StartWith(
            _ => Task.CompletedTask,
            [$"--Database:Provider={engine}", $"--ConnectionStrings:KetenScan={database.ConnectionString}"]);
        using var client = new HttpClient { BaseAddress = app.Address };
        Assert.Equal(System.Net.HttpStatusCode.OK, (await client.GetAsync("/health/ready")).StatusCode);
        await using (var db = database.CreateDbContext())
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('29990101000000_Later', '10.0.0')");

        var newer = await client.GetAsync("/health/ready");

        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, newer.StatusCode);
        Assert.Contains("newer", await newer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await using (var db = database.CreateDbContext()) await db.Database.ExecuteSqlAsync(
            $"DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" = '29990101000000_Later'");
        Assert.Equal(System.Net.HttpStatusCode.OK, (await client.GetAsync("/health/ready")).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_database_of_before_the_first_release_is_refused_with_what_to_do(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        await using (var db = database.CreateDbContext())
        {
            await db.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsHistory\"");
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('20261124154431_Initial', '10.0.0')");
        }

        var folder = Directory.CreateTempSubdirectory("ketenscan-");
        await using var app = KetenScanApp.Build(
            [$"--Database:Provider={engine}", $"--ConnectionStrings:KetenScan={database.ConnectionString}", $"--DataDirectory={folder.FullName}"]);

        var refused = await Assert.ThrowsAsync<CannotStart>(() => Startup.Migrate(app, CancellationToken.None));

        Assert.Contains("begin with an empty one", refused.Message, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    private static DailyJob Job(TestInstallation installation) =>
        new(
            [],
            new ServiceCollection().BuildServiceProvider().GetRequiredService<IServiceScopeFactory>(),
            installation.Databases,
            installation.Clock,
            NullLogger<DailyJob>.Instance);
}

using KetenScan.Web.Features.Backups;
using KetenScan.Web.Shared;
using KetenScan.Web.Start;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace KetenScan.Web.Tests.Backups;

public sealed class NightlyBackupTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Every_night_makes_a_backup_and_keeps_the_latest_of_its_own(Engine engine)
    {
        using var folder = new BackupFolder();
        await using var installation = await TestInstallation.Create(engine);
        string[] others = ["ketenscan-2026.backup", "notes.txt", "my-ketenscan-20260101T010000Z.backup"];
        foreach (var other in others) await File.WriteAllTextAsync(folder.File(other), "mine");
        await File.WriteAllTextAsync(folder.File("ketenscan-20260101T010000Z.backup.part"), "of a server that was stopped");
        var nightly = Nightly(installation, new BackupSettings { Directory = folder.Path, Keep = 2 });

        for (var night = 0; night < 3; night++)
        {
            await nightly.Run(CancellationToken.None);
            installation.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(
            [.. others, "ketenscan-20260921T090000Z.backup", "ketenscan-20260922T090000Z.backup"],
            Directory.GetFiles(folder.Path).Select(file => Path.GetFileName(file)!).OrderBy(file => !others.Contains(file) ? file : "").ThenBy(
                file => Array.IndexOf(others, file)));
        await using var copy = await TestDatabase.Empty(engine);
        await BackupFolder.Restore(engine, copy, folder.File("ketenscan-20260922T090000Z.backup"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_became_of_the_last_ones_is_stored_for_all_servers(Engine engine)
    {
        using var folder = new BackupFolder();
        await using var installation = await TestInstallation.Create(engine);
        var service = new BackupService(installation.Databases, installation.Audit);
        Assert.Equal(new BackupState(null, null), await service.State());

        await Nightly(installation, new BackupSettings { Directory = folder.Path }).Run(CancellationToken.None);
        var made = (await service.State()).Made!;
        Assert.Equal(installation.Clock.GetUtcNow(), made.At);
        Assert.Matches("^ketenscan-20260920T090000Z.backup, [0-9]+ bytes, [0-9]+ rows, SHA-256 [0-9a-f]{16}$", made.What);

        var file = folder.File("ketenscan-20260920T090000Z.backup");
        var failing = Nightly(installation, new BackupSettings { Directory = file });
        await Assert.ThrowsAnyAsync<IOException>(() => failing.Run(CancellationToken.None));
        var state = await service.State();
        Assert.Equal(made, state.Made);
        Assert.Contains(file, state.Failed!.What, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_two_servers_one_makes_it_at_the_chosen_time_and_again_in_an_hour_when_it_failed(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var tries = new List<string>();
        DailyTask[] tasks = [new("backup", (_, _) => Try(), new TimeOnly(2, 30))];

        // A first one at once, at 11:00 in Amsterdam; it fails, and is tried again.
        for (var look = 0; look < 6 * 24; look++)
        {
            await Job(installation).DoDue(tasks, CancellationToken.None);
            await Job(installation).DoDue(tasks, CancellationToken.None);
            installation.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Equal(["20 11:00", "20 12:00", "21 02:30"], tries);

        Task Try()
        {
            tries.Add($"{Domain.Amsterdam.Clock(installation.Clock.GetUtcNow()):dd HH:mm}");
            return tries.Count == 1 ? throw new IOException("Full.") : Task.CompletedTask;
        }
    }

    [Fact]
    public void The_time_and_the_number_are_read_from_the_settings()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Backup:Directory"] = "/backup",
            ["Backup:At"] = "23:05",
            ["Backup:Keep"] = "3",
        });

        Assert.Equal(
            new BackupSettings { Directory = "/backup", At = new TimeOnly(23, 5), Keep = 3 },
            new BackupSettings.Rules().Read(configuration.Build()));
    }

    private static NightlyBackup Nightly(TestInstallation installation, BackupSettings settings) => new(
        new BackupService(installation.Databases, installation.Audit), settings, installation.Audit, installation.Clock,
        NullLogger<NightlyBackup>.Instance);

    private static DailyJob Job(TestInstallation installation) => new(
        [],
        new ServiceCollection().BuildServiceProvider().GetRequiredService<IServiceScopeFactory>(),
        installation.Databases,
        installation.Clock,
        NullLogger<DailyJob>.Instance);
}

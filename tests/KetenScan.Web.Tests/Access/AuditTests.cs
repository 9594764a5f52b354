using KetenScan.Data.Audit;
using KetenScan.Web.Features.Admin;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Access;

public sealed class AuditTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_done_is_written_down_once_each_behind_the_other(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.Consultants.Grant(installation.Coordinator, TestInstallation.Slug, "bas@demo.example");
        await installation.SubmitAll(4);
        await installation.Rounds.Close(installation.Coordinator, TestInstallation.Slug, 1);
        await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(_ => installation.Audit.Write(installation.Coordinator, AuditEvent.ScorecardDownloaded, TestInstallation.Slug, "1")));

        await using var db = installation.Db();
        var log = await db.AuditLog.OrderBy(entry => entry.Number).ToListAsync();
        Assert.Equal(Enumerable.Range(1, 12).Select(number => (long)number), log.Select(entry => entry.Number));
        Assert.Equal([AuditEvent.RoleGranted, AuditEvent.RoundClosed], log.Take(2).Select(entry => entry.What));
        Assert.StartsWith("Marieke (", log[0].Who, StringComparison.Ordinal);
        Assert.Equal(new AuditCheck(12, log[^1].Hash, null), await AuditCheck.Of(db));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_changed_or_missing_entry_is_found(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        for (var number = 0; number < 5; number++) await installation.Audit.Write(installation.Coordinator, AuditEvent.SignedIn);
        await using var db = installation.Db();

        await db.AuditLog.Where(entry => entry.Number == 3).ExecuteUpdateAsync(entry => entry.SetProperty(e => e.Who, "Iemand anders"));
        Assert.Equal(3, (await AuditCheck.Of(db)).Broken);

        await db.AuditLog.Where(entry => entry.Number == 3).ExecuteDeleteAsync();
        Assert.Equal(4, (await AuditCheck.Of(db)).Broken);

        await db.AuditLog.Where(entry => entry.Number <= 4).ExecuteDeleteAsync();
        Assert.Equal(5, (await AuditCheck.Of(db)).Broken);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_application_itself_only_adds(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.Audit.Write(installation.Coordinator, AuditEvent.SignedIn);
        await using var db = installation.Db();
        var entry = await db.AuditLog.SingleAsync();

        db.Remove(entry);
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_administrator_reads_all_and_a_coordinator_its_own_chain(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var service = new AuditService(installation.Databases);
        for (var number = 0; number < 120; number++) await installation.Audit.Write(
            installation.Coordinator,
            AuditEvent.ScorecardDownloaded,
            number % 2 == 0 ? TestInstallation.Slug : "andere",
            $"Ronde {number}");

        var all = (await service.Find(installation.Administrator, null, new AuditFilter()))!;
        Assert.Equal((100, 120L), (all.Lines.Count, all.Lines[0].Number));
        Assert.Equal(20, (await service.Find(installation.Administrator, null, new AuditFilter { Before = all.Older }))!.Lines.Count);
        Assert.Equal(60, (await service.Find(installation.Coordinator, TestInstallation.Slug, new AuditFilter()))!.Lines.Count);
        var found = (await service.Find(installation.Coordinator, TestInstallation.Slug, new AuditFilter { Search = "rONDE 118" }))!;
        Assert.Equal("Ronde 118", Assert.Single(found.Lines).About);
        Assert.Null(await service.Find(installation.Coordinator, "andere", new AuditFilter()));
        Assert.Null(await service.Find(installation.Coordinator, null, new AuditFilter()));
        Assert.Null(await service.Find(installation.Member, TestInstallation.Slug, new AuditFilter()));
    }
}

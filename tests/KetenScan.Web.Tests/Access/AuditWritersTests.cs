using KetenScan.Data.Audit;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Access;

/// <summary>Several servers that write to one audit log, and entries that are written with an action.</summary>
public sealed class AuditWritersTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [InlineData(Engine.Sqlite, 40)]
    [InlineData(Engine.PostgreSql, 800)]
    public async Task Two_servers_write_as_fast_as_they_can_and_every_entry_is_there(Engine engine, int each)
    {
        await using var installation = await TestInstallation.Create(engine);
        AuditLog[] servers = [.. Enumerable.Range(0, 2).Select(_ => new AuditLog(installation.Databases, new HttpContextAccessor(), installation.Clock))];

        await Task.WhenAll(servers.SelectMany(server => Enumerable.Range(0, 4).Select(async writer =>
        {
            for (var number = writer; number < each; number += 4) await server.Write("Iemand", AuditEvent.SignedIn, about: $"{number}");
        })));

        await using var db = installation.Db();
        Assert.Equal((2L * each, null), (await AuditCheck.Of(db)) is var check ? (check.Entries, check.Broken) : default);
        Assert.Equal(each, await db.AuditLog.Select(entry => entry.About).Distinct().CountAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_entry_is_stored_with_its_act_or_not_at_all(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await using (var db = installation.Db())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            (await db.Chains.SingleAsync()).Describe("Anders", "iets anders", null, joinsBenchmark: false);
            await installation.Audit.AddAndSave(db, installation.Coordinator, AuditEvent.ChainArchived, TestInstallation.Slug);
        }

        await using var after = installation.Db();
        Assert.NotEqual("iets anders", (await after.Chains.SingleAsync()).Field);
        Assert.Empty(await after.AuditLog.ToListAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => installation.Audit.AddAndSave(after, installation.Coordinator, AuditEvent.ChainArchived));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Text_that_no_database_keeps_is_kept_as_far_as_it_can_be(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var (nul, half, cut) = ("a\0b", "x\uD83Dy", new string('e', AuditEntry.LongestText - 1) + "😀");
        foreach (var about in (string[])[nul, half, cut]) await installation.Audit.Write(half, AuditEvent.SignInRefused, about: about);
        await installation.Answer("1.1", 3);
        var sheet = await installation.Sheet();
        await installation.Assess.Change(
            installation.Member,
            sheet,
            (own, questionnaire, now) => own.Remark(Domain.Questionnaires.Principle.Governance, $"Goed\0 {half}", now));

        await using var db = installation.Db();
        Assert.Equal(
            ["a\uFFFDb", "x\uFFFDy", new string('e', AuditEntry.LongestText - 1)],
            await db.AuditLog.OrderBy(entry => entry.Number).Select(entry => entry.About).ToListAsync());
        Assert.Null((await AuditCheck.Of(db)).Broken);
    }
}

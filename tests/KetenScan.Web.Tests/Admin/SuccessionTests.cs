using KetenScan.Data.Access;
using KetenScan.Web.Features.Admin;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Admin;

public sealed class SuccessionTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_administrator_names_a_coordinator_of_a_chain_that_has_none_and_of_no_other(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var successions = new SuccessionService(installation.Databases, installation.Audit);
        var administrator = installation.Administrator;
        string[] chain = [TestInstallation.Slug];
        Assert.Equal(Succession.Done, await successions.Name(administrator, chain, "bas@demo.example"));
        await using var db = installation.Db();
        Assert.False(await db.Grants.AnyAsync(grant => grant.AccountId == installation.Stranger.AccountId));

        // As erasing again after restoring a backup can leave it.
        await db.Users
            .Where(user => user.Id == installation.Coordinator.AccountId)
            .ExecuteUpdateAsync(user => user.SetProperty(own => own.PasswordHash, (string?)null));
        Assert.Equal(["Marieke"], Assert.Single((await successions.List(administrator))!).Coordinators);
        Assert.Null(await successions.List(installation.Coordinator));
        Assert.Null(await successions.Name(installation.Coordinator, chain, "bas@demo.example"));
        Assert.Equal(Succession.Oneself, await successions.Name(administrator, chain, "ingrid@demo.example"));
        Assert.Equal(Succession.NoSuchAccount, await successions.Name(administrator, chain, "niemand@demo.example"));
        await db.Users
            .Where(user => user.Id == installation.Member.AccountId)
            .ExecuteUpdateAsync(user => user.SetProperty(own => own.PasswordHash, (string?)null));
        Assert.Equal(Succession.DoneCannotSignIn, await successions.Name(administrator, chain, "joost@demo.example"));
        Assert.Equal(["Joost", "Marieke"], Assert.Single((await successions.List(administrator))!).Coordinators);

        Assert.Equal(Succession.Done, await successions.Name(administrator, chain, "bas@demo.example"));

        Assert.Empty((await successions.List(administrator))!);
        Assert.Null(await installation.RoundLists.Find(administrator, TestInstallation.Slug));
        Assert.NotNull(await installation.RoundLists.Find(installation.Stranger, TestInstallation.Slug));
        Assert.Equal(
            2,
            await db.AuditLog.CountAsync(entry => entry.What == Data.Audit.AuditEvent.RoleGranted
                && entry.Chain == TestInstallation.Slug
                && entry.Who.StartsWith("Ingrid")));
    }
}

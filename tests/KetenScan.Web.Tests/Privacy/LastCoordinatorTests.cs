using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Web.Features.Account;
using KetenScan.Web.Features.Admin;
using KetenScan.Web.Features.Chains;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Features.Privacy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Privacy;

/// <summary>A chain is never left without a coordinator.</summary>
public sealed class LastCoordinatorTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task When_two_coordinators_erase_themselves_at_once_one_stays(Engine engine)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await using var installation = await TestInstallation.Create(engine);
            await Run(installation, installation.Stranger);

            var done = await Task.WhenAll(installation.Privacy.Erase(installation.Coordinator), installation.Privacy.Erase(installation.Stranger));

            Assert.Equal([Erasure.Done, Erasure.LastCoordinator], done.Order());
            await using var db = installation.Db();
            Assert.Equal(1, await db.Grants.CountAsync(grant => grant.Role == Role.Coordinator && grant.ChainId != null));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_coordinator_who_is_locked_out_does_not_count_as_the_other_one(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await Run(installation, installation.Stranger);
        await Lock(installation, Data.Access.Account.ForGood);

        Assert.Equal(["Keten"], await installation.Privacy.ChainsLeftAlone(installation.Coordinator));
        Assert.Equal(Erasure.LastCoordinator, await installation.Privacy.Erase(installation.Coordinator));
        await using (var db = installation.Db()) Assert.True(await db.Users.AnyAsync(user => user.Id == installation.Coordinator.AccountId));

        await Lock(installation, installation.Clock.GetUtcNow().AddMinutes(10)); // by wrong passwords
        Assert.Empty(await installation.Privacy.ChainsLeftAlone(installation.Coordinator));
        Assert.Equal(Erasure.Done, await installation.Privacy.Erase(installation.Coordinator));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_coordinator_adds_another_and_is_then_free_to_go(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var coordinators = new CoordinatorService(installation.Databases, installation.Audit);
        Assert.Null(await coordinators.List(installation.Member, TestInstallation.Slug));
        Assert.Null(await coordinators.Add(installation.Member, TestInstallation.Slug, "joost@demo.example"));
        Assert.False(await coordinators.Withdraw(installation.Member, TestInstallation.Slug, installation.Coordinator.AccountId));
        Assert.False(await coordinators.Add(installation.Coordinator, TestInstallation.Slug, "niemand@demo.example"));
        Assert.Equal(
            Rule.ChainKeepsACoordinator,
            (
                await Assert.ThrowsAsync<RuleBroken>(
                    () => coordinators.Withdraw(installation.Coordinator, TestInstallation.Slug, installation.Coordinator.AccountId))).Rule);

        foreach (var _ in (int[])[1, 2]) Assert.True(await coordinators.Add(installation.Coordinator, TestInstallation.Slug, " Bas@demo.example "));
        Assert.Equal(
            [("Bas", false), ("Marieke", true)],
            (await coordinators.List(installation.Coordinator, TestInstallation.Slug))!.Select(own => (own.Name, own.IsMe)));
        Assert.Equal(Erasure.Done, await installation.Privacy.Erase(installation.Coordinator));
        Assert.Equal(["Bas"], (await coordinators.List(installation.Stranger, TestInstallation.Slug))!.Select(own => own.Name));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task When_coordinators_end_each_other_or_erase_themselves_at_once_one_stays(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var coordinators = new CoordinatorService(installation.Databases, installation.Audit);
        await Run(installation, installation.Stranger);
        await Lock(installation, installation.Clock.GetUtcNow());

        async Task Quietly(Func<Task> act)
        {
            try
            {
                await act();
            }
            catch (RuleBroken broken) when (broken.Rule == Rule.ChainKeepsACoordinator)
            {
                // One of the two has to be refused.
            }
        }

        await Task.WhenAll(
            Quietly(() => coordinators.Withdraw(installation.Coordinator, TestInstallation.Slug, installation.Stranger.AccountId)),
            Quietly(() => coordinators.Withdraw(installation.Stranger, TestInstallation.Slug, installation.Coordinator.AccountId)),
            Quietly(() => installation.Privacy.Erase(installation.Stranger)));

        await using var db = installation.Db();
        Assert.Equal(1, await db.Grants.CountAsync(grant => grant.Role == Role.Coordinator && grant.ChainId != null));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_coordinator_who_cannot_sign_in_does_not_count_as_the_other_one(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await Run(installation, installation.Stranger);
        await using var db = installation.Db();
        var own = db.Users.Where(user => user.Id == installation.Stranger.AccountId);
        await own.ExecuteUpdateAsync(user => user.SetProperty(one => one.PasswordHash, (string?)null));
        var coordinators = new CoordinatorService(installation.Databases, installation.Audit);

        Assert.Equal(Erasure.LastCoordinator, await installation.Privacy.Erase(installation.Coordinator));
        Assert.Equal(
            Rule.ChainKeepsACoordinator,
            (
                await Assert.ThrowsAsync<RuleBroken>(
                    () => coordinators.Withdraw(installation.Coordinator, TestInstallation.Slug, installation.Coordinator.AccountId))).Rule);
        Assert.Equal(
            [("Bas", false), ("Marieke", true)],
            (await coordinators.List(installation.Coordinator, TestInstallation.Slug))!.Select(line => (line.Name, line.CanSignIn)));

        // A passkey is a way to sign in, and so is an account at a provider.
        db.Add(
            new IdentityUserPasskey<Guid>
            {
                UserId = installation.Stranger.AccountId,
                CredentialId = [7],
                Data = new IdentityPasskeyData { PublicKey = [1], AttestationObject = [1], ClientDataJson = [1] },
            });
        await db.SaveChangesAsync();
        Assert.Empty(await installation.Privacy.ChainsLeftAlone(installation.Coordinator));
        await db.Set<IdentityUserPasskey<Guid>>().ExecuteDeleteAsync();
        Assert.Equal(["Keten"], await installation.Privacy.ChainsLeftAlone(installation.Coordinator));
        db.Add(new IdentityUserLogin<Guid> { UserId = installation.Stranger.AccountId, LoginProvider = "oidc", ProviderKey = "bas" });
        await db.SaveChangesAsync();
        Assert.Equal(Erasure.Done, await installation.Privacy.Erase(installation.Coordinator));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_administrator_locks_a_last_coordinator_out_once_another_is_named(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var (accounts, successions) = (Accounts(installation), new SuccessionService(installation.Databases, installation.Audit));
        var (administrator, coordinator) = (installation.Administrator, installation.Coordinator.AccountId);

        Assert.Equal(Rule.ChainKeepsACoordinator, (await Assert.ThrowsAsync<RuleBroken>(() => accounts.Lock(administrator, coordinator, locked: true))).Rule);
        await using var db = installation.Db();
        Assert.False(await db.Users.AnyAsync(user => user.LockoutEnd != null));
        Assert.Equal(["Keten"], (await successions.List(administrator, coordinator))!.Select(chain => chain.Name));
        Assert.Empty((await successions.List(administrator))!);

        Assert.Equal(Succession.WhoLeaves, await successions.Name(administrator, [TestInstallation.Slug], "marieke@demo.example", coordinator));
        Assert.Equal(Succession.Done, await successions.Name(administrator, [TestInstallation.Slug], " Bas@demo.example ", coordinator));
        Assert.True(await accounts.Lock(administrator, coordinator, locked: true));
        Assert.True(await db.Users.AnyAsync(user => user.Id == coordinator && user.LockoutEnd > db.Now && user.SecurityStamp != null));
        await Assert.ThrowsAsync<RuleBroken>(() => accounts.Lock(administrator, installation.Stranger.AccountId, locked: true));
        Assert.True(await accounts.Lock(administrator, coordinator, locked: false));
        Assert.True(await accounts.Lock(administrator, installation.Stranger.AccountId, locked: true));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task When_coordinators_are_locked_out_and_erase_themselves_at_once_one_stays(Engine engine)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await using var installation = await TestInstallation.Create(engine);
            await Run(installation, installation.Stranger);
            var accounts = Accounts(installation);

            async Task Lock(Viewer viewer)
            {
                try
                {
                    await accounts.Lock(installation.Administrator, viewer.AccountId, locked: true);
                }
                catch (RuleBroken broken) when (broken.Rule == Rule.ChainKeepsACoordinator)
                {
                    // One of the two has to be refused.
                }
            }

            await Task.WhenAll(Lock(installation.Coordinator), Lock(installation.Stranger), installation.Privacy.Erase(installation.Stranger));

            await using var db = installation.Db();
            Assert.False(await db.ChainsWithoutCoordinator().AnyAsync());
        }
    }

    private static AccountService Accounts(TestInstallation installation) =>
        new(installation.Acts, installation.Outbox, new SmtpSettings(), installation.Settings, installation.Clock);

    private static async Task Lock(TestInstallation installation, DateTimeOffset until)
    {
        await using var db = installation.Db();
        await db.Users
            .Where(user => user.Id == installation.Stranger.AccountId)
            .ExecuteUpdateAsync(user => user.SetProperty(own => own.LockoutEnd, (DateTimeOffset?)until));
    }

    private static async Task Run(TestInstallation installation, Viewer viewer)
    {
        await using var db = installation.Db();
        db.Add(new Grant(viewer.AccountId, Role.Coordinator, await db.Chains.Select(chain => chain.Id).SingleAsync()));
        await db.SaveChangesAsync();
    }
}

using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Web.Features.Chains;
using KetenScan.Web.Features.Privacy;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Privacy;

/// <summary>A chain never ends without a coordinator.</summary>
public sealed class LastCoordinatorTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_two_coordinators_who_erase_themselves_at_once_one_stays(Engine engine)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await using var installation = await Installation.Create(engine);
            await Run(installation, installation.Stranger);

            var done = await Task.WhenAll(installation.Privacy.Erase(installation.Coordinator), installation.Privacy.Erase(installation.Stranger));

            Assert.Equal([Erasure.Done, Erasure.LastCoordinator], done.Order());
            await using var db = installation.Db();
            Assert.Equal(1, await db.Grants.CountAsync(grant => grant.Role == Role.Coordinator && grant.ChainId != null));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Who_is_locked_out_does_not_count_as_the_other_one(Engine engine)
    {
        await using var installation = await Installation.Create(engine);
        await Run(installation, installation.Stranger);
        await Lock(installation, installation.Clock.GetUtcNow().AddMinutes(10));

        Assert.Equal(["Keten"], await installation.Privacy.ChainsLeftAlone(installation.Coordinator));
        Assert.Equal(Erasure.LastCoordinator, await installation.Privacy.Erase(installation.Coordinator));
        await using (var db = installation.Db()) Assert.True(await db.Users.AnyAsync(user => user.Id == installation.Coordinator.AccountId));

        installation.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Empty(await installation.Privacy.ChainsLeftAlone(installation.Coordinator));
        Assert.Equal(Erasure.Done, await installation.Privacy.Erase(installation.Coordinator));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_coordinator_adds_another_and_is_then_free_to_go(Engine engine)
    {
        await using var installation = await Installation.Create(engine);
        var coordinators = new CoordinatorService(installation.Databases, installation.Audit);
        Assert.Null(await coordinators.List(installation.Member, Installation.Slug));
        Assert.Null(await coordinators.Add(installation.Member, Installation.Slug, "joost@demo.example"));
        Assert.False(await coordinators.Withdraw(installation.Member, Installation.Slug, installation.Coordinator.AccountId));
        Assert.False(await coordinators.Add(installation.Coordinator, Installation.Slug, "niemand@demo.example"));
        Assert.Equal(Rule.ChainKeepsACoordinator, (await Assert.ThrowsAsync<RuleBroken>(() => coordinators.Withdraw(installation.Coordinator, Installation.Slug, installation.Coordinator.AccountId))).Rule);

        foreach (var _ in (int[])[1, 2]) Assert.True(await coordinators.Add(installation.Coordinator, Installation.Slug, " Bas@demo.example "));
        Assert.Equal([("Bas", false), ("Marieke", true)], (await coordinators.List(installation.Coordinator, Installation.Slug))!.Select(own => (own.Name, own.IsMe)));
        Assert.Equal(Erasure.Done, await installation.Privacy.Erase(installation.Coordinator));
        Assert.Equal(["Bas"], (await coordinators.List(installation.Stranger, Installation.Slug))!.Select(own => own.Name));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_two_who_end_each_other_and_one_who_erases_itself_at_that_moment_one_stays(Engine engine)
    {
        await using var installation = await Installation.Create(engine);
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
                // Refused, as one of them must be.
            }
        }

        await Task.WhenAll(
            Quietly(() => coordinators.Withdraw(installation.Coordinator, Installation.Slug, installation.Stranger.AccountId)),
            Quietly(() => coordinators.Withdraw(installation.Stranger, Installation.Slug, installation.Coordinator.AccountId)),
            Quietly(() => installation.Privacy.Erase(installation.Stranger)));

        await using var db = installation.Db();
        Assert.Equal(1, await db.Grants.CountAsync(grant => grant.Role == Role.Coordinator && grant.ChainId != null));
    }

    private static async Task Lock(Installation installation, DateTimeOffset until)
    {
        await using var db = installation.Db();
        await db.Users.Where(user => user.Id == installation.Stranger.AccountId).ExecuteUpdateAsync(user => user.SetProperty(own => own.LockoutEnd, (DateTimeOffset?)until));
    }

    private static async Task Run(Installation installation, Viewer viewer)
    {
        await using var db = installation.Db();
        db.Add(new Grant(viewer.AccountId, Role.Coordinator, await db.Chains.Select(chain => chain.Id).SingleAsync()));
        await db.SaveChangesAsync();
    }
}

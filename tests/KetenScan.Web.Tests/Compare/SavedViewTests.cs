using KetenScan.Data.Access;
using KetenScan.Web.Features.Compare;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Compare;

public sealed class SavedViewTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_shared_view_is_seen_by_everyone_who_may_see_its_chains(Engine engine)
    {
        await using var chains = await Chains.Create(engine, chains: 4, rounds: 1);
        var views = new SavedViewService(chains.Databases);
        var slugs = (await new CompareService(chains.Databases).All(chains.Consultant, new Comparison())).Select(chain => chain.Slug).ToList();
        Assert.False(await views.Save(chains.Stranger, "Nee", new Comparison(), isShared: false));

        await views.Save(chains.Consultant, "Mijn eigen", new Comparison { Field = "jeugd" }, isShared: false);
        await views.Save(chains.Consultant, "Alle", new Comparison { Response = 50 }, isShared: true);
        await views.Save(chains.Consultant, "Twee", new Comparison { Chosen = [slugs[0], slugs[1]] }, isShared: true);
        await views.Save(chains.Consultant, " Twee ", new Comparison { Chosen = [slugs[0], slugs[2]] }, isShared: true);
        Assert.Equal(["Alle", "Mijn eigen", "Twee"], (await views.Of(chains.Consultant)).Select(view => view.Name));
        Assert.Empty(await views.Of(chains.Stranger));

        await Grant(chains, slugs[0]);
        Assert.Equal(["Alle"], (await views.Of(chains.Stranger)).Select(view => view.Name));
        await Grant(chains, slugs[2]);
        var seen = await views.Of(chains.Stranger);
        Assert.Equal([("Alle", "Pieter"), ("Twee", "Pieter")], seen.Select(view => (view.Name, view.Owner)));

        Assert.False(await views.Remove(chains.Stranger, seen[0].Id));
        Assert.True(await views.Remove(chains.Consultant, seen[0].Id));
        Assert.Equal(["Twee"], (await views.Of(chains.Stranger)).Select(view => view.Name));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task One_that_is_sent_twice_is_kept_once(Engine engine)
    {
        await using var chains = await Chains.Create(engine, chains: 2, rounds: 1);
        var views = new SavedViewService(chains.Databases);
        Task<bool> Save() => views.Save(chains.Consultant, "Jeugd", new Comparison { Field = "jeugd" }, isShared: false);

        Assert.All(await Task.WhenAll(Save(), Save(), Save()), Assert.True);
        Assert.True(await Save());

        Assert.Single(await views.Of(chains.Consultant));
    }

    private static async Task Grant(Chains chains, string slug)
    {
        await using var db = chains.Db();
        db.Grants.Add(
            new Grant(chains.Stranger.AccountId, Role.Consultant, await db.Chains.Where(chain => chain.Slug == slug).Select(chain => chain.Id).SingleAsync()));
        await db.SaveChangesAsync();
    }
}

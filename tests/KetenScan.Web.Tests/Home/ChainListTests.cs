using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain.Chains;
using KetenScan.Web.Features.Home;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Home;

/// <summary>With many chains the home page lists a page of them: searched, sorted, and with those first that the viewer pinned.</summary>
public sealed class ChainListTests
{
    private const string Slug = TestInstallation.Slug;

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_page_has_25_chains_and_one_that_does_not_exist_is_the_last(Engine engine)
    {
        await using var installation = await With30(engine);

        var first = (await installation.Home.Load(installation.Coordinator)).List;
        Assert.Equal((25, 31, 31), (first.Chains.Count, first.Found, first.Active));
        Assert.Equal(first.Chains.Select(chain => chain.Name).Order(StringComparer.Ordinal), first.Chains.Select(chain => chain.Name));
        var last = await List(installation, "?page=9");
        Assert.Equal((2, 6), (last.Filter.Page, last.Chains.Count));
        Assert.Empty(last.Chains.Select(chain => chain.Slug).Intersect(first.Chains.Select(chain => chain.Slug)));
        Assert.Equal(0, (await installation.Home.Load(installation.Stranger)).List.Active);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Search_finds_words_of_the_name_or_the_field_and_nothing_that_the_viewer_may_not_see(Engine engine)
    {
        await using var installation = await With30(engine);

        Assert.Equal(["Wijk 07"], (await List(installation, "?q=WIJK+07")).Chains.Select(chain => chain.Name));
        Assert.Equal(["Keten"], (await List(installation, "?q=dement")).Chains.Select(chain => chain.Name));
        Assert.Equal(["Wijk 12"], (await List(installation, "?q=jeugd+12")).Chains.Select(chain => chain.Name));
        Assert.Equal(0, (await List(installation, "?q=dementie+12")).Found);
        Assert.Equal(0, (await List(installation, "?q=%25")).Found);
        Assert.Equal(0, (await installation.Home.List(installation.Member, new ChainFilter { Search = "Wijk" })).Found);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Chains_without_a_score_come_last_in_either_direction(Engine engine)
    {
        await using var installation = await With30(engine);
        await installation.SubmitAll(4);
        await installation.Rounds.Close(installation.Coordinator, Slug, 1);

        foreach (var sort in (string[])["score", "-score", "closed", "-closed"])
            Assert.Equal(Slug, (await List(installation, $"?sort={sort}")).Chains[0].Slug);
        Assert.Equal("Wijk 30", (await List(installation, "?sort=-name")).Chains[0].Name);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_open_round_is_shown_to_the_people_of_the_chain_and_not_to_a_consultant(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await using (var db = installation.Db())
        {
            db.Add(new Grant(installation.Stranger.AccountId, Role.Consultant, await db.Chains.Select(chain => (Guid?)chain.Id).SingleAsync()));
            await db.SaveChangesAsync();
        }

        Assert.Equal((1, 1), await Open(installation.Member));
        Assert.Equal((0, null), await Open(installation.Stranger));

        async Task<(int, int?)> Open(Viewer viewer)
        {
            var list = (await installation.Home.Load(viewer)).List;
            return (list.Open, Assert.Single(list.Chains).OpenRound);
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_pinned_chain_comes_first_for_who_pinned_it_and_for_nobody_else(Engine engine)
    {
        await using var installation = await With30(engine);

        Assert.True(await Pins(installation).Pin(installation.Coordinator, "wijk-30", pinned: true));
        Assert.True(await Pins(installation).Pin(installation.Coordinator, "wijk-30", pinned: true));
        var home = await installation.Home.Load(installation.Coordinator);
        Assert.Equal(["wijk-30"], home.Pinned.Select(chain => chain.Slug));
        Assert.Equal(1, home.List.Pinned);
        Assert.True(Assert.Single((await List(installation, "?show=pinned")).Chains).IsPinned);
        Assert.Empty((await installation.Home.Load(installation.Member)).Pinned);

        Assert.False(await Pins(installation).Pin(installation.Member, "wijk-30", pinned: true));
        Assert.False(await Pins(installation).Pin(installation.Coordinator, "geen-keten", pinned: true));
        Assert.True(await Pins(installation).Pin(installation.Coordinator, "wijk-30", pinned: false));
        Assert.Empty((await installation.Home.Load(installation.Coordinator)).Pinned);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_pin_goes_with_its_chain_and_shows_nothing_once_the_viewer_has_no_access(Engine engine)
    {
        await using var installation = await With30(engine);
        await Pins(installation).Pin(installation.Coordinator, "wijk-29", pinned: true);
        await Pins(installation).Pin(installation.Coordinator, "wijk-30", pinned: true);
        await using var db = installation.Db();
        var chains = await db.Chains.Where(chain => chain.Field == "jeugd").ToDictionaryAsync(chain => chain.Slug, chain => chain.Id);

        await db.DeleteChain(chains["wijk-29"]);
        await db.Grants.Where(grant => grant.ChainId == chains["wijk-30"]).ExecuteDeleteAsync();

        Assert.Equal([chains["wijk-30"]], await db.PinnedChains.Select(pin => pin.ChainId).ToListAsync());
        var home = await installation.Home.Load(installation.Coordinator);
        Assert.Equal((0, 0), (home.Pinned.Count, home.List.Pinned));
    }

    [Theory]
    [InlineData("./#chains")]
    [InlineData("./?q=de%20meren&show=archived&sort=-score&page=3#chains")]
    public void The_address_of_a_list_is_read_as_that_list(string address) =>
        Assert.Equal(address, ChainFilter.Read(QueryHelpers.ParseQuery(address[1..address.IndexOf('#', StringComparison.Ordinal)].TrimStart('/'))).Address);

    [Fact]
    public void What_an_address_says_and_the_list_does_not_know_is_as_in_the_usual_list() =>
        Assert.Equal(new ChainFilter(), ChainFilter.Read(QueryHelpers.ParseQuery("?q=+&show=7&sort=niets&page=-2&ander=1")));

    private static PinService Pins(TestInstallation installation) => new(installation.Databases);

    private static Task<ChainList> List(TestInstallation installation, string query) =>
        installation.Home.List(installation.Coordinator, ChainFilter.Read(QueryHelpers.ParseQuery(query)));

    /// <summary>The chain of the installation and thirty others, without rounds.</summary>
    private static async Task<TestInstallation> With30(Engine engine)
    {
        var installation = await TestInstallation.Create(engine);
        await using var db = installation.Db();
        foreach (var number in Enumerable.Range(1, 30))
        {
            var chain = new Chain($"wijk-{number:00}", $"Wijk {number:00}", "jeugd");
            db.AddRange(chain, new Grant(installation.Coordinator.AccountId, Role.Coordinator, chain.Id));
        }

        await db.SaveChangesAsync();
        return installation;
    }
}

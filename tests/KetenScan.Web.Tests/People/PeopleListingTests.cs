using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.People;
using Microsoft.AspNetCore.WebUtilities;

namespace KetenScan.Web.Tests.People;

/// <summary>The page of people lists 25 of them at a time: searched, filtered and sorted, with everything in its address.</summary>
public sealed class PeopleListingTests
{
    private const string Slug = TestInstallation.Slug;

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_page_has_25_people_and_one_that_does_not_exist_is_the_last(Engine engine)
    {
        await using var installation = await With30(engine);

        var first = await List(installation, "");
        Assert.Equal((25, 30, 30, 2), (first.People.Count, first.Found, first.All, first.LastPage));
        Assert.Equal(first.People.Select(person => person.Name).Order(StringComparer.Ordinal), first.People.Select(person => person.Name));
        var last = await List(installation, "?page=9");
        Assert.Equal((2, 5), (last.Filter.Page, last.People.Count));
        Assert.Empty(last.People.Select(person => person.Id).Intersect(first.People.Select(person => person.Id)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Who_does_not_run_the_chain_finds_no_list(Engine engine)
    {
        await using var installation = await With30(engine);

        Assert.Null(await installation.PeopleLists.List(installation.Member, Slug, new PeopleFilter()));
        Assert.Null(await installation.PeopleLists.List(installation.Stranger, Slug, new PeopleFilter()));
        Assert.Null(await installation.PeopleLists.List(installation.Administrator, Slug, new PeopleFilter { Show = PeopleShown.Partners }));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Search_finds_words_of_name_address_and_partner_whatever_the_accents_and_the_case(Engine engine)
    {
        await using var installation = await With30(engine);
        var gemeente = (await installation.People.Find(installation.Coordinator, Slug))!.Partners.Single(partner => partner.Name == "Gemeente").Id;
        await installation.People.Add(
            installation.Coordinator,
            Slug,
            [
                new NewPerson("Zoë Çelik", "zc@andere.example", gemeente, Level.Strategic),
                new NewPerson("100% Raak", "raak@voorbeeld.nl", gemeente, Level.Strategic),
            ]);

        Assert.Equal(["Zoë Çelik"], await Names(installation, "?q=ZOE"));
        Assert.Equal(["Zoë Çelik"], await Names(installation, "?q=celik+GEMEENTE"));
        Assert.Equal(["Zoë Çelik"], await Names(installation, "?q=andere.ex"));
        Assert.Equal(["100% Raak"], await Names(installation, "?q=%25"));
        Assert.Empty(await Names(installation, "?q=zoe+thuiszorg"));
        Assert.Equal(15, (await List(installation, "?q=thuiszorg")).Found);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_list_can_leave_out_other_partners_and_the_other_level(Engine engine)
    {
        await using var installation = await With30(engine);

        Assert.Equal(15, (await List(installation, "?partner=gemeente")).Found);
        Assert.Equal(10, (await List(installation, "?level=strategic")).Found);
        var both = await List(installation, "?partner=thuiszorg&level=operational");
        Assert.Equal((10, 30), (both.Found, both.All));
        Assert.All(both.People, person => Assert.Equal(("Thuiszorg", Level.Operational), (person.Partner, person.Level)));
        Assert.Empty(await Names(installation, "?partner=bestaat-niet"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task People_are_sorted_by_name_partner_or_level_in_either_direction(Engine engine)
    {
        await using var installation = await With30(engine);

        Assert.Equal("Persoon 30", (await List(installation, "?sort=-name")).People[0].Name);
        Assert.Equal("Thuiszorg", (await List(installation, "?sort=-partner")).People[0].Partner);
        Assert.Equal("Gemeente", (await List(installation, "?sort=partner")).People[14].Partner);
        Assert.Equal("Thuiszorg", (await List(installation, "?sort=partner")).People[15].Partner);
        Assert.Equal(
            [Level.Strategic, Level.Operational],
            (await List(installation, "?sort=level")).People.Select(person => person.Level).Distinct());
        Assert.Equal(Level.Operational, (await List(installation, "?sort=-level")).People[0].Level);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_list_opens_at_the_page_of_a_person(Engine engine)
    {
        await using var installation = await With30(engine);
        var last = (await List(installation, "?page=2")).People[^1];

        var list = await List(installation, $"?at={last.Id:N}");
        Assert.Equal(2, list.Filter.Page);
        Assert.Contains(list.People, person => person.Id == last.Id);
        Assert.Equal(1, (await List(installation, $"?at={Guid.CreateVersion7():N}")).Filter.Page);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Partners_are_searched_sorted_and_counted_per_level(Engine engine)
    {
        await using var installation = await With30(engine);
        for (var number = 1; number <= 28; number++)
            await installation.People.AddPartner(installation.Coordinator, Slug, $"Huisarts {number:00}", new DateOnly(2025, 1, number));

        var partners = await List(installation, "?show=partners");
        Assert.Equal((30, 25, 2, 30), (partners.Found, partners.PartnersOnPage().Count(), partners.LastPage, partners.All));
        Assert.Empty(partners.People);
        Assert.Equal("Thuiszorg", Assert.Single((await List(installation, "?show=partners&q=THUIS")).PartnersOnPage()).Name);
        var largest = (await List(installation, "?show=partners&sort=-size")).PartnersOnPage().First();
        Assert.Equal((5, 10, 15), (largest.Strategic, largest.Operational, largest.Size));
        Assert.Equal("Huisarts 28", (await List(installation, "?show=partners&sort=-joined")).PartnersOnPage().First().Name);
        Assert.Equal(["Huisarts 25", "Huisarts 26"], (await List(installation, "?show=partners&page=2")).PartnersOnPage().Take(2).Select(own => own.Name));
    }

    [Theory]
    [InlineData("?q=bos&partner=gemeente&level=strategic&sort=-partner&page=2")]
    [InlineData("?show=partners&sort=-size")]
    [InlineData("?show=consultants")]
    [InlineData("")]
    public void Everything_about_the_list_is_in_its_address(string query) =>
        Assert.Equal($"chains/keten/people{query}", Read(query).Address(Slug));

    [Fact]
    public void What_an_address_says_that_is_unknown_is_ignored() =>
        Assert.Equal(new PeopleFilter(), Read("?show=x&level=hoog&sort=y&page=-3&at=nee&q=+"));

    [Fact]
    public void A_head_sorts_and_then_the_other_way_round_from_the_first_page()
    {
        var sorted = new PeopleFilter { Page = 3 }.Toggled(PeopleOrder.Partner);
        Assert.Equal((PeopleOrder.Partner, false, 1), (sorted.Order, sorted.Descending, sorted.Page));
        Assert.True(sorted.Toggled(PeopleOrder.Partner).Descending);
        Assert.True(sorted.Toggled(PeopleOrder.Size).Descending);
    }

    /// <summary>Fifteen people of each partner, one in three of the steering level.</summary>
    private static async Task<TestInstallation> With30(Engine engine)
    {
        var installation = await TestInstallation.Create(engine);
        var partners = (await installation.People.Find(installation.Coordinator, Slug))!.Partners;
        await installation.People.Add(installation.Coordinator, Slug, [.. Enumerable.Range(1, 30).Select(number => new NewPerson(
            $"Persoon {number:00}",
            $"persoon{number}@voorbeeld.nl",
            partners[number % 2].Id,
            number % 3 == 0 ? Level.Strategic : Level.Operational))]);
        return installation;
    }

    private static PeopleFilter Read(string query) => PeopleFilter.Read(QueryHelpers.ParseQuery(query));

    private static async Task<PeopleListing> List(TestInstallation installation, string query) =>
        (await installation.PeopleLists.List(installation.Coordinator, Slug, Read(query)))!;

    private static async Task<IEnumerable<string>> Names(TestInstallation installation, string query) =>
        (await List(installation, query)).People.Select(person => person.Name);
}

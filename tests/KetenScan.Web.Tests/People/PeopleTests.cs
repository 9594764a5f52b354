using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.People;
using KetenScan.Web.Tests.Shared;

namespace KetenScan.Web.Tests.People;

public sealed class PeopleTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_coordinator_starts_a_chain_and_fills_it(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);

        var slug = (await installation.Chains.Start(installation.Coordinator, Guid.CreateVersion7(), "Keten Überzorg & Co", "zorg"))!;
        Assert.Equal("keten-uberzorg-co", slug);
        Assert.Equal("keten-uberzorg-co-2", await installation.Chains.Start(installation.Coordinator, Guid.CreateVersion7(), "Keten Überzorg & Co", "zorg"));
        Assert.Null(await installation.Chains.Start(installation.Member, Guid.CreateVersion7(), "Nee", "zorg"));
        await installation.People.AddPartner(installation.Coordinator, slug, "Gemeente", new DateOnly(2026, 1, 1));
        Assert.Equal(
            Rule.OrganisationIsInTheChain,
            (
                await Assert.ThrowsAsync<RuleBroken>(
                    () => installation.People.AddPartner(installation.Coordinator, slug, "gemeente ", new DateOnly(2026, 1, 1)))).Rule);

        var view = (await installation.People.Find(installation.Coordinator, slug))!;
        await installation.People.Add(installation.Coordinator, slug, [new NewPerson("Anna", "Anna@Voorbeeld.nl", view.Partners[0].Id, Level.Strategic)]);

        view = (await installation.People.Find(installation.Coordinator, slug))!;
        Assert.Equal(("Anna", "anna@voorbeeld.nl", "Gemeente"), (view.People[0].Name, view.People[0].Email, view.People[0].Partner));
        Assert.Null(await installation.People.Find(installation.Stranger, slug));
        Assert.Null(await installation.People.Find(installation.Member, TestInstallation.Slug));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task All_of_a_list_come_in_or_none(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var partner = (await installation.People.Find(installation.Coordinator, TestInstallation.Slug))!.Partners[0].Id;

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => installation.People.Add(installation.Coordinator, TestInstallation.Slug,
            [new NewPerson("Anna", "anna@voorbeeld.nl", partner, Level.Strategic), new NewPerson("Bob", "ANNA@voorbeeld.nl", partner, Level.Strategic)]));

        Assert.Equal(Rule.AddressIsInTheChain, refused.Rule);
        Assert.Empty((await installation.People.Find(installation.Coordinator, TestInstallation.Slug))!.People);
    }

    [Fact]
    public async Task A_pasted_list_is_read_whatever_parts_its_fields()
    {
        await using var installation = await TestInstallation.Create(Engine.Sqlite);
        var view = (await installation.People.Find(installation.Coordinator, TestInstallation.Slug))!;

        foreach (var separator in (char[])[';', ',', '\t'])
        {
            var read = PeopleList.Read(
                ("Naam;E-mail;Partner;Niveau\r\nAnna Bos;anna@voorbeeld.nl;Gemeente;bestuur\n\n"
                    + "\"de Wit; Bob\";bob@voorbeeld.nl;thuiszorg;Uitvoering\n").Replace(';', separator),
                view,
                Texts.Of<PeopleTexts>());
            Assert.Empty(read.Problems);
            Assert.Equal(
                [("Anna Bos", Level.Strategic), ($"de Wit{separator} Bob", Level.Operational)],
                read.People.Select(person => (person.Name, person.Level)));
        }
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_list_is_said_at_once()
    {
        await using var installation = await TestInstallation.Create(Engine.Sqlite);
        var coordinator = installation.Coordinator;
        var partners = (await installation.People.Find(coordinator, TestInstallation.Slug))!.Partners;
        await installation.People.Add(coordinator, TestInstallation.Slug, [new NewPerson("Anna", "anna@voorbeeld.nl", partners[0].Id, Level.Strategic)]);
        await installation.People.Leave(coordinator, TestInstallation.Slug, partners[1].Id, new DateOnly(2026, 9, 1));
        var view = (await installation.People.Find(coordinator, TestInstallation.Slug))!;

        var read = PeopleList.Read("""
            Anna;anna@voorbeeld.nl;Gemeente;bestuur
            ;geen adres;Niemand;baas
            Bob;bob@voorbeeld.nl;Thuiszorg;bestuur
            Cor;cor@voorbeeld.nl;Gemeente;bestuur
            Cor;COR@voorbeeld.nl;Gemeente;uitvoering
            Dik;dik@voorbeeld.nl
            """, view, Texts.Of<PeopleTexts>());

        Assert.Empty(read.People);
        Assert.Equal(
            [
                "regel 1: anna@voorbeeld.nl staat al bij Gemeente",
                "regel 2: vul een naam in",
                "regel 2: “geen adres” is geen e-mailadres: een spatie (U+0020) kan er niet in staan",
                "regel 3: Thuiszorg zit niet meer in de keten",
                "regel 5: cor@voorbeeld.nl staat al bij Gemeente",
            ],
            read.Problems);
        Assert.Equal(["Niemand"], read.Partners);
        Assert.Equal(["baas", ""], read.Levels);
        Assert.NotEmpty(PeopleList.Read(" \n", view, Texts.Of<PeopleTexts>()).Problems);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_consultant_sees_the_chain_from_the_grant_until_it_is_withdrawn(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var consultant = installation.Stranger;
        Task<bool> Sees() => Task.Run(async () => await installation.RoundLists.Find(consultant, TestInstallation.Slug) is not null);

        Assert.False(await Sees());
        Assert.False(await installation.Consultants.Grant(installation.Coordinator, TestInstallation.Slug, "niemand@demo.example"));
        Assert.Null(await installation.Consultants.Grant(consultant, TestInstallation.Slug, "bas@demo.example"));
        await installation.Consultants.Grant(installation.Coordinator, TestInstallation.Slug, " bas@demo.example ");
        Assert.True(await Sees());
        Assert.False(await installation.Consultants.Withdraw(installation.Member, TestInstallation.Slug, consultant.AccountId));
        await installation.Consultants.Withdraw(installation.Coordinator, TestInstallation.Slug, consultant.AccountId);
        Assert.False(await Sees());
    }
}

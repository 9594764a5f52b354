using KetenScan.Data.Access;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Shared;

/// <summary>Jumping finds what the viewer may open, whatever the spelling, and nothing else.</summary>
public sealed class JumpServiceTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Who_runs_a_chain_finds_its_people_actions_rounds_and_pages(Engine engine)
    {
        await using var installation = await Given(engine);

        Assert.Equal(["Zoë Ångström: Gemeente · Keten"], await Titles(installation, installation.Coordinator, "zoe", JumpGroup.People));
        var action = Assert.Single(await Titles(installation, installation.Coordinator, "LOKET een", JumpGroup.Actions));
        Assert.StartsWith("50% meer één loket: Bo · klaar op 1 ", action, StringComparison.Ordinal);
        Assert.Equal(
            ["Voortgang van ronde 1: Najaar 2026 · Keten"], await Titles(installation, installation.Coordinator, "ronde 1 keten", JumpGroup.Rounds));
        Assert.Equal(["Partners en mensen: Keten"], await Titles(installation, installation.Coordinator, "mensen", JumpGroup.Pages));
        Assert.Equal(["3 Governance op alle niveaus"], await Titles(installation, installation.Coordinator, "governance", JumpGroup.Principles, "keten"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_member_finds_the_chain_and_nobody_in_it(Engine engine)
    {
        await using var installation = await Given(engine);

        Assert.Empty(await Titles(installation, installation.Member, "zoe", JumpGroup.People));
        Assert.Empty(await Titles(installation, installation.Member, "mensen", JumpGroup.Pages));
        Assert.Equal(["Keten: dementie"], await Titles(installation, installation.Member, "keten", JumpGroup.Chains));
        Assert.Single(await Titles(installation, installation.Member, "loket", JumpGroup.Actions));
        Assert.Equal(["Dossier: Keten", "Geschiedenis van het dossier: Keten"], await Titles(installation, installation.Member, "dossier", JumpGroup.Pages));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_a_chain_of_others_nothing_is_found(Engine engine)
    {
        await using var installation = await Given(engine);

        foreach (var outsider in (Viewer[])[installation.Stranger, installation.Administrator])
        {
            foreach (var search in (string[])["", "keten", "zoe", "loket", "ronde 1", "dossier", "governance"])
            {
                var found = await Jump(installation).Find(outsider, search, TestInstallation.Slug);
                Assert.All(found, target => Assert.Equal(JumpGroup.Elsewhere, target.Group));
            }
        }

        Assert.Contains(await Jump(installation).Find(installation.Administrator, "accounts", null), target => target.Address == "admin/accounts");
        Assert.Empty(await Jump(installation).Find(installation.Stranger, "accounts", null));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_consultant_finds_closed_rounds_only(Engine engine)
    {
        await using var installation = await Given(engine);
        await using (var db = installation.Db())
        {
            var chain = await db.Chains.SingleAsync();
            db.Add(new Grant(installation.Stranger.AccountId, Role.Consultant, chain.Id));
            await db.SaveChangesAsync();
        }

        Assert.Empty(await Titles(installation, installation.Stranger, "ronde", JumpGroup.Rounds));
        await installation.Rounds.Close(installation.Coordinator, TestInstallation.Slug, 1);

        Assert.Equal(
            ["Scorekaart van ronde 1: Najaar 2026 · Keten", "Gespreksleidraad van ronde 1: Najaar 2026 · Keten"],
            await Titles(installation, installation.Stranger, "ronde", JumpGroup.Rounds));
        Assert.Equal(
            ["Gespreksleidraad van ronde 1: Najaar 2026 · Keten"], await Titles(installation, installation.Stranger, "gespreksleid", JumpGroup.Rounds));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_personal_link_finds_nothing(Engine engine)
    {
        await using var installation = await Given(engine);
        var byLink = new Viewer(installation.Coordinator.AccountId, "", DeviceId: Guid.NewGuid());

        Assert.Empty(await Jump(installation).Find(byLink, "keten", TestInstallation.Slug));
        Assert.Empty(await Jump(installation).Find(await installation.ByPrivacyLink("zoe@gemeente.example"), "", null));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Every_word_counts_in_any_spelling_and_no_letter_is_a_wildcard(Engine engine)
    {
        await using var installation = await Given(engine);

        foreach (var search in (string[])["zoe", "ZOË", "angstrom zoe", "gemeente Zoë", "Zoe\u0308", "zoe@gemeente.example"])
            Assert.Equal(["Zoë Ångström: Gemeente · Keten"], await Titles(installation, installation.Coordinator, search, JumpGroup.People));
        foreach (var search in (string[])["zoe thuiszorg", "z_e", "zo%", "zo*", "zoe\\", "example", "'", "zoë bestaatniet"])
            Assert.Empty(await Titles(installation, installation.Coordinator, search, JumpGroup.People));
        Assert.Single(await Titles(installation, installation.Coordinator, "50%", JumpGroup.Actions));
        Assert.Empty(await Titles(installation, installation.Coordinator, "5_%", JumpGroup.Actions));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_each_group_five_are_found_those_of_the_current_chain_first(Engine engine)
    {
        await using var installation = await Given(engine);
        await using (var db = installation.Db())
        {
            for (var number = 1; number <= 7; number++)
            {
                var other = new Chain($"andere-{number}", $"Andere keten {number}", "jeugd");
                db.AddRange(other, new Grant(installation.Coordinator.AccountId, Role.Coordinator, other.Id));
            }

            await db.SaveChangesAsync();
        }

        var found = await Titles(installation, installation.Coordinator, "keten", JumpGroup.Chains, "andere-7");

        Assert.Equal(["Andere keten 7", "Keten", "Andere keten 1", "Andere keten 2", "Andere keten 3"], found.Select(title => title.Split(':')[0]));
        var near = await Jump(installation).Find(installation.Coordinator, "", "andere-7");
        Assert.All(near.Where(target => target.Group == JumpGroup.Pages), page => Assert.StartsWith("chains/andere-7", page.Address, StringComparison.Ordinal));
        Assert.Equal("chains/andere-3/dossier", (await Jump(installation).Find(installation.Coordinator, "andere 3 dossier", null))[0].Address);
    }

    private static JumpService Jump(TestInstallation installation) =>
        new(installation.Databases, new MainMenu(installation.Databases), Texts.Of<SharedTexts>());

    private static async Task<IReadOnlyList<string>> Titles(
        TestInstallation installation, Viewer viewer, string search, JumpGroup group, string? current = null)
    {
        var found = await Jump(installation).Find(viewer, search, current);
        return [.. found.Where(target => target.Group == group).Select(target => target.Detail is null ? target.Title : $"{target.Title}: {target.Detail}")];
    }

    /// <summary>The small chain with a person and an action whose names have accents and a percent sign.</summary>
    private static async Task<TestInstallation> Given(Engine engine)
    {
        var installation = await TestInstallation.Create(engine);
        await using var db = installation.Db();
        var chain = await db.Chains.Include(chain => chain.Partners).ThenInclude(partner => partner.Organisation).SingleAsync();
        var partner = chain.Partners.Single(partner => partner.Key == "gemeente");
        chain.Add(partner, "Zoë Ångström", "zoe@gemeente.example", Level.Strategic, new DateOnly(2026, 9, 1));
        var terms = new ActionTerms(Principle.Governance, "50% meer één loket", null, "Bo", null, new DateOnly(2026, 12, 1), null);
        db.Add(new ImprovementAction(chain, roundNumber: null, terms));
        await db.SaveChangesAsync();
        return installation;
    }
}

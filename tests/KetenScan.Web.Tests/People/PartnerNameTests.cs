using KetenScan.Domain;
using KetenScan.Domain.Chains;
using KetenScan.Web.Features.People;
using KetenScan.Web.Tests.Invitations;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.People;

/// <summary>How organisations are named and recognised by their names.</summary>
public sealed class PartnerNameTests
{
    private const string Slug = "wijkketen";

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_partner_is_renamed_in_its_own_chain_only(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var partner = (await View(installation)).Partners.Single(partner => partner.Name == "Gemeente");

        Assert.True(await installation.Correcting.Rename(installation.Coordinator, Slug, partner.Id, "Gemeente", " Gemeente  De\u200b Meren "));

        Assert.Contains((await View(installation)).Partners, own => own.Name == "Gemeente De Meren" && own.Key == partner.Key && own.Id == partner.Id);
        Assert.Contains((await installation.People.Find(installation.Coordinator, TestInstallation.Slug))!.Partners, own => own.Name == "Gemeente");
        Assert.Equal(
            Rule.SomebodyElseChangedIt,
            (await Assert.ThrowsAsync<RuleBroken>(
                () => installation.Correcting.Rename(installation.Coordinator, Slug, partner.Id, "Gemeente", "Anders"))).Rule);
        Assert.Equal(
            Rule.OrganisationIsInTheChain,
            (
                await Assert.ThrowsAsync<RuleBroken>(
                    () => installation.Correcting.Rename(installation.Coordinator, Slug, partner.Id, "Gemeente De Meren", "THUISZORG"))).Rule);

        // Only the spelling changes, and nobody else has the name: no second organisation is left behind.
        await installation.Correcting.Rename(installation.Coordinator, Slug, partner.Id, "Gemeente De Meren", "gemeente De Meren");
        await using var db = installation.Db();
        Assert.Equal(
            "gemeente De Meren",
            Assert.Single(await db.Organisations.ToListAsync(), organisation => Organisation.IsOne(organisation.Name, "Gemeente De Meren")).Name);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Renaming_a_partner_in_case_only_keeps_one_organisation(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var partner = (await View(installation)).Partners.Single(partner => partner.Name == "Gemeente");

        await installation.Correcting.Rename(installation.Coordinator, Slug, partner.Id, "Gemeente", "GEMEENTE ");

        Assert.Contains((await View(installation)).Partners, own => own.Name == "GEMEENTE" && own.Id == partner.Id);
        Assert.Contains((await installation.People.Find(installation.Coordinator, TestInstallation.Slug))!.Partners, own => own.Name == "GEMEENTE");
        await using var db = installation.Db();
        Assert.Single(await db.Organisations.ToListAsync(), organisation => Organisation.IsOne(organisation.Name, "gemeente"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_organisation_is_one_however_its_name_is_written(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);

        foreach (var written in (string[])["gemeente", "Gemeente\u200b", "\u00a0GEMEENTE "])
        {
            Assert.Equal(
                Rule.OrganisationIsInTheChain,
                (
                    await Assert.ThrowsAsync<RuleBroken>(
                        () => installation.People.AddPartner(installation.Coordinator, Slug, written, new DateOnly(2026, 2, 2)))).Rule);
        }

        await installation.People.AddPartner(installation.Coordinator, TestInstallation.Slug, "GGD Amsterdam", new DateOnly(2026, 1, 1));
        await installation.People.AddPartner(installation.Coordinator, Slug, "GGD  amsterdam", new DateOnly(2026, 1, 1));
        await using var db = installation.Db();
        Assert.Single((await db.Organisations.ToListAsync()), organisation => Organisation.IsOne(organisation.Name, "ggd amsterdam"));
    }

    private static async Task<PeopleView> View(TestInstallation installation) => (await installation.People.Find(installation.Coordinator, Slug))!;
}

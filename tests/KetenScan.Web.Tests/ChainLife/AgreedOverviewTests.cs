using System.Globalization;
using KetenScan.Data.Access;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Web.Features.Actions;
using KetenScan.Web.Features.Chains;

namespace KetenScan.Web.Tests.ChainLife;

/// <summary>What the overview of a chain shows of its actions, its dossier and its partners.</summary>
public sealed class AgreedOverviewTests
{
    private const string Slug = TestInstallation.Slug;

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Actions_come_by_due_date_with_the_overdue_and_the_viewers_own_among_them(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var person = await installation.SeatMember();
        foreach (var (what, day) in ((string, int)[])[("Later", 28), ("Eerder", 19), ("Midden", 20), ("Laatst", 30)])
        {
            Assert.True(await installation.Actions.Save(installation.Coordinator, Slug, new ActionForm
            {
                What = what,
                Owner = "De keten",
                PersonId = what == "Midden" ? person.Id : null,
                Due = new DateOnly(2026, 9, day),
            }));
        }

        var overview = await Overview(installation, installation.Member);

        Assert.Equal(["Eerder", "Midden", "Later"], overview.Actions.Select(action => action.What));
        Assert.Equal(["Eerder"], overview.Overdue.Select(action => action.What));
        Assert.Equal(["Midden"], overview.Mine.Select(action => action.What));
        Assert.Equal(("De keten", null), (overview.Actions[0].Owner, overview.Actions[0].Partner));
        Assert.Equal("Gemeente", overview.Actions[1].Partner);
        Assert.Equal(new OverviewDate(new DateOnly(2026, 9, 20), Round: null, "Midden"), overview.Next);
        Assert.Empty((await Overview(installation, installation.Coordinator)).Mine);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_dossier_gives_what_happened_last_what_ends_and_what_is_missing_most(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.Rounds.Close(installation.Coordinator, Slug, 1);
        var partners = (await installation.Dossiers.Find(installation.Coordinator, Slug))!.Partners.Select(partner => partner.Id).ToList();
        var before = await Overview(installation, installation.Coordinator);
        await Record(installation, new Moment { What = "Kerstontbijt", Kind = MomentKind.Meal, Day = new DateOnly(2025, 12, 20), Partners = partners });
        await Record(installation, new Moment { What = "Wandeling", Kind = MomentKind.Outing, Day = new DateOnly(2026, 6, 1), Partners = partners });
        await Record(installation, new Story { Title = "Sneller thuis", Words = "Het lukte.", Day = new DateOnly(2026, 3, 1), Partners = partners });
        await Record(installation, new Story { Title = "Ooit", Words = "Lang geleden.", Day = new DateOnly(2024, 3, 1), Partners = partners });
        await Record(installation, Covenant("Convenant", until: new DateOnly(2026, 12, 20)));

        var overview = await Overview(installation, installation.Member);

        Assert.Equal(["Wandeling", "Sneller thuis", "Kerstontbijt"], overview.Recent.Select(happened => happened.What));
        Assert.Equal([Principle.Relationship, Principle.Successes, Principle.Relationship], overview.Recent.Select(happened => happened.Principle));
        Assert.Equal(new EndingCovenant("Convenant", new DateOnly(2026, 12, 20)), overview.EndingCovenant);
        Assert.Equal((0, 5), (before.NewEntries, overview.NewEntries));
        Assert.Equal(Principle.SharedAmbition, overview.LeastRecorded()!.Principle);
        Assert.True(overview.Evidence.Single(own => own.Principle == Principle.Successes).Met > 0);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_covenant_that_ends_later_or_is_followed_by_another_one_is_not_urgent(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await Record(installation, Covenant("Later", until: new DateOnly(2026, 12, 21)));
        Assert.Null((await Overview(installation, installation.Coordinator)).EndingCovenant);

        await Record(installation, Covenant("Eerder", until: new DateOnly(2026, 10, 1)));
        Assert.Null((await Overview(installation, installation.Coordinator)).EndingCovenant);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_many_partners_the_first_names_are_listed_and_all_are_counted(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        foreach (var letter in "bcde") await installation.People.AddPartner(installation.Coordinator, Slug, new string(letter, 140), new DateOnly(2024, 1, 1));

        var overview = await Overview(installation, installation.Member);

        Assert.Equal((6, 2), (overview.Partners, overview.PartnerNames.Count));
        Assert.Equal(new string('b', 140), overview.PartnerNames[0]);
    }

    private static async Task<ChainOverview> Overview(TestInstallation installation, Viewer viewer) =>
        (await installation.Overviews.Find(viewer, Slug, CultureInfo.GetCultureInfo("nl-NL")))!;

    private static async Task Record(TestInstallation installation, Fact fact) =>
        Assert.True(await installation.Dossiers.Save(installation.Coordinator, Slug, Guid.CreateVersion7(), version: 0, fact));

    private static Covenant Covenant(string title, DateOnly until) => new() { Title = title, From = new DateOnly(2024, 1, 1), Until = until };
}

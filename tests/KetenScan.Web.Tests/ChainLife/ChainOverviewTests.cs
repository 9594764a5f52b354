using System.Globalization;
using System.Text.Json;
using KetenScan.Data.Access;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Web.Features.Chains;
using KetenScan.Web.Features.People;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Tests.Access;
using KetenScan.Web.Tests.Invitations;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.ChainLife;

public sealed class ChainOverviewTests
{
    private const string Slug = TestInstallation.Slug;
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_open_round_shows_its_response_of_this_morning_and_the_viewers_own_sheet(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.Answer("1.1", 4);

        var member = await Overview(installation, installation.Member);
        Assert.Equal((2, 0, new DateOnly(2026, 9, 20)), (member.Open!.Invited, member.Open.Submitted, member.Open.OpenedOn));
        Assert.Equal(new OverviewSheet(1, Submitted: false), member.Sheet);

        await installation.SubmitAll(4);
        Assert.Equal(0, (await Overview(installation, installation.Coordinator)).Open!.Submitted);
        installation.Clock.Advance(TimeSpan.FromDays(1));

        var coordinator = await Overview(installation, installation.Coordinator);
        Assert.Equal((1, 1), (coordinator.Open!.Number, coordinator.Open.Submitted));
        Assert.Null(coordinator.Sheet);
        Assert.True((await Overview(installation, installation.Member)).Sheet!.Submitted);
        Assert.Equal(new OverviewDate(new DateOnly(2026, 10, 1), 1, Action: null), coordinator.Next);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nobody_sees_the_overview_of_a_chain_that_is_not_theirs(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);

        Assert.Null(await installation.Overviews.Find(installation.Stranger, Slug, Dutch));
        Assert.Null(await installation.Overviews.Find(installation.Administrator, Slug, Dutch));
        Assert.Null(await installation.Overviews.Find(installation.Coordinator, "andere", Dutch));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_partner_behind_the_others_is_named_to_the_coordinator_and_to_nobody_else(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        Assert.Empty((await Overview(installation, installation.Coordinator, InvitationTests.Slug)).Open!.Behind);
        foreach (var name in (string[])["Anna", "Cor"]) await installation.SubmitAll(await installation.ByLink(name), InvitationTests.Slug, 4);
        installation.Clock.Advance(TimeSpan.FromDays(1));
        await using (var db = installation.Db())
        {
            db.Grants.Add(new Grant(installation.Member.AccountId, Role.Member, await ChainId(db, InvitationTests.Slug)));
            await db.SaveChangesAsync();
        }

        var open = (await Overview(installation, installation.Coordinator, InvitationTests.Slug)).Open!;
        var progress = (await installation.Rounds.Find(installation.Coordinator, InvitationTests.Slug, 1))!.Partners!;
        Assert.Equal(progress.Where(partner => partner.Submitted == 0), open.Behind);
        Assert.Single(open.Behind);
        Assert.Empty((await Overview(installation, installation.Member, InvitationTests.Slug)).Open!.Behind);
    }

    [Fact]
    public void A_reminder_is_offered_from_the_third_day_until_the_last_and_closing_after_it_or_when_all_handed_in()
    {
        var opened = new DateOnly(2026, 9, 20);
        var round = new OverviewRound(1, "Najaar", opened, opened.AddDays(10), Invited: 4, Submitted: 3, []);

        Assert.Equal((false, true), (round.CanBeReminded(opened.AddDays(2)), round.CanBeReminded(opened.AddDays(3))));
        Assert.Equal((true, false), (round.CanBeReminded(opened.AddDays(10)), round.CanBeReminded(opened.AddDays(11))));
        Assert.Equal((false, true), (round.CanBeClosed(opened.AddDays(10)), round.CanBeClosed(opened.AddDays(11))));
        Assert.Equal((false, true), ((round with { Submitted = 4 }).CanBeReminded(opened.AddDays(5)), (round with { Submitted = 4 }).CanBeClosed(opened)));
        Assert.False((round with { Invited = 0, Submitted = 0 }).CanBeClosed(opened));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_closed_round_gives_the_score_the_summary_and_a_column_and_its_comments_wait_for_the_coordinator_only(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.Assess.Change(installation.Member, await installation.Sheet(), (own, _, now) =>
            own.Remark(Principle.Governance, "Wij weten niet wie beslist.", now));
        await installation.SubmitAll(4);
        await installation.Rounds.Close(installation.Coordinator, Slug, 1);
        await installation.Plans.Save(installation.Coordinator, Slug, null, Plan());

        var coordinator = await Overview(installation, installation.Coordinator);
        Assert.Null(coordinator.Open);
        Assert.Null(coordinator.Steps);
        Assert.Equal((1, 4.0), (coordinator.Score!.Round, coordinator.Score.Overall));
        Assert.Contains("4,0", coordinator.Score.Summary, StringComparison.Ordinal);
        var column = Assert.Single(coordinator.Columns);
        Assert.Equal((1, 4.0, false), (column.Round, column.Overall, column.Withholds));
        Assert.Equal(Enumerable.Repeat<double?>(4, 8), column.Scores);
        Assert.Equal([1], coordinator.CommentsWaitIn);
        Assert.Equal([new OverviewDraft(2, "Voorjaar")], coordinator.Drafts);

        var member = await Overview(installation, installation.Member);
        Assert.Empty(member.CommentsWaitIn);
        Assert.Empty(member.Drafts);
        Assert.Equal(coordinator.Score.Summary, member.Score!.Summary);
        Assert.Equivalent(coordinator, JsonSerializer.Deserialize<ChainOverview>(
            JsonSerializer.Serialize(coordinator, JsonSerializerOptions.Web), JsonSerializerOptions.Web));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_round_that_withholds_everything_says_so_in_words_and_columns(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.SubmitAll(4);
        await installation.Rounds.Close(installation.Coordinator, Slug, 1);
        var number = await ProtectedRound(installation);

        var overview = await Overview(installation, installation.Coordinator);

        Assert.Equal((number, null), (overview.Score!.Round, overview.Score.Overall));
        Assert.Contains("geen scores", overview.Score.Summary, StringComparison.Ordinal);
        Assert.Empty(overview.Score.Subjects);
        Assert.Equal([1], overview.Score.Course.Select(point => point.Round));
        Assert.Equal([false, true], overview.Columns.Select(column => column.Withholds));
        Assert.All(overview.Columns[1].Scores, score => Assert.Null(score));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_new_chain_is_led_from_its_people_to_its_plan(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var (viewer, slug) = (installation.Coordinator, "nieuw");
        await using (var db = installation.Db())
        {
            db.Grants.Add(new Grant(viewer.AccountId, Role.Coordinator, null));
            await db.SaveChangesAsync();
        }

        await installation.Chains.Start(viewer, Guid.CreateVersion7(), "Nieuw", "jeugd");
        Assert.Equal(new FirstSteps(HasPeople: false, Draft: null), (await Overview(installation, viewer, slug)).Steps);
        Assert.Equal(new FirstSteps(HasPeople: false, Draft: null), (await installation.RoundLists.Find(viewer, slug))!.Steps);

        foreach (var name in (string[])["Een", "Twee"]) await installation.People.AddPartner(viewer, slug, name, new DateOnly(2026, 1, 1));
        var partners = (await installation.People.Find(viewer, slug))!.Partners;
        await installation.People.Add(viewer, slug, [new NewPerson("Anna", "anna@voorbeeld.nl", partners[0].Id, Level.Strategic)]);
        Assert.False((await Overview(installation, viewer, slug)).Steps!.HasPeople);

        await installation.People.Add(viewer, slug, [new NewPerson("Bob", "bob@voorbeeld.nl", partners[1].Id, Level.Strategic)]);
        Assert.Equal(new FirstSteps(HasPeople: true, Draft: null), (await Overview(installation, viewer, slug)).Steps);
        Assert.Equal(new FirstSteps(HasPeople: true, Draft: null), (await installation.RoundLists.Find(viewer, slug))!.Steps);

        await installation.Plans.Save(viewer, slug, null, Plan());
        Assert.Equal(new FirstSteps(HasPeople: true, Draft: 1), (await Overview(installation, viewer, slug)).Steps);
        Assert.Null((await installation.RoundLists.Find(viewer, slug))!.Steps);
        await installation.Plans.Open(viewer, slug, 1);
        Assert.Null((await Overview(installation, viewer, slug)).Steps);
    }

    private static async Task<ChainOverview> Overview(TestInstallation installation, Viewer viewer, string slug = Slug) =>
        (await installation.Overviews.Find(viewer, slug, Dutch))!;

    private static Task<Guid> ChainId(Data.KetenScanDb db, string slug) => db.Chains.Where(chain => chain.Slug == slug).Select(chain => chain.Id).SingleAsync();

    /// <summary>Plans, opens and closes a protected round, in which one person hands in.</summary>
    private static async Task<int> ProtectedRound(TestInstallation installation)
    {
        var person = await installation.SeatMember();
        var other = (await installation.People.Find(installation.Coordinator, Slug))!.Partners.Single(partner => partner.Id != person.PartnerId);
        await installation.People.Add(installation.Coordinator, Slug, [new NewPerson("Ans", "ans@voorbeeld.nl", other.Id, Level.Operational)]);
        var plan = Plan();
        plan.Disclosure = DisclosureMode.Protected;
        var number = (await installation.Plans.Save(installation.Coordinator, Slug, null, plan))!.Value;
        await installation.Plans.Open(installation.Coordinator, Slug, number);
        var sheet = (await installation.Assess.Find(installation.Member, Slug, number))!;
        await installation.Assess.Change(installation.Member, sheet, (own, questionnaire, now) =>
        {
            foreach (var statement in questionnaire.Statements) own.Answer(questionnaire, statement.Code, new(4), now);
            own.Submit(now);
        });
        await installation.Rounds.Close(installation.Coordinator, Slug, number);
        return number;
    }

    private static RoundForm Plan() => new() { Name = "Voorjaar", ClosesOn = new DateOnly(2026, 12, 1), Questionnaire = "keten-8/1" };
}

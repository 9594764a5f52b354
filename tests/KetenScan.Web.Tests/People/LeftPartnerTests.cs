using KetenScan.Data.Access;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Web.Features.Actions;
using KetenScan.Web.Features.Api;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.People;

/// <summary>Through every service: an announced leave changes nothing until its day is over. After that only the member's own rounds remain.</summary>
public sealed class LeftPartnerTests
{
    private const string Slug = TestInstallation.Slug;

    /// <summary>Two days after the installation's first day.</summary>
    private static readonly DateOnly LastDay = new(2026, 9, 22);

    [Theory]
    [MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Somebody_whose_partner_left_reads_only_the_rounds_it_took_part_in(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var person = await installation.SeatMember();
        await Action(installation, person.Id);
        await installation.SubmitAll(4);
        await installation.Rounds.Close(installation.Coordinator, Slug, 1);
        var file = await File(installation);
        var calendar = (await installation.Calendars.MakeLink(await installation.Member.Proved(installation.Databases)))!
            .Split('/')[^1]
            .Replace(".ics", "", StringComparison.Ordinal);
        var before = await Reached(installation, file, calendar);
        Assert.Equal(
            "action action-on-card calendar chain dossier face file history home keeps-round partners:2 remark round scorecard api-chain api-round "
            + "api-scorecard",
            before);

        Assert.True(await installation.People.Leave(installation.Coordinator, Slug, person.PartnerId, LastDay));
        Assert.Equal(before, await Reached(installation, file, calendar));
        installation.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(before, await Reached(installation, file, calendar));
        installation.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal("earlier keeps-round round scorecard api-round api-scorecard", await Reached(installation, file, calendar));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task The_owner_of_an_action_gets_no_reminder_of_it_after_leaving(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var person = await installation.SeatMember();
        await Action(installation, person.Id);
        await installation.People.Leave(installation.Coordinator, Slug, person.PartnerId, LastDay);
        await installation.Reminders.Send();
        Assert.Equal(1, await installation.Db().Outbox.CountAsync());

        installation.Clock.Advance(TimeSpan.FromDays(9));
        await installation.Reminders.Send();

        Assert.Equal(1, await installation.Db().Outbox.CountAsync());
    }

    private static async Task Action(TestInstallation installation, Guid person)
    {
        var form = new ActionForm
        {
            Principle = Principle.Successes,
            What = "Deel een verhaal",
            PersonId = person,
            Owner = "Joost",
            RoundNumber = 1,
            Due = new DateOnly(2026, 9, 25),
        };
        Assert.True(await installation.Actions.Save(installation.Coordinator, Slug, form));
    }

    private static async Task<Guid> File(TestInstallation installation) =>
        (await installation.Dossiers.Upload(installation.Coordinator, Slug, typeof(Covenant), "convenant.pdf", "%PDF-1.7 convenant"u8.ToArray()))!.Value;

    /// <summary>What the member can see, one word each.</summary>
    private static async Task<string> Reached(TestInstallation installation, Guid file, string calendar)
    {
        var viewer = installation.Member;
        var api = new ApiService(installation.Databases);
        List<string> seen = [];
        void See(bool sees, string what)
        {
            if (sees) seen.Add(what);
        }

        var home = await installation.Home.Load(viewer);
        See(home.Waiting.Actions.Count > 0, "action");
        See((await installation.Scorecards.Find(viewer, Slug, 1))?.Actions.Count > 0, "action-on-card");
        See((await installation.Calendars.Read(calendar))!.Contains("Deel een verhaal", StringComparison.Ordinal), "calendar");
        See(await installation.RoundLists.Find(viewer, Slug) is not null, "chain");
        See(await installation.Dossiers.Find(viewer, Slug) is not null, "dossier");
        See(home.Earlier.Any(round => (round.Slug, round.Round) == (Slug, 1)), "earlier");
        See(await installation.Faces.Find(viewer, Slug) is not null, "face");
        See(await installation.Dossiers.File(viewer, Slug, file) is not null, "file");
        See(await installation.Dossiers.History(viewer, Slug) is not null, "history");
        See(home.List.Chains.Count > 0, "home");
        See((await installation.Rounds.Find(viewer, Slug, 1))?.HasMySheet == true, "keeps-round");
        if (home.List.Chains is [var chain]) seen.Add($"partners:{chain.Partners}");
        See(await Says(installation), "remark");
        See(await installation.Rounds.Find(viewer, Slug, 1) is not null, "round");
        See(await installation.Scorecards.Find(viewer, Slug, 1) is not null, "scorecard");
        See((await api.Chains(viewer, null, 10, CancellationToken.None)).Count > 0, "api-chain");
        See((await api.Rounds(viewer, Slug, 0, 10, CancellationToken.None))?.Count > 0, "api-round");
        See(await api.Scorecard(viewer, Slug, 1, CancellationToken.None) is not null, "api-scorecard");
        return string.Join(' ', seen);
    }

    private static async Task<bool> Says(TestInstallation installation)
    {
        await using var db = installation.Db();
        var action = await db.ImprovementActions.Select(action => action.Id).SingleAsync();
        return await installation.Actions.Say(installation.Member, Slug, action, Guid.CreateVersion7(), "Bijna klaar");
    }
}

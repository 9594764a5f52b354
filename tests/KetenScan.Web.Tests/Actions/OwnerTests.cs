using KetenScan.Data.Access;
using KetenScan.Data.Mail;
using KetenScan.Domain;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Questionnaires;
using KetenScan.Web.Features.Actions;
using KetenScan.Web.Features.Home;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Actions;

/// <summary>What the owner of an action receives about it.</summary>
public sealed class OwnerTests
{
    private static readonly DateOnly Due = new(2026, 9, 28);

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_owner_sees_it_at_home_comments_and_ends_it(Engine engine)
    {
        await using var installation = await Owned(engine);
        async Task<Waiting> Home(Viewer viewer) => (await installation.Home.Load(viewer)).Waiting;
        var waiting = (await Home(installation.Member)).Actions.Single();
        Assert.Equal(("Deel een verhaal", false), (waiting.What, waiting.IsOverdue));
        Assert.Empty((await Home(installation.Coordinator)).Overdue.First);

        installation.Clock.Advance(TimeSpan.FromDays(9));
        Assert.True((await Home(installation.Member)).Actions.Single().IsOverdue);
        Assert.Empty((await Home(installation.Member)).Overdue.First);
        Assert.True((await Home(installation.Coordinator)).Overdue.First.Single().IsOverdue);
        Assert.Empty((await Home(installation.Coordinator)).Actions);
        Assert.Equal((0, 0), ((await Home(installation.Stranger)).Actions.Count, (await Home(installation.Stranger)).Overdue.All));

        Assert.True(await installation.Actions.Say(installation.Member, TestInstallation.Slug, waiting.Id, Guid.CreateVersion7(), " Bijna klaar "));
        Assert.False(await installation.Actions.Say(installation.Stranger, TestInstallation.Slug, waiting.Id, Guid.CreateVersion7(), "Ik ook"));
        var line = (await installation.Actions.Find(installation.Member, TestInstallation.Slug))!.Actions.Single();
        Assert.Equal([("Joost", "Bijna klaar")], line.Comments.Select(comment => (comment.Who, comment.Text)));
        Assert.True(line.IsMine);
        Assert.False(await installation.Actions.End(installation.Stranger, TestInstallation.Slug, line, ActionState.Done, "Gedaan"));
        Assert.True(await installation.Actions.End(installation.Member, TestInstallation.Slug, line, ActionState.Done, "Gedaan"));
        Assert.Empty((await Home(installation.Member)).Actions);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Coordinators_move_every_action_and_owners_only_their_own(Engine engine)
    {
        await using var installation = await Owned(engine);
        var other = new ActionForm { What = "Eet samen", Owner = "Tom", Due = Due };
        await installation.Actions.Save(installation.Coordinator, TestInstallation.Slug, other);

        Assert.Equal(["Deel een verhaal", "Eet samen"], (await Movable(installation.Coordinator)).Order());
        Assert.Equal(["Deel een verhaal"], await Movable(installation.Member));

        async Task<IEnumerable<string>> Movable(Viewer viewer)
        {
            var view = (await installation.Actions.Find(viewer, TestInstallation.Slug))!;
            return view.Actions.Where(view.MayMove).Select(action => action.What);
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task One_reminder_in_the_week_before_and_one_when_it_is_overdue(Engine engine)
    {
        await using var installation = await Owned(engine);
        Task<List<MailKind>> Kinds() => installation.Db().Outbox.OrderBy(message => message.CreatedAt).Select(message => message.Kind).ToListAsync();
        await installation.Reminders.Send();
        Assert.Empty(await Kinds());

        installation.Clock.Advance(TimeSpan.FromDays(1));
        await installation.Reminders.Send();
        await installation.Reminders.Send();
        Assert.Equal([MailKind.ActionDue], await Kinds());

        installation.Clock.Advance(TimeSpan.FromDays(8));
        await installation.Reminders.Send();
        await installation.Reminders.Send();
        Assert.Equal([MailKind.ActionDue, MailKind.ActionOverdue], await Kinds());

        await using var db = installation.Db();
        var message = await db.Outbox.FirstAsync();
        var letter = installation.Mail.Write(message, await Features.Mail.MailWriter.About(db, message));
        Assert.Equal("joost@demo.example", message.Address);
        Assert.Contains("Deel een verhaal", letter.Text, StringComparison.Ordinal);
        Assert.Contains($"https://ketenscan.example.nl/chains/{TestInstallation.Slug}/actions", letter.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_calendar_has_the_open_actions_of_its_owner_until_a_new_link_is_made(Engine engine)
    {
        await using var installation = await Owned(engine);
        var token = TokenIn((await installation.Calendars.MakeLink(await installation.Member.Proved(installation.Databases)))!);
        var calendar = (await installation.Calendars.Read(token))!.ReplaceLineEndings("\n");
        Assert.StartsWith("BEGIN:VCALENDAR\n", calendar, StringComparison.Ordinal);
        Assert.Contains("\nDTSTART;VALUE=DATE:20260928\n", calendar, StringComparison.Ordinal);
        Assert.Contains("\nSUMMARY:Deel een verhaal (Keten)\n", calendar, StringComparison.Ordinal);

        var empty = TokenIn((await installation.Calendars.MakeLink(await installation.Coordinator.Proved(installation.Databases)))!);
        Assert.DoesNotContain("VEVENT", await installation.Calendars.Read(empty), StringComparison.Ordinal);
        await installation.Calendars.MakeLink(await installation.Member.Proved(installation.Databases));
        Assert.Null(await installation.Calendars.Read(token));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Somebody_who_is_not_in_the_chain_cannot_own_it(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);

        var refused = await Assert.ThrowsAsync<RuleBroken>(
            () => installation.Actions.Save(
                installation.Coordinator,
                TestInstallation.Slug,
                new ActionForm { What = "Iets", PersonId = Guid.NewGuid(), Due = Due }));

        Assert.Equal(Rule.PersonIsNotInTheChain, refused.Rule);
    }

    /// <summary>An action that the member owns, due in eight days.</summary>
    private static async Task<TestInstallation> Owned(Engine engine)
    {
        var installation = await TestInstallation.Create(engine);
        var person = await installation.SeatMember();
        await installation.Actions.Save(
            installation.Coordinator,
            TestInstallation.Slug,
            new ActionForm { Principle = Principle.Successes, What = "Deel een verhaal", PersonId = person.Id, Due = Due });
        return installation;
    }

    private static string TokenIn(string link) => link[(link.LastIndexOf('/') + 1)..^".ics".Length];
}

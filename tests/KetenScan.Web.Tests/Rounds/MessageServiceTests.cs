using KetenScan.Data.Mail;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Tests.Invitations;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Rounds;

public sealed class MessageServiceTests
{
    private const string Slug = "wijkketen";

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task There_is_one_line_per_person_and_the_newest_link_counts(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var invitations = await Lines(installation);
        Assert.Equal(
            [("Gemeente", "Anna"), ("Gemeente", "Cor"), ("Thuiszorg", "Bob"), ("Thuiszorg", "Dik")],
            invitations.Select(line => (line.Partner!, line.Name)));
        var invitation = Assert.Single((await HandOut(installation, invitations[0])).Values);
        installation.Clock.Advance(TimeSpan.FromDays(1));
        await installation.OpenRounds.Remind(installation.Coordinator, Slug, 1);

        var reminders = await Lines(installation);

        Assert.Equal(["Anna", "Cor", "Bob", "Dik"], reminders.Select(line => line.Name));
        Assert.All(reminders, line => Assert.Equal((MailKind.Reminder, MessageState.Waits, true), (line.Kind, line.State, line.HasLink)));
        var reminder = Assert.Single((await HandOut(installation, reminders[0])).Values);
        Assert.NotEqual(invitation, reminder);
        Assert.Equal("Anna", (await installation.Invitations.Find(reminder.Split('/')[^1], viewer: null))!.Name);
        Assert.Contains(reminder, (await installation.Messages.Read(installation.Coordinator, Slug, 1, reminders[0].Id))!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_link_is_marked_as_handed_out_once_and_the_mark_can_be_taken_back(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var line = (await Lines(installation))[0];
        var first = installation.Clock.GetUtcNow();
        await HandOut(installation, line);
        installation.Clock.Advance(TimeSpan.FromDays(1));

        await HandOut(installation, [.. await Lines(installation)]);

        var marked = await Lines(installation);
        Assert.All(marked, own => Assert.Equal(MessageState.HandedOut, own.State));
        Assert.Equal(first, marked[0].At);
        Assert.Equal(installation.Clock.GetUtcNow(), marked[1].At);
        Assert.True(await installation.Messages.TakeBack(installation.Coordinator, Slug, 1, [line.Id]));
        Assert.True(await installation.Messages.TakeBack(installation.Coordinator, Slug, 1, [line.Id]));
        Assert.Equal(
            [MessageState.Waits, MessageState.HandedOut, MessageState.HandedOut, MessageState.HandedOut],
            (await Lines(installation)).Select(own => own.State));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Reading_a_message_marks_nothing(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var line = (await Lines(installation))[0];

        Assert.NotNull(await installation.Messages.Read(installation.Coordinator, Slug, 1, line.Id));

        Assert.All(await Lines(installation), own => Assert.Equal(MessageState.Waits, own.State));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Only_a_coordinator_of_the_chain_sees_a_message_or_gets_a_link(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        Guid[] ids = [.. (await Lines(installation)).Select(line => line.Id)];

        foreach (var other in (Data.Access.Viewer[])[installation.Member, installation.Administrator, installation.Stranger])
        {
            Assert.Null(await installation.Messages.Find(other, Slug, 1));
            Assert.Null(await installation.Messages.HandOut(other, Slug, 1, ids));
            Assert.Null(await installation.Messages.Read(other, Slug, 1, ids[0]));
            Assert.False(await installation.Messages.TakeBack(other, Slug, 1, ids));
        }

        // Another chain of the same coordinator does not give access to them either.
        Assert.Empty((await installation.Messages.HandOut(installation.Coordinator, TestInstallation.Slug, 1, ids))!);
        Assert.Null(await installation.Messages.Read(installation.Coordinator, TestInstallation.Slug, 1, ids[0]));
        Assert.All(await Lines(installation), line => Assert.Equal(MessageState.Waits, line.State));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_link_that_opens_nothing_any_more_is_not_handed_out(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var invitations = await Lines(installation);
        await using (var db = installation.Db())
            await db.Participants.Where(one => one.Name == "Bob").ExecuteUpdateAsync(one => one.SetProperty(own => own.PersonId, (Guid?)null));
        installation.Clock.Advance(TimeSpan.FromDays(1));

        await installation.Rounds.Close(installation.Coordinator, Slug, 1);

        // A person who is no longer in the chain gets no message about the scorecard.
        var lines = await Lines(installation);
        Assert.Equal(
            [
                ("Anna", MailKind.RoundClosed, MessageState.Waits),
                ("Cor", MailKind.RoundClosed, MessageState.Waits),
                ("Dik", MailKind.RoundClosed, MessageState.Waits),
            ],
            lines.Select(line => (line.Name, line.Kind, line.State)));
        Assert.Empty(await HandOut(installation, [.. invitations]));
        Assert.Equal(3, (await HandOut(installation, [.. lines])).Count);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task With_a_mail_server_there_are_messages_and_no_links(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        installation.Clock.Advance(TimeSpan.FromDays(1));
        var (openRounds, sent) = installation.WithMail();
        await openRounds.Remind(installation.Coordinator, Slug, 1);

        var view = (await sent.Find(installation.Coordinator, Slug, 1))!;

        Assert.Equal(4, view.Messages.Count);
        Assert.Equal([new MessageTally(MailKind.Reminder, new DateOnly(2026, 9, 21), Fails: false)], view.Tallies);
        Assert.All(view.Messages, line => Assert.Equal((MessageState.Waits, false), (line.State, line.HasLink)));
        Assert.Empty((await sent.HandOut(installation.Coordinator, Slug, 1, [.. view.Messages.Select(line => line.Id)]))!);
        Assert.Null(await sent.Read(installation.Coordinator, Slug, 1, view.Messages[0].Id));
    }

    private static async Task<IReadOnlyList<MessageLine>> Lines(TestInstallation installation) =>
        (await installation.Messages.Find(installation.Coordinator, Slug, 1))!.Messages;

    private static async Task<IReadOnlyDictionary<Guid, string>> HandOut(TestInstallation installation, params MessageLine[] lines) =>
        (await installation.Messages.HandOut(installation.Coordinator, Slug, 1, [.. lines.Select(line => line.Id)]))!;
}

using KetenScan.Data.Mail;
using KetenScan.Domain;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.People;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Shared;
using KetenScan.Web.Tests.Invitations;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Rounds;

public sealed class OpenRoundServiceTests
{
    private const string Slug = TestInstallation.Slug;

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Name_and_message_of_an_open_round_can_be_corrected_and_the_second_sees_it(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var first = (await installation.OpenRounds.Correcting(installation.Coordinator, Slug, 1))!;
        var second = (await installation.OpenRounds.Correcting(installation.Coordinator, Slug, 1))!;
        first.Name = "Herfst 2026";
        first.Message = "Graag voor de vergadering.";
        Assert.True(await installation.OpenRounds.Correct(installation.Coordinator, Slug, 1, first));

        var changed = await Assert.ThrowsAsync<ChangedMeanwhile<CorrectionForm>>(
            () => installation.OpenRounds.Correct(installation.Coordinator, Slug, 1, second));

        Assert.Equal(("Herfst 2026", "Graag voor de vergadering."), (changed.Theirs.Name, changed.Theirs.Message));
        Assert.Null(await installation.OpenRounds.Correcting(installation.Member, Slug, 1));
        Assert.False(await installation.OpenRounds.Correct(installation.Member, Slug, 1, changed.Theirs));
        await installation.Rounds.Close(installation.Coordinator, Slug, 1);
        Assert.Equal(
            Rule.OnlyAnOpenRoundIsCorrected,
            (await Assert.ThrowsAsync<RuleBroken>(() => installation.OpenRounds.Correcting(installation.Coordinator, Slug, 1))).Rule);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_correction_with_a_message_that_is_too_long_changes_nothing(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var form = (await installation.OpenRounds.Correcting(installation.Coordinator, Slug, 1))!;
        (form.Name, form.Message) = ("Herfst", new string('a', 1001));

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => installation.OpenRounds.Correct(installation.Coordinator, Slug, 1, form));

        Assert.Equal(Rule.MessageIsTooLong, refused.Rule);
        Assert.Equal("Najaar 2026", (await installation.OpenRounds.Correcting(installation.Coordinator, Slug, 1))!.Name);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Without_a_mail_server_another_last_day_makes_no_links_to_hand_out(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var form = (await installation.OpenRounds.Correcting(installation.Coordinator, Slug, 1))!;
        form.ClosesOn = new DateOnly(2026, 9, 25);
        await installation.OpenRounds.Correct(installation.Coordinator, Slug, 1, form);

        await using var db = installation.Db();
        Assert.False(await db.Outbox.AnyAsync(message => message.Kind == MailKind.RoundMoved));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Another_last_day_is_told_once_to_those_who_have_not_handed_in_if_the_coordinator_wants_that(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var partner = (await installation.People.Find(installation.Coordinator, Slug))!.Partners[0].Id;
        await installation.People.Add(installation.Coordinator, Slug, [new NewPerson("Anna", "anna@voorbeeld.nl", partner, Level.Strategic)]);
        await installation.OpenRounds.AskNewcomers(installation.Coordinator, Slug, 1);
        var openRounds = new OpenRoundService(installation.Databases, installation.Outbox, installation.Audit, TestInstallation.MailServer);
        async Task<int> Told(Action<CorrectionForm> change)
        {
            var form = (await openRounds.Correcting(installation.Coordinator, Slug, 1))!;
            change(form);
            await openRounds.Correct(installation.Coordinator, Slug, 1, form);
            await using var db = installation.Db();
            return await db.Outbox.CountAsync(message => message.Kind == MailKind.RoundMoved);
        }

        Assert.Equal(0, await Told(form => form.Name = "Herfst"));
        Assert.Equal(0, await Told(form => (form.ClosesOn, form.Tell) = (new DateOnly(2026, 9, 24), false)));
        Assert.Equal(1, await Told(form => form.ClosesOn = new DateOnly(2026, 9, 25)));
        Assert.Equal(1, await Told(form => form.Message = "Graag snel."));
        Assert.Equal(2, await Told(form => form.ClosesOn = new DateOnly(2026, 9, 26)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Newcomers_are_asked_once_by_four_windows_at_once(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var partner = (await installation.People.Find(installation.Coordinator, Slug))!.Partners[0].Id;
        await installation.People.Add(
            installation.Coordinator,
            Slug,
            [new NewPerson("Anna", "anna@voorbeeld.nl", partner, Level.Strategic), new NewPerson("Bob", "bob@voorbeeld.nl", partner, Level.Strategic)]);

        var asked = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => installation.OpenRounds.AskNewcomers(installation.Coordinator, Slug, 1))));

        Assert.Equal(2, asked.Sum());
        await using var db = installation.Db();
        Assert.Equal(2, await db.Participants.CountAsync(participant => participant.PersonId != null));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Somebody_who_has_a_sheet_by_account_is_not_asked_again(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.SeatMember();

        Assert.Equal(0, await installation.OpenRounds.AskNewcomers(installation.Coordinator, Slug, 1));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Reminders_go_once_a_day_to_those_who_have_not_handed_in(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var tokens = await InvitationTests.Tokens(installation, MailKind.Invitation);
        await installation.SubmitAll(await InvitationTests.Enter(installation, tokens["Anna"]), InvitationTests.Slug, 4);
        var (openRounds, _) = installation.WithMail();

        Assert.Equal(3, await openRounds.Remind(installation.Coordinator, InvitationTests.Slug, 1));
        Assert.Equal(0, await openRounds.Remind(installation.Coordinator, InvitationTests.Slug, 1));
        installation.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(3, await openRounds.Remind(installation.Coordinator, InvitationTests.Slug, 1));
        Assert.Null(await openRounds.Remind(installation.Member, InvitationTests.Slug, 1));
        await using var db = installation.Db();
        Assert.Equal(
            ["Bob", "Cor", "Dik"],
            await db.Outbox.Where(message => message.Kind == MailKind.Reminder).Select(message => message.Name).Distinct().Order().ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Newcomers_are_asked_when_the_coordinator_says_so(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var partner = (await installation.People.Find(installation.Coordinator, InvitationTests.Slug))!.Partners[0];
        var eva = new NewPerson("Eva", "eva@voorbeeld.nl", partner.Id, Level.Operational);
        await installation.People.Add(installation.Coordinator, InvitationTests.Slug, [eva]);

        Assert.Equal(1, await installation.OpenRounds.AskNewcomers(installation.Coordinator, InvitationTests.Slug, 1));
        Assert.Equal(0, await installation.OpenRounds.AskNewcomers(installation.Coordinator, InvitationTests.Slug, 1));

        var token = (await InvitationTests.Tokens(installation, MailKind.Invitation))["Eva"];
        Assert.NotNull(await installation.Assess.Find(await InvitationTests.Enter(installation, token), InvitationTests.Slug, 1));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_open_round_can_end_later_or_earlier_but_not_before_tomorrow(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        async Task<DateOnly> EndOn(DateOnly day)
        {
            var form = (await installation.OpenRounds.Correcting(installation.Coordinator, InvitationTests.Slug, 1))!;
            form.ClosesOn = day;
            Assert.True(await installation.OpenRounds.Correct(installation.Coordinator, InvitationTests.Slug, 1, form));
            return (await installation.Rounds.Find(installation.Coordinator, InvitationTests.Slug, 1))!.ClosesOn;
        }

        Assert.Equal(new DateOnly(2027, 11, 1), await EndOn(new DateOnly(2027, 11, 1)));
        Assert.Equal(new DateOnly(2026, 9, 21), await EndOn(new DateOnly(2026, 9, 21)));
        Assert.Equal(Rule.RoundEndsAfterToday, (await Assert.ThrowsAsync<RuleBroken>(() => EndOn(new DateOnly(2026, 9, 20)))).Rule);
    }
}

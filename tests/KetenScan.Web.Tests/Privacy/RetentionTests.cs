using KetenScan.Data.Mail;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Start;
using KetenScan.Web.Tests.Invitations;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Privacy;

/// <summary>Data that is erased without being asked.</summary>
public sealed class RetentionTests
{
    private const string Slug = "wijkketen";

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task After_its_period_a_closed_round_says_no_more_whose_sheets_they_were(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.SubmitAll(4);
        await installation.Rounds.Close(installation.Coordinator, TestInstallation.Slug, 1);

        installation.Clock.Advance(TimeSpan.FromDays(700));
        await installation.Retention.Expire();
        await using var db = installation.Db();

        // The other one of the two belongs to nobody: neither an account nor a person can ask what is kept of it.
        Assert.Equal(["", "Joost"], await db.Participants.Select(participant => participant.Name).Order().ToListAsync());
        Assert.Null((await db.Rounds.AsNoTracking().SingleAsync()).DetachedOn);

        installation.Clock.Advance(TimeSpan.FromDays(60));
        await installation.Retention.Expire();
        Assert.Equal(0, await db.Participants.CountAsync(participant => participant.Name != "" || participant.AccountId != null));
        Assert.Equal(40, await db.Assessments.SelectMany(sheet => sheet.Answers).CountAsync());
        Assert.Equal(new DateOnly(2028, 10, 19), (await db.Rounds.AsNoTracking().SingleAsync()).DetachedOn);
        Assert.Single(await installation.Erasures.Read());
        await installation.Retention.Expire();
        Assert.Single(await installation.Erasures.Read());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_round_that_an_older_version_detached_is_detached_to_the_end(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        await installation.Rounds.Close(installation.Coordinator, Slug, 1);
        await using var db = installation.Db();
        await db.Participants.ExecuteUpdateAsync(
            own => own.SetProperty(one => one.Name, "").SetProperty(one => one.PersonId, (Guid?)null).SetProperty(one => one.AccountId, (Guid?)null));
        var ids = await db.Participants
            .Where(participant => db.Rounds.Any(round => round.Id == participant.RoundId && round.State == RoundState.Closed))
            .Select(participant => participant.Id)
            .ToListAsync();

        await installation.Retention.Expire();

        Assert.Equal(4, ids.Count);
        Assert.False(await db.Participants.AnyAsync(participant => ids.Contains(participant.Id)));
        Assert.False(await db.Outbox.AnyAsync());
        Assert.False(await db.Invitations.AnyAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Where_nothing_is_sent_messages_go_after_their_period_too(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        await using var db = installation.Db();
        installation.Clock.Advance(TimeSpan.FromDays(90));
        await installation.Retention.Expire();
        Assert.Equal(4, await db.Outbox.CountAsync());

        installation.Clock.Advance(TimeSpan.FromDays(1));
        await installation.Retention.Expire();
        Assert.Equal(0, await db.Outbox.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_message_that_was_not_sent_goes_as_soon_as_its_link_opens_nothing_for_good(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var coordinator = installation.Coordinator;
        Task<List<string>> Kinds() => installation.Db().Outbox.Select(message => message.Kind.ToString()).Distinct().OrderBy(kind => kind).ToListAsync();
        await using (var db = installation.Db())
        {
            installation.Outbox.Add(db, MailKind.PasswordReset, await db.Users.FirstAsync(), "/account/password");
            await db.SaveChangesAsync();
        }

        await installation.Rounds.Close(coordinator, Slug, 1);
        Assert.Equal(["PasswordReset", "RoundClosed"], await Kinds());

        var second = await installation.Plans.Save(
            coordinator,
            Slug,
            null,
            new RoundForm { Name = "Voorjaar", ClosesOn = new DateOnly(2026, 12, 20), Questionnaire = "keten-8/1" });
        await installation.Plans.Open(coordinator, Slug, second!.Value);
        await installation.Retention.Expire();
        Assert.Equal(["Invitation", "PasswordReset", "RoundClosed"], await Kinds());

        installation.Clock.Advance(TimeSpan.FromHours(1));
        await installation.Rounds.Close(coordinator, Slug, second.Value);
        await using var after = installation.Db();
        Assert.Equal(4, await after.Outbox.CountAsync(message => message.Kind == MailKind.RoundClosed));
        Assert.Equal(
            second,
            await after.Rounds.Where(round => after.Outbox.Any(message => message.RoundId == round.Id)).Select(round => (int?)round.Number).SingleAsync());
    }
}

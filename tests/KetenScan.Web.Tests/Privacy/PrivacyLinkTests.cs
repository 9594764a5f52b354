using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Data.Mail;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Features.People;
using KetenScan.Web.Features.Privacy;
using KetenScan.Web.Tests.Invitations;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Privacy;

/// <summary>What a person without an account can request about their own data.</summary>
public sealed class PrivacyLinkTests
{
    private const string Slug = "wijkketen";

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_mailed_link_shows_what_is_kept_of_its_address_once_and_for_an_hour(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var links = Links(installation);
        await links.Ask(" ANNA@voorbeeld.nl ");
        var token = Assert.Single(await Tokens(installation));

        Assert.True(await links.Works(token));
        var anna = await Enter(links, token);
        Assert.False(await links.Works(token));
        Assert.Null(await links.Use(token));

        var held = await installation.Privacy.Of(anna);
        Assert.Null(held.Account);
        Assert.Equal("anna@voorbeeld.nl", Assert.Single(held.Chains).Email);
        Assert.Equal("Anna", Assert.Single(held.Sheets).Name);

        installation.Clock.Advance(PrivacyLink.Lifetime);
        Assert.Empty((await installation.Privacy.Of(anna)).Chains);
        Assert.Empty((await installation.Privacy.Of(anna)).Sheets);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_link_that_was_not_used_within_the_hour_is_dead_and_cleared_away(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var links = Links(installation);
        await links.Ask("anna@voorbeeld.nl");
        var token = Assert.Single(await Tokens(installation));

        installation.Clock.Advance(PrivacyLink.Lifetime);

        Assert.False(await links.Works(token));
        Assert.Null(await links.Use(token));
        installation.Clock.Advance(TimeSpan.FromSeconds(1));
        await installation.Retention.Expire();
        await using var db = installation.Db();
        Assert.Empty(db.PrivacyLinks);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task When_two_use_a_link_at_once_one_is_let_in(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var links = Links(installation);
        await links.Ask("anna@voorbeeld.nl");
        var token = Assert.Single(await Tokens(installation));

        var used = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => links.Use(token)));

        Assert.Single(used, link => link is not null);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task It_is_sent_to_people_without_an_account_once_an_hour_and_only_where_mail_is_sent(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        await using (var db = installation.Db())
        {
            (await db.People.SingleAsync(person => person.Email == "bob@voorbeeld.nl")).AccountId = installation.Member.AccountId;
            await db.SaveChangesAsync();
        }

        var links = Links(installation);
        foreach (var address in (string[])["anna@voorbeeld.nl", "anna@voorbeeld.nl", "bob@voorbeeld.nl", "vreemd@voorbeeld.nl", ""]) await links.Ask(address);
        Assert.Single(await Tokens(installation));
        installation.Clock.Advance(PrivacyLink.Lifetime);
        await links.Ask("anna@voorbeeld.nl");
        Assert.Equal(2, (await Tokens(installation)).Count);

        await new PrivacyLinks(installation.Databases, installation.Outbox, new SmtpSettings(), installation.Clock).Ask("cor@voorbeeld.nl");
        Assert.Equal(2, (await Tokens(installation)).Count);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Erasing_by_a_mailed_link_erases_that_person_and_nobody_else(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var links = Links(installation);
        await links.Ask("anna@voorbeeld.nl");
        var anna = await Enter(links, Assert.Single(await Tokens(installation)));

        Assert.Equal(Erasure.Done, await installation.Privacy.Erase(anna));

        await using var db = installation.Db();
        Assert.Equal(["bob@voorbeeld.nl", "cor@voorbeeld.nl", "dik@voorbeeld.nl"], await db.People.Select(person => person.Email).Order().ToListAsync());
        Assert.False(await db.Participants.AnyAsync(participant => participant.Name == "Anna"));
        Assert.False(await db.Outbox.AnyAsync(message => message.Address == "anna@voorbeeld.nl"));
        Assert.Empty(db.PrivacyLinks);
        Assert.Empty((await installation.Privacy.Of(anna)).Chains);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_personal_link_shows_and_erases_nothing_that_is_kept(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        await using var db = installation.Db();
        var invitation = await db.Invitations.FirstAsync();
        var viewer = new Viewer(invitation.Id, "Anna", invitation.Id);

        var held = await installation.Privacy.Of(viewer);

        Assert.Equal((0, 0, 0), (held.Chains.Count, held.Sheets.Count, held.Messages.Count));
        Assert.Equal(Erasure.NotByLink, await installation.Privacy.Erase(viewer));
        Assert.Equal(4, await db.People.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_coordinator_erases_somebody_who_asks_and_that_is_on_record(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var person = (await installation.People.Find(installation.Coordinator, Slug))!.People.Single(person => person.Name == "Anna").Id;

        Assert.False(await installation.Privacy.EraseOnRequest(installation.Member, Slug, person));
        Assert.False(await installation.Privacy.EraseOnRequest(installation.Coordinator, TestInstallation.Slug, person));
        Assert.True(await installation.Privacy.EraseOnRequest(installation.Coordinator, Slug, person));
        Assert.False(await installation.Privacy.EraseOnRequest(installation.Coordinator, Slug, person));

        await using var db = installation.Db();
        Assert.False(await db.Participants.AnyAsync(participant => participant.Name == "Anna"));
        Assert.False(await db.People.AnyAsync(own => own.Id == person));
        var entry = await db.AuditLog.SingleAsync(entry => entry.What == AuditEvent.PersonErased);
        Assert.StartsWith("Marieke", entry.Who, StringComparison.Ordinal);
        Assert.Equal((Slug, null), (entry.Chain, entry.About));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_coordinator_who_corrects_an_address_cannot_open_earlier_answers(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        await installation.SubmitAll(await installation.ByLink("Anna"), Slug, 4);
        await installation.Rounds.Close(installation.Coordinator, Slug, 1);
        var person = (await installation.People.Find(installation.Coordinator, Slug))!.People.Single(person => person.Name == "Anna");
        await installation.Correcting.Correct(
            installation.Coordinator,
            Slug,
            person.Id,
            new CorrectedPerson(person.Name, "marieke@voorbeeld.nl", person.PartnerId, person.Level, Seen: 0));

        var links = Links(installation);
        await links.Ask("marieke@voorbeeld.nl");
        var held = await installation.Privacy.Of(await Enter(links, Assert.Single(await Tokens(installation))));

        Assert.Equal("Anna", Assert.Single(held.Chains).Name);
        Assert.Empty(held.Sheets);
    }

    private static PrivacyLinks Links(TestInstallation installation) => new(
        installation.Databases,
        installation.Outbox,
        TestInstallation.MailServer,
        installation.Clock);

    private static async Task<Viewer> Enter(PrivacyLinks links, string token)
    {
        var link = (await links.Use(token))!;
        return new Viewer(link.Id, link.Email, PrivacyLinkId: link.Id);
    }

    private static async Task<List<string>> Tokens(TestInstallation installation)
    {
        await using var db = installation.Db();
        return
        [
            .. (await db.Outbox.Where(message => message.Kind == MailKind.PrivacyLink).OrderBy(message => message.CreatedAt).ToListAsync()).Select(
                message => installation.Outbox.LinkOf(message)["/privacy/link/".Length..]),
        ];
    }
}

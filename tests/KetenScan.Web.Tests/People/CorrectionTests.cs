using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Data.Mail;
using KetenScan.Domain;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.People;
using KetenScan.Web.Shared;
using KetenScan.Web.Tests.Invitations;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.People;

/// <summary>Changing people and partners, outside a round and while one is open.</summary>
public sealed class CorrectionTests
{
    private const string Slug = "wijkketen";

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_wrong_address_is_corrected_in_an_open_round_and_the_sheet_with_its_answers_moves_along(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var old = await installation.ByLink("Anna");
        await installation.Answer(old, (await installation.Assess.Find(old, Slug, 1))!, "1.1", 4);

        Assert.True(await Correct(installation, "Anna", person => person with { Email = "\u00a0Anna@Goed.NL" }));

        Assert.Null(await installation.Assess.Find(old, Slug, 1));
        var waiting = Assert.Single(await Waiting(installation, "Anna"));
        Assert.Equal((MailKind.Invitation, "anna@goed.nl"), (waiting.Kind, waiting.Address));
        var sheet = (await installation.Assess.Find(await installation.ByLink("Anna"), Slug, 1))!;
        Assert.Equal(4, sheet.Answers["1.1"].Number);
        Assert.Equal(0, await installation.OpenRounds.AskNewcomers(installation.Coordinator, Slug, 1));
        Assert.Equal((4, 0), await Counts(installation));

        // And back again: messages about a change are unique, however often it is made.
        Assert.True(await Correct(installation, "Anna", person => person with { Email = "anna@voorbeeld.nl" }));
        Assert.Equal("anna@voorbeeld.nl", Assert.Single(await Waiting(installation, "Anna")).Address);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_the_coordinator_sees_is_the_same_whether_the_sheet_was_handed_in_or_not(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        await installation.SubmitAll(await installation.ByLink("Anna"), Slug, 4);

        foreach (var name in (string[])["Anna", "Bob"]) await Correct(installation, name, person => person with { Email = $"{name}@goed.nl" });

        foreach (var name in (string[])["Anna", "Bob"]) Assert.Equal(MailKind.Invitation, Assert.Single(await Waiting(installation, name)).Kind);
        Assert.Equal((4, 1), await Counts(installation));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Another_name_level_or_partner_leaves_the_link_and_the_sheet_follows(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var link = await installation.ByLink("Anna");
        var other = (await View(installation)).Partners.Single(partner => partner.Name == "Thuiszorg").Id;

        await Correct(installation, "Anna", person => person with { Name = " Anna de Wit ", PartnerId = other, Level = Level.Operational });

        Assert.NotNull(await installation.Assess.Find(link, Slug, 1));
        Assert.Equal("Anna de Wit", Assert.Single(await Waiting(installation, "Anna de Wit")).Name);
        await using var db = installation.Db();
        var participant = await db.Participants.SingleAsync(own => own.Name == "Anna de Wit");
        Assert.Equal((other, Level.Operational), (participant.PartnerId, participant.Level));
        Assert.Equal((4, 0), await Counts(installation));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_address_of_somebody_else_in_the_chain_is_refused_and_nothing_is_changed(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);

        var refused = await Assert.ThrowsAsync<RuleBroken>(
            () => Correct(installation, "Anna", person => person with { Name = "Iemand", Email = "BOB@voorbeeld.nl" }));

        Assert.Equal(Rule.AddressIsInTheChain, refused.Rule);
        Assert.Contains((await View(installation)).People, person => person.Name == "Anna");
        Assert.False(
            await installation.Correcting.Correct(
                installation.Member,
                Slug,
                (await Person(installation, "Anna")).Id,
                Corrected(await Person(installation, "Anna"))));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_second_of_two_coordinators_who_correct_one_person_sees_the_first_change(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var seen = await Person(installation, "Anna");
        await Correct(installation, "Anna", person => person with { Name = "Anna B." });

        var changed = await Assert.ThrowsAsync<ChangedMeanwhile<CorrectedPerson>>(
            () => installation.Correcting.Correct(installation.Coordinator, Slug, seen.Id, Corrected(seen) with { Email = "anna@goed.nl" }));

        Assert.Equal("Anna B.", changed.Theirs.Name);
        Assert.Equal("anna@voorbeeld.nl", (await Person(installation, "Anna B.")).Email);

        // Concurrently as well.
        var now = await Person(installation, "Anna B.");
        var ended = await Task.WhenAll(Enumerable.Range(0, 3).Select(place => Task.Run(async () =>
        {
            try
            {
                return await installation.Correcting.Correct(installation.Coordinator, Slug, now.Id, Corrected(now) with { Name = $"Anna {place}" });
            }
            catch (ChangedMeanwhile<CorrectedPerson>)
            {
                return false;
            }
        })));
        Assert.Single(ended, done => done);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_address_of_somebody_who_was_taken_out_brings_their_sheet_and_not_a_second_one(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        await installation.SubmitAll(await installation.ByLink("Anna"), Slug, 4);
        await installation.People.Remove(installation.Coordinator, Slug, (await Person(installation, "Anna")).Id, sheetStays: true);

        await Correct(installation, "Bob", person => person with { Email = "anna@voorbeeld.nl" });

        Assert.Equal((3, 1), await Counts(installation));
        Assert.True((await installation.Assess.Find(await installation.ByLink("Bob"), Slug, 1))!.Submitted);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Scorecard_links_that_were_not_sent_yet_go_to_the_new_address_and_the_old_ones_end(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        foreach (var name in (string[])["Anna", "Bob"]) await installation.SubmitAll(await installation.ByLink(name), Slug, 4);
        await installation.Rounds.Close(installation.Coordinator, Slug, 1);

        await Correct(installation, "Anna", person => person with { Email = "anna@goed.nl" });

        var waiting = Assert.Single(await Waiting(installation, "Anna"), message => message.SentAt is null);
        Assert.Equal((MailKind.RoundClosed, "anna@goed.nl"), (waiting.Kind, waiting.Address));
        await using var db = installation.Db();
        Assert.Equal(1, await db.ValidInvitations().CountAsync(link => db.Participants.Any(own => own.Id == link.ParticipantId && own.Name == "Anna")));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_scorecard_link_that_went_to_a_wrong_address_comes_again_to_the_right_one_while_it_opens_something(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        foreach (var name in (string[])["Anna", "Bob"]) await installation.SubmitAll(await installation.ByLink(name), Slug, 4);
        await installation.Rounds.Close(installation.Coordinator, Slug, 1);
        await using (var db = installation.Db())
            await db.Outbox.ExecuteUpdateAsync(message => message.SetProperty(own => own.SentAt, (DateTimeOffset?)installation.Clock.GetUtcNow()));

        await Correct(installation, "Anna", person => person with { Email = "anna@goed.nl" });
        await Correct(installation, "Anna", person => person with { Email = "anna@beter.nl" });

        var waiting = Assert.Single(await Waiting(installation, "Anna"));
        Assert.Equal((MailKind.RoundClosed, "anna@beter.nl"), (waiting.Kind, waiting.Address));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task History_tells_who_corrected_what_and_never_what_it_was(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        await Correct(installation, "Anna", person => person with { Name = "Anna de Wit", Email = "anna@goed.nl" });
        await Correct(installation, "Anna de Wit", person => person);
        var partner = (await View(installation)).Partners.Single(partner => partner.Name == "Gemeente");
        await installation.Correcting.Rename(installation.Coordinator, Slug, partner.Id, "Gemeente", "Gemeente Noord");

        var line = Assert.Single((await installation.Correcting.History(installation.Coordinator, Slug, (await Person(installation, "Anna de Wit")).Id))!);

        Assert.Equal((AuditEvent.PersonCorrected, "Marieke", PersonField.Name | PersonField.Email), (line.What, line.Who, line.Fields));
        Assert.Equal(AuditEvent.PartnerRenamed, Assert.Single((await installation.Correcting.History(installation.Coordinator, Slug, partner.Id))!).What);
        Assert.Null(await installation.Correcting.History(installation.Member, Slug, partner.Id));
        await using var db = installation.Db();
        var told = await db.AuditLog.Where(entry => entry.Chain == Slug).Select(entry => entry.About).ToListAsync();
        Assert.DoesNotContain(told, about => about is not null
            && (about.Contains("anna", StringComparison.OrdinalIgnoreCase) || about.Contains("Noord", StringComparison.Ordinal)));
    }

    internal static CorrectedPerson Corrected(PersonRow person) => new(person.Name, person.Email, person.PartnerId, person.Level, person.Version);

    private static async Task<bool> Correct(TestInstallation installation, string name, Func<CorrectedPerson, CorrectedPerson> correct)
    {
        var person = await Person(installation, name);
        return await installation.Correcting.Correct(installation.Coordinator, Slug, person.Id, correct(Corrected(person)));
    }

    private static async Task<PeopleView> View(TestInstallation installation) => (await installation.People.Find(installation.Coordinator, Slug))!;

    private static async Task<PersonRow> Person(TestInstallation installation, string name) =>
        (await View(installation)).People.Single(person => person.Name == name);

    private static async Task<List<OutboxMessage>> Waiting(TestInstallation installation, string name)
    {
        await using var db = installation.Db();
        return await db.Outbox.Where(message => message.Name == name && message.SentAt == null).ToListAsync();
    }

    internal static async Task<(int Invited, int Submitted)> Counts(TestInstallation installation)
    {
        await using var db = installation.Db();
        var asked = db.Participants.Where(
            participant => db.Rounds.Any(round => round.Id == participant.RoundId
                && round.Number == 1
                && db.Chains.Any(chain => chain.Id == round.ChainId && chain.Slug == Slug)));
        return (
            await asked.CountAsync(participant => participant.RemovedAt == null),
            await asked.CountAsync(participant => participant.Sheet.SubmittedAt != null));
    }
}

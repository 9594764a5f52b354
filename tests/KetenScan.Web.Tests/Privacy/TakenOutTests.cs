using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Data.Mail;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.People;
using KetenScan.Web.Features.Privacy;
using KetenScan.Web.Shared;
using KetenScan.Web.Tests.Invitations;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Privacy;

/// <summary>People who were taken out of the chain while a sheet stayed can be erased.</summary>
public sealed class TakenOutTests
{
    private const string Slug = "wijkketen";
    private const string Address = "anna@voorbeeld.nl";

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    public static TheoryData<Engine, bool> EnginesAndStates =>
        new([.. TestDatabase.Engines.SelectMany(row => (TheoryDataRow<Engine, bool>[])[new(row.Data, false), new(row.Data, true)])]);

    [Theory]
    [MemberData(nameof(EnginesAndStates))]
    public async Task Somebody_who_was_removed_sees_and_erases_their_sheet_by_a_mailed_link(Engine engine, bool closed)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var marks = await TakeOut(installation, "Anna");
        if (closed) await installation.Rounds.Close(installation.Coordinator, Slug, 1);

        var anna = await ByPrivacyLink(installation, Address);
        var held = await installation.Privacy.Of(anna);
        Assert.Empty(held.Chains);
        Assert.Equal((40, 1), (Assert.Single(held.Sheets).Answers.Count, held.Messages.Count(message => message.Kind == "Invitation")));
        Assert.Equal(Erasure.Done, await installation.Privacy.Erase(anna));

        await GoneBut(installation, marks, closed);
    }

    [Theory]
    [MemberData(nameof(EnginesAndStates))]
    public async Task The_coordinator_erases_a_removed_person_by_address_and_is_not_told_whether_there_was_anything(Engine engine, bool closed)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var coordinator = installation.Coordinator;
        var marks = await TakeOut(installation, "Anna");
        if (closed) await installation.Rounds.Close(coordinator, Slug, 1);

        Assert.False(await installation.Privacy.EraseTakenOut(installation.Member, Slug, Address));
        Assert.True(await installation.Privacy.EraseTakenOut(coordinator, TestInstallation.Slug, Address));
        await using var db = installation.Db();
        Assert.Contains(typeof(Participant), (await WholeDatabase.Find(db, marks)).Select(own => own.Entity));

        foreach (var address in (string[])[" ANNA@voorbeeld.nl ", "niemand@voorbeeld.nl", "bob@voorbeeld.nl"])
            Assert.True(await installation.Privacy.EraseTakenOut(coordinator, Slug, address));

        await GoneBut(installation, marks, closed);
        Assert.Equal(3, await db.People.CountAsync());
        Assert.Equal(3, await db.Participants.CountAsync(participant => participant.PersonId != null));
        var entries = await db.AuditLog.Where(entry => entry.What == AuditEvent.AddressErased && entry.Chain == Slug).ToListAsync();
        Assert.Equal((3, true), (entries.Count, entries.TrueForAll(entry => entry.About == null)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Somebody_who_was_forgotten_is_not_put_back(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        await TakeOut(installation, "Anna");
        var person = Assert.Single(await Removed(installation)).Id;

        await installation.Privacy.EraseTakenOut(installation.Coordinator, Slug, Address);

        Assert.Empty(await Removed(installation));
        await Assert.ThrowsAsync<Domain.RuleBroken>(() => installation.People.Restore(installation.Coordinator, Slug, person));
    }

    [Theory]
    [MemberData(nameof(EnginesAndStates))]
    public async Task A_coordinator_who_corrects_an_address_and_removes_the_person_opens_nothing_by_it(Engine engine, bool closed)
    {
        await using var installation = await InvitationTests.Opened(engine);
        await installation.SubmitAll(await installation.ByLink("Anna"), Slug, 4);
        await Sent(installation);
        var person = (await installation.People.Find(installation.Coordinator, Slug))!.People.Single(person => person.Name == "Anna");
        await installation.Correcting.Correct(
            installation.Coordinator,
            Slug,
            person.Id,
            new CorrectedPerson(person.Name, "marieke@voorbeeld.nl", person.PartnerId, person.Level, Seen: 0));
        await Sent(installation);
        await installation.People.Remove(installation.Coordinator, Slug, person.Id);
        if (closed) await installation.Rounds.Close(installation.Coordinator, Slug, 1);

        foreach (var address in (string[])["marieke@voorbeeld.nl", Address])
        {
            await Links(installation).Ask(address);
            await using var db = installation.Db();
            Assert.Empty(db.PrivacyLinks);
            var link = new PrivacyLink(address, [1], installation.Clock.GetUtcNow());
            db.Add(link);
            await db.SaveChangesAsync();
            await db.PrivacyLinks.ExecuteUpdateAsync(own => own.SetProperty(one => one.UsedAt, (DateTimeOffset?)installation.Clock.GetUtcNow()));
            Assert.Empty((await installation.Privacy.Of(new Viewer(link.Id, address, PrivacyLinkId: link.Id))).Sheets);
            await db.PrivacyLinks.ExecuteDeleteAsync();
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_night_after_the_close_a_sheet_that_stayed_is_nobodys(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var marks = await TakeOut(installation, "Anna");
        await installation.Rounds.Close(installation.Coordinator, Slug, 1);

        // Nothing while it can still be undone.
        await installation.Retention.Expire();
        await using var db = installation.Db();
        Assert.Contains(typeof(Participant), (await WholeDatabase.Find(db, marks)).Select(own => own.Entity));

        installation.Clock.Advance(TimeSpan.FromMinutes(10));
        await installation.Retention.Expire();
        Assert.Empty((await WholeDatabase.Find(db, marks)).Select(own => own.Entity.Name).Except(["AuditEntry", "Comment", "StoredComment"]));
        Assert.Equal(40, await db.Assessments.SelectMany(sheet => sheet.Answers).CountAsync());
        Assert.Equal(
            4,
            await db.Participants.CountAsync(
                participant => db.Chains.Any(chain => chain.Slug == Slug
                    && db.Rounds.Any(round => round.Id == participant.RoundId && round.ChainId == chain.Id))));
        Assert.Equal(3, await db.Participants.CountAsync(participant => participant.PersonId != null));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_forgotten_person_is_forgotten_again_after_a_backup_from_before_or_after_the_removal_is_restored(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        await using var other = await InvitationTests.Opened(engine);
        var coordinator = installation.Coordinator;

        // Erased here, one person taken out with mail and one without.
        var marks = (IReadOnlyList<object>)[.. await TakeOut(installation, "Bob", sent: false), .. await TakeOut(installation, "Anna")];
        foreach (var address in (string[])[Address, "bob@voorbeeld.nl"]) await installation.Privacy.EraseTakenOut(coordinator, Slug, address);
        var lines = await installation.Erasures.Read();
        Assert.Equal([ErasureKind.Person, ErasureKind.Participant, ErasureKind.Participant], lines.Select(line => line.Kind));

        // In the other installation the participants are as they were: one of a person still in the list, and one of a person taken out.
        await TakeOut(other, "Bob", sent: false);
        await using var db = other.Db();
        var places = await db.Participants
            .Where(participant => participant.Name == "Anna" || participant.Name == "Bob")
            .Select(participant => participant.Id)
            .ToListAsync();
        await other.Erasures.Note(new Data.Forgetting.Erased([], [], null) { TakenOut = places });

        Assert.Equal(2, await other.Retention.EraseAgain());

        Assert.Empty(
            (await WholeDatabase.Find(db, "Anna", Address, "bob@voorbeeld.nl", places[0], places[1])).Select(own => own.Entity.Name).Except(["AuditEntry"]));
        Assert.Equal(["cor@voorbeeld.nl", "dik@voorbeeld.nl"], await db.People.Select(person => person.Email).Order().ToListAsync());
        Assert.Empty((await WholeDatabase.Find(installation.Db(), marks)).Select(own => own.Entity.Name).Except(["AuditEntry"]));
        Assert.Equal(0, await other.Retention.EraseAgain());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_link_of_who_was_taken_out_outlives_the_erasing_of_another(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        await TakeOut(installation, "Anna");
        var anna = await ByPrivacyLink(installation, Address);
        var bob = (await installation.People.Find(installation.Coordinator, Slug))!.People.Single(person => person.Name == "Bob").Id;

        await installation.Privacy.EraseOnRequest(installation.Coordinator, Slug, bob);

        Assert.Single((await installation.Privacy.Of(anna)).Sheets);
    }

    /// <summary>A person hands in, receives a message, and is taken out while the sheet stays.</summary>
    /// <returns>Every text and id that identifies the person.</returns>
    private static async Task<IReadOnlyList<object>> TakeOut(TestInstallation installation, string name, bool sent = true)
    {
        var viewer = await installation.ByLink(name);
        var sheet = (await installation.Assess.Find(viewer, Slug, 1))!;
        await installation.Assess.Change(
            viewer,
            sheet,
            (own, questionnaire, now) => own.Remark(Domain.Questionnaires.Principle.Face, $"Dit schreef {name}", now));
        await installation.SubmitAll(viewer, Slug, 4);
        await using var db = installation.Db();
        var person = await db.People.SingleAsync(person => person.Name == name);
        var place = await db.Participants.SingleAsync(participant => participant.PersonId == person.Id);
        if (sent) await Sent(installation);
        await installation.People.Remove(installation.Coordinator, Slug, person.Id);
        return [name, person.Email, person.Id, place.Id, sheet.Id];
    }

    private static async Task<IReadOnlyList<RemovedRow>> Removed(TestInstallation installation) =>
        (await installation.PeopleLists.List(installation.Coordinator, Slug, new PeopleFilter()))!.Removed;

    private static async Task Sent(TestInstallation installation)
    {
        await using var db = installation.Db();
        await db.Outbox.ExecuteUpdateAsync(
            message => message
                .SetProperty(own => own.SentAt, (DateTimeOffset?)installation.Clock.GetUtcNow())
                .SetProperty(own => own.ProtectedLink, (string?)null));
        installation.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private static async Task GoneBut(TestInstallation installation, IReadOnlyList<object> marks, bool closed)
    {
        // In a closed round, the comment that was published with the scorecard stays.
        await using var db = installation.Db();
        Assert.Empty((await WholeDatabase.Find(db, marks)).Select(own => own.Entity.Name).Except(closed ? ["AuditEntry", "StoredComment"] : ["AuditEntry"]));
        Assert.Equal(
            closed ? 4 : 3,
            await db.Participants.CountAsync(
                participant => db.Rounds.Any(round => round.Id == participant.RoundId
                    && db.Chains.Any(chain => chain.Id == round.ChainId && chain.Slug == Slug))));
        Assert.Equal(0, await db.Assessments.SelectMany(sheet => sheet.Answers).CountAsync());
    }

    private static PrivacyLinks Links(TestInstallation installation) => new(
        installation.Databases,
        installation.Outbox,
        TestInstallation.MailServer,
        installation.Clock);

    private static async Task<Viewer> ByPrivacyLink(TestInstallation installation, string address)
    {
        var links = Links(installation);
        await links.Ask(address);
        await using var db = installation.Db();
        var message = await db.Outbox.SingleAsync(message => message.Kind == MailKind.PrivacyLink);
        var link = (await links.Use(installation.Outbox.LinkOf(message)["/privacy/link/".Length..]))!;
        return new Viewer(link.Id, link.Email, PrivacyLinkId: link.Id);
    }
}

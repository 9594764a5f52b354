using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Data.Mail;
using KetenScan.Domain;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Actions;
using KetenScan.Web.Features.People;
using KetenScan.Web.Shared;
using KetenScan.Web.Tests.Invitations;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.People;

/// <summary>Adding and removing partners and people: nothing is done twice, and mistakes can be undone.</summary>
public sealed class UndoTests
{
    private const string Slug = TestInstallation.Slug;
    private static readonly DateOnly Joined = new(2026, 9, 1);

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_added_twice_at_once_is_there_once(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => Task.Run(() => installation.People.AddPartner(installation.Coordinator, Slug, "Humanitas", Joined))));
        var partner = Assert.Single((await View(installation)).Partners, partner => partner.Name == "Humanitas").Id;

        await Task.WhenAll(
            Enumerable
                .Range(0, 3)
                .Select(
                    _ => Task.Run(
                        () => installation.People.Add(
                            installation.Coordinator,
                            Slug,
                            [new NewPerson("Anna", "anna@voorbeeld.nl", partner, Level.Strategic)]))));

        Assert.Single((await View(installation)).People, person => person.Email == "anna@voorbeeld.nl");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_partner_that_was_added_by_mistake_is_taken_out_unless_it_was_used(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.People.AddPartner(installation.Coordinator, Slug, "Humanitas", Joined);
        var view = await View(installation);
        var (fresh, used) = (view.Partners.Single(partner => partner.Name == "Humanitas"), view.Partners.Single(partner => partner.Name == "Gemeente"));
        Assert.Equal((true, false), (fresh.IsUnused, used.IsUnused));

        Assert.Equal(
            Rule.PartnerIsInUse,
            (await Assert.ThrowsAsync<RuleBroken>(() => installation.People.RemovePartner(installation.Coordinator, Slug, used.Id))).Rule);
        Assert.False(await installation.People.RemovePartner(installation.Member, Slug, fresh.Id));
        Assert.True(await installation.People.RemovePartner(installation.Coordinator, Slug, fresh.Id));
        Assert.True(await installation.People.RemovePartner(installation.Coordinator, Slug, fresh.Id));

        Assert.DoesNotContain("Humanitas", (await View(installation)).Partners.Select(partner => partner.Name));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_partner_that_was_said_to_leave_can_stay(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var partner = (await View(installation)).Partners[0];
        await installation.People.Leave(installation.Coordinator, Slug, partner.Id, new DateOnly(2026, 9, 30));
        Assert.True(await installation.People.Leave(installation.Coordinator, Slug, partner.Id, new DateOnly(2026, 9, 30)));
        Assert.Equal(
            Rule.SomebodyElseChangedIt,
            (
                await Assert.ThrowsAsync<RuleBroken>(
                    () => installation.People.Leave(installation.Coordinator, Slug, partner.Id, new DateOnly(2026, 10, 1)))).Rule);

        Assert.True(await installation.People.Stay(installation.Coordinator, Slug, partner.Id));

        Assert.Null((await View(installation)).Partners[0].Left);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Taking_somebody_out_can_be_undone_for_ten_minutes_also_after_the_page_is_loaded_again(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var person = await Seat(installation);
        await installation.People.Remove(installation.Coordinator, Slug, person.Id);
        Assert.Equal([new RemovedRow(person.Id, person.Name)], await Removed());
        Assert.False(await installation.People.Restore(installation.Member, Slug, person.Id));

        installation.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.True(await installation.People.Restore(installation.Coordinator, Slug, person.Id));
        Assert.Empty(await Removed());
        Assert.Contains((await View(installation)).People, own => own.Id == person.Id);

        await installation.People.Remove(installation.Coordinator, Slug, person.Id);
        installation.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Empty(await Removed());
        Assert.Equal(
            Rule.UndoIsOver,
            (await Assert.ThrowsAsync<RuleBroken>(() => installation.People.Restore(installation.Coordinator, Slug, person.Id))).Rule);

        async Task<IReadOnlyList<RemovedRow>> Removed() => (await installation.PeopleLists.List(installation.Coordinator, Slug, new PeopleFilter()))!.Removed;
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Somebody_who_was_taken_out_by_mistake_comes_back_with_link_message_account_and_actions(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var person = await Seat(installation);
        await installation.OpenRounds.AskNewcomers(installation.Coordinator, Slug, 1);
        await installation.Actions.Save(
            installation.Coordinator,
            Slug,
            new ActionForm { What = "Iets", PersonId = person.Id, Due = new DateOnly(2026, 12, 1) });
        var before = await Traces(installation, person.Id);

        var removed = (await installation.People.Remove(installation.Coordinator, Slug, person.Id))!;
        Assert.Equal((0, 0, 0, 0), await Traces(installation, person.Id));
        Assert.Empty((await installation.Home.Load(installation.Stranger)).List.Chains);
        Assert.Equal(
            Rule.PersonIsNotInTheChain,
            (await Assert.ThrowsAsync<RuleBroken>(() => installation.People.Remove(installation.Coordinator, Slug, person.Id))).Rule);

        Assert.False(await installation.People.Restore(installation.Member, Slug, removed));
        Assert.True(await installation.People.Restore(installation.Coordinator, Slug, removed));
        Assert.True(await installation.People.Restore(installation.Coordinator, Slug, removed));

        Assert.Equal((1, 1, 1, 1), before);
        Assert.Equal(before, await Traces(installation, person.Id));
        Assert.Single((await installation.Home.Load(installation.Stranger)).List.Chains);
        await using var db = installation.Db();
        Assert.True(await db.AuditLog.AnyAsync(entry => entry.What == AuditEvent.PersonRestored));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Somebody_is_not_put_back_over_another_with_the_same_address(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var person = await installation.SeatMember();
        var removed = (await installation.People.Remove(installation.Coordinator, Slug, person.Id))!;
        await installation.People.Add(installation.Coordinator, Slug, [new NewPerson("Joost B.", person.Email, person.PartnerId, Level.Strategic)]);

        Assert.Equal(
            Rule.AddressIsInTheChain,
            (await Assert.ThrowsAsync<RuleBroken>(() => installation.People.Restore(installation.Coordinator, Slug, removed))).Rule);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Somebody_whose_partner_became_part_of_another_meanwhile_comes_back_there(Engine engine)
    {
        foreach (var stays in (bool[])[true, false])
        {
            await using var installation = await InvitationTests.Opened(engine);
            var people = await Round(installation);
            var anna = people.People.Single(person => person.Name == "Anna");
            var removed = (await installation.People.Remove(installation.Coordinator, InvitationTests.Slug, anna.Id, stays))!;
            await installation.Merging.Partners(
                installation.Coordinator, InvitationTests.Slug, new MergedPartners(
                    [.. people.Partners.Select(partner => partner.Id)],
                    null,
                    "Meren en Zorg",
                    new DateOnly(2026, 9, 2)));

            Assert.True(await installation.People.Restore(installation.Coordinator, InvitationTests.Slug, removed));

            Assert.Equal(
                ("Meren en Zorg", true),
                (await Round(installation)).People.Where(person => person.Name == "Anna").Select(person => (person.Partner, person.IsAsked)).Single());
            await using var db = installation.Db();
            Assert.Single(await db.Participants.Where(own => own.Address != null && own.Name != "Ans").Select(own => own.PartnerId).Distinct().ToListAsync());
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_sheet_that_somebody_else_took_up_meanwhile_stays_theirs(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var (link, anna) = (await installation.ByLink("Anna"), (await Round(installation)).People.Single(person => person.Name == "Anna"));
        await installation.SubmitAll(link, InvitationTests.Slug, 4);
        var removed = (await installation.People.Remove(installation.Coordinator, InvitationTests.Slug, anna.Id))!;
        await installation.People.Add(installation.Coordinator, InvitationTests.Slug, [new NewPerson("Nel", anna.Email, anna.PartnerId, anna.Level)]);
        var nel = (await Round(installation)).People.Single(person => person.Name == "Nel");
        var corrected = CorrectionTests.Corrected(nel) with { Email = "nel@voorbeeld.nl" };
        await installation.Correcting.Correct(installation.Coordinator, InvitationTests.Slug, nel.Id, corrected);

        Assert.True(await installation.People.Restore(installation.Coordinator, InvitationTests.Slug, removed));

        var now = (await Round(installation)).People.ToDictionary(person => person.Name, person => person.IsAsked);
        Assert.Equal((true, false), (now["Nel"], now["Anna"]));
        Assert.Null(await installation.Assess.Find(link, InvitationTests.Slug, 1));
        Assert.True((await installation.Assess.Find(await installation.ByLink("Nel"), InvitationTests.Slug, 1))!.Submitted);
        Assert.Equal(1, await installation.OpenRounds.AskNewcomers(installation.Coordinator, InvitationTests.Slug, 1));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Undo_is_refused_in_plain_words_where_the_round_has_another_of_that_address(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var anna = (await Round(installation)).People.Single(person => person.Name == "Anna");
        var removed = (await installation.People.Remove(installation.Coordinator, InvitationTests.Slug, anna.Id, sheetStays: false))!;
        await installation.People.Add(installation.Coordinator, InvitationTests.Slug, [new NewPerson("Nel", anna.Email, anna.PartnerId, anna.Level)]);
        await installation.OpenRounds.AskNewcomers(installation.Coordinator, InvitationTests.Slug, 1);
        await installation.People.Remove(
            installation.Coordinator,
            InvitationTests.Slug,
            (await Round(installation)).People.Single(person => person.Name == "Nel").Id);

        Assert.Equal(
            Rule.UndoIsOver,
            (await Assert.ThrowsAsync<RuleBroken>(() => installation.People.Restore(installation.Coordinator, InvitationTests.Slug, removed))).Rule);
        Assert.DoesNotContain((await Round(installation)).People, person => person.Name == "Anna");
    }

    private static async Task<PeopleView> Round(TestInstallation installation) =>
        (await installation.People.Find(installation.Coordinator, InvitationTests.Slug))!;

    /// <summary>A person with an account who was not asked yet.</summary>
    private static async Task<PersonRow> Seat(TestInstallation installation)
    {
        var partner = (await View(installation)).Partners[0].Id;
        await installation.People.Add(installation.Coordinator, Slug, [new NewPerson("Bas", "bas@demo.example", partner, Level.Strategic)]);
        await using var db = installation.Db();
        var person = await db.People.SingleAsync(person => person.Email == "bas@demo.example");
        person.AccountId = installation.Stranger.AccountId;
        db.Grants.Add(new Grant(installation.Stranger.AccountId, Role.Member, person.ChainId));
        await db.SaveChangesAsync();
        return (await View(installation)).People.Single(row => row.Id == person.Id);
    }

    private static async Task<PeopleView> View(TestInstallation installation) => (await installation.People.Find(installation.Coordinator, Slug))!;

    /// <summary>The number of a person's participants, working links, unsent messages and actions.</summary>
    private static async Task<(int Participants, int Links, int Messages, int Actions)> Traces(TestInstallation installation, Guid personId)
    {
        await using var db = installation.Db();
        return (
            await db.Participants.CountAsync(participant => participant.PersonId == personId),
            await db.Invitations.CountAsync(invitation => invitation.WithdrawnAt == null),
            await db.Outbox.CountAsync(message => message.Kind == MailKind.Invitation && message.SentAt == null),
            await db.ImprovementActions.CountAsync(action => action.PersonId == personId));
    }
}

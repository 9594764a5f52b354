using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.People;
using KetenScan.Web.Shared;
using KetenScan.Web.Tests.Invitations;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.People;

/// <summary>Removing people and adding them again while a round is open.</summary>
public sealed class OnePersonOneSheetTests
{
    private const string Slug = "wijkketen";

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Somebody_removed_before_handing_in_leaves_the_open_round_and_is_asked_once_when_added_again(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var anna = await installation.ByLink("Anna");
        var sheet = (await installation.Assess.Find(anna, Slug, 1))!;
        await installation.Answer(anna, sheet, "1.1", 4);
        var person = await Person(installation, "Anna");
        Assert.True(person.IsAsked);

        await installation.People.Remove(installation.Coordinator, Slug, person.Id);

        Assert.Equal((3, 0), await Counts(installation));
        Assert.Null(await installation.Assess.Find(anna, Slug, 1));
        Assert.Equal(Rule.SheetIsGone, (await Assert.ThrowsAsync<RuleBroken>(() => installation.Answer(anna, sheet, "1.2", 4))).Rule);

        await Add(installation, person, "anna@voorbeeld.nl");
        Assert.True((await Person(installation, "Anna")).IsAsked);
        Assert.Equal(0, await installation.OpenRounds.AskNewcomers(installation.Coordinator, Slug, 1));
        Assert.Equal((4, 0), await Counts(installation));
        Assert.Null(await installation.Assess.Find(anna, Slug, 1));
        Assert.Equal(4, (await installation.Assess.Find(await installation.ByLink("Anna"), Slug, 1))!.Answers["1.1"].Number);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_sheet_that_was_handed_in_and_stays_is_taken_up_again_by_the_address_however_it_is_written(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var anna = await installation.ByLink("Anna");
        await installation.SubmitAll(anna, Slug, 4);
        var sheet = (await installation.Assess.Find(anna, Slug, 1))!;
        var person = await Person(installation, "Anna");

        await installation.People.Remove(installation.Coordinator, Slug, person.Id, sheetStays: true);
        Assert.Equal((3, 1), await Counts(installation));
        Assert.Null(await installation.Assess.Find(anna, Slug, 1));
        Assert.Equal(
            Rule.SheetIsGone,
            (await Assert.ThrowsAsync<RuleBroken>(() => installation.Assess.Change(anna, sheet, (own, _, now) => own.Reopen(now)))).Rule);

        await Add(installation, person with { Name = "Anna de Wit" }, "\u00a0ANNA@Voorbeeld.nl\u200b");

        Assert.Equal(0, await installation.OpenRounds.AskNewcomers(installation.Coordinator, Slug, 1));
        Assert.Equal((4, 1), await Counts(installation));
        await using var db = installation.Db();
        var own = await db.Participants.SingleAsync(participant => participant.Name == "Anna de Wit" && participant.Sheet.Id == sheet.Id);
        Assert.Equal(((await Person(installation, "Anna de Wit")).Id, null), (own.PersonId, own.RemovedAt));
        Assert.Single(await db.ValidInvitations().Where(link => link.ParticipantId == own.Id).ToListAsync());
        Assert.True((await installation.Assess.Find(await installation.ByLink("Anna de Wit"), Slug, 1))!.Submitted);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_sheet_that_was_handed_in_goes_when_the_coordinator_says_so(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        await installation.SubmitAll(await installation.ByLink("Anna"), Slug, 4);
        var person = await Person(installation, "Anna");

        await installation.People.Remove(installation.Coordinator, Slug, person.Id, sheetStays: false);
        Assert.Equal((3, 0), await Counts(installation));

        await Add(installation, person, "anna@voorbeeld.nl");
        Assert.Equal(1, await installation.OpenRounds.AskNewcomers(installation.Coordinator, Slug, 1));
        Assert.Equal((4, 0), await Counts(installation));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Somebody_with_an_account_answers_no_more_and_reads_no_more_once_taken_out(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var view = (await installation.People.Find(installation.Coordinator, Slug))!;
        await installation.People.Add(installation.Coordinator, Slug, [new NewPerson("Joost", "joost@demo.example", view.Partners[0].Id, Level.Strategic)]);
        await using (var db = installation.Db())
        {
            var joost = await db.People.SingleAsync(person => person.Name == "Joost");
            joost.AccountId = installation.Member.AccountId;
            await db.SaveChangesAsync();
        }

        await installation.OpenRounds.AskNewcomers(installation.Coordinator, Slug, 1);
        await installation.SubmitAll(installation.Member, Slug, 3);
        var sheet = (await installation.Assess.Find(installation.Member, Slug, 1))!;

        var removed = (await installation.People.Remove(installation.Coordinator, Slug, (await Person(installation, "Joost")).Id))!;

        Assert.Null(await installation.Assess.Find(installation.Member, Slug, 1));
        Assert.DoesNotContain(await installation.Assess.Promises(installation.Member), open => open.Chain == "Wijkketen");
        Assert.Equal(
            Rule.SheetIsGone,
            (await Assert.ThrowsAsync<RuleBroken>(() => installation.Assess.Change(installation.Member, sheet, (own, _, now) => own.Reopen(now)))).Rule);
        await installation.Assess.GoTo(installation.Member, sheet.Id, 9);
        Assert.Equal((4, 1), await Counts(installation));

        await installation.People.Restore(installation.Coordinator, Slug, removed);
        Assert.Equivalent(sheet, await installation.Assess.Find(installation.Member, Slug, 1), strict: true);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Undo_puts_the_sheet_and_the_link_back_as_they_were(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var (anna, bob) = (await installation.ByLink("Anna"), await installation.ByLink("Bob"));
        await installation.Answer(anna, (await installation.Assess.Find(anna, Slug, 1))!, "1.1", 4);
        await installation.Assess.Change(anna, (await installation.Assess.Find(anna, Slug, 1))!, (own, questionnaire, now) =>
        {
            own.Remark(Principle.Face, "Mooi", now);
            own.Prioritise(questionnaire, [Principle.MeasurableAmbition], now);
        });
        await installation.SubmitAll(bob, Slug, 3);

        foreach (var (viewer, name, stays) in new[] { (anna, "Anna", true), (bob, "Bob", true), (bob, "Bob", false) })
        {
            var before = await installation.Assess.Find(viewer, Slug, 1);
            var removed = (await installation.People.Remove(installation.Coordinator, Slug, (await Person(installation, name)).Id, stays))!;
            Assert.Null(await installation.Assess.Find(viewer, Slug, 1));
            Assert.True(await installation.People.Restore(installation.Coordinator, Slug, removed));

            Assert.Equivalent(before, await installation.Assess.Find(viewer, Slug, 1), strict: true);
            Assert.True((await Person(installation, name)).IsAsked);
            Assert.Equal((4, 1), await Counts(installation));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Undo_after_the_close_puts_nobody_in_the_round(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        await installation.SubmitAll(await installation.ByLink("Bob"), Slug, 4);
        var removed = (await installation.People.Remove(installation.Coordinator, Slug, (await Person(installation, "Anna")).Id))!;
        var stayed = (await installation.People.Remove(installation.Coordinator, Slug, (await Person(installation, "Bob")).Id))!;
        await installation.Rounds.Close(installation.Coordinator, Slug, 1);

        foreach (var one in (RemovedPerson[])[removed, stayed]) Assert.True(await installation.People.Restore(installation.Coordinator, Slug, one));

        await using var db = installation.Db();
        var participants = await db.Participants
            .Where(participant => db.Rounds.Any(round => round.Id == participant.RoundId && round.Name == "Najaar"))
            .ToListAsync();
        Assert.Equal(3, participants.Count);
        Assert.All(participants, participant => Assert.Null(participant.Address));
        Assert.Equal(stayed.Id, participants.Single(participant => participant.Name == "Bob").PersonId);
        Assert.Equal(3, await db.RoundFigures.Select(round => round.Invited).SingleAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Handing_in_and_being_taken_out_at_once_is_one_after_the_other(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var anna = await installation.ByLink("Anna");
        var sheet = (await installation.Assess.Find(anna, Slug, 1))!;
        using var atIt = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var handedIn = Task.Run(() => installation.Assess.Change(anna, sheet, (own, questionnaire, now) =>
        {
            own.Answer(questionnaire, "1.1", new(4), now);
            own.Submit(now);
            atIt.Set();
            goOn.Wait();
        }));
        Assert.True(atIt.Wait(TimeSpan.FromSeconds(20)));

        var person = await Person(installation, "Anna");
        var removed = Task.Run(() => installation.People.Remove(installation.Coordinator, Slug, person.Id));
        await Task.Delay(300);
        Assert.False(removed.IsCompleted);
        goOn.Set();
        await handedIn;
        await removed;

        Assert.Equal((3, 1), await Counts(installation));
        Assert.Null(await installation.Assess.Find(anna, Slug, 1));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Asking_removing_and_adding_at_once_make_no_second_sheet_and_leave_no_working_link(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        await installation.SubmitAll(await installation.ByLink("Anna"), Slug, 4);
        var person = await Person(installation, "Anna");
        installation.Clock.Advance(TimeSpan.FromDays(1));

        await Task.WhenAll(
            Task.Run(() => installation.People.Remove(installation.Coordinator, Slug, person.Id)),
            Task.Run(() => installation.OpenRounds.Remind(installation.Coordinator, Slug, 1)),
            Task.Run(() => installation.OpenRounds.AskNewcomers(installation.Coordinator, Slug, 1)));
        await using (var db = installation.Db()) Assert.False(
            await db.ValidInvitations().AnyAsync(link => db.Participants.Any(own => own.Id == link.ParticipantId && own.RemovedAt != null)));
        await Task.WhenAll(
            Task.Run(() => Add(installation, person, "anna@voorbeeld.nl")),
            Task.Run(() => installation.OpenRounds.AskNewcomers(installation.Coordinator, Slug, 1)));
        await installation.OpenRounds.AskNewcomers(installation.Coordinator, Slug, 1);

        Assert.Equal((4, 1), await Counts(installation));
    }

    private static Task<bool> Add(TestInstallation installation, PersonRow person, string email) =>
        installation.People.Add(installation.Coordinator, Slug, [new NewPerson(person.Name, email, person.PartnerId, person.Level)]);

    private static async Task<PersonRow> Person(TestInstallation installation, string name) =>
        (await installation.People.Find(installation.Coordinator, Slug))!.People.Single(person => person.Name == name);

    private static async Task<(int Invited, int Submitted)> Counts(TestInstallation installation)
    {
        // The counts as they are now; a coordinator sees those of the start of the day.
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

using KetenScan.Data.Access;
using KetenScan.Data.Mail;
using KetenScan.Domain;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Actions;
using KetenScan.Web.Features.People;
using KetenScan.Web.Tests.Invitations;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.People;

/// <summary>Merges two entries of one person, and partners.</summary>
public sealed class MergeTests
{
    private const string Slug = "wijkketen";

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_merge_keeps_the_sheet_that_was_handed_in(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var (anna, bob) = (await installation.ByLink("Anna"), await installation.ByLink("Bob"));
        await installation.Answer(anna, (await installation.Assess.Find(anna, Slug, 1))!, "1.1", 5);
        await installation.SubmitAll(bob, Slug, 2);

        Assert.True(await installation.Merging.People(installation.Coordinator, Slug, await Of(installation, "Anna", "Bob")));

        Assert.Equal((3, 1), await CorrectionTests.Counts(installation));
        foreach (var link in (Viewer[])[anna, bob]) Assert.Null(await installation.Assess.Find(link, Slug, 1));
        var sheet = (await installation.Assess.Find(await installation.ByLink("Anna"), Slug, 1))!;
        Assert.Equal((2, true), (sheet.Answers["1.1"].Number, sheet.Submitted));
        Assert.DoesNotContain((await View(installation)).People, person => person.Name == "Bob");
        await using var db = installation.Db();
        var waiting = Assert.Single(
            await db.Outbox.Where(message => message.SentAt == null && (message.Name == "Anna" || message.Name == "Bob")).ToListAsync());
        Assert.Equal((MailKind.Invitation, "anna@voorbeeld.nl"), (waiting.Kind, waiting.Address));
        Assert.Equal(0, await installation.OpenRounds.AskNewcomers(installation.Coordinator, Slug, 1));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task If_both_were_handed_in_the_coordinators_choice_stays(Engine engine)
    {
        foreach (var ofGone in (bool[])[false, true])
        {
            await using var installation = await InvitationTests.Opened(engine);
            await installation.SubmitAll(await installation.ByLink("Anna"), Slug, 5);
            await installation.SubmitAll(await installation.ByLink("Bob"), Slug, 2);

            await installation.Merging.People(
                installation.Coordinator,
                Slug,
                await Of(installation, "Anna", "Bob") with { SheetOfGone = ofGone, NameOfGone = true, EmailOfGone = true });

            Assert.Equal((3, 1), await CorrectionTests.Counts(installation));
            Assert.Equal("bob@voorbeeld.nl", (await Person(installation, "Bob")).Email);
            Assert.Equal(ofGone ? 2 : 5, (await installation.Assess.Find(await installation.ByLink("Bob"), Slug, 1))!.Answers["1.1"].Number);
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task If_neither_was_handed_in_the_sheet_with_the_latest_answers_stays(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        foreach (var (name, value) in (IEnumerable<(string, int)>)[("Anna", 5), ("Bob", 2)])
        {
            var link = await installation.ByLink(name);
            await installation.Answer(link, (await installation.Assess.Find(link, Slug, 1))!, "1.1", value);
            installation.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await installation.Merging.People(installation.Coordinator, Slug, await Of(installation, "Anna", "Bob"));

        Assert.Equal(2, (await installation.Assess.Find(await installation.ByLink("Anna"), Slug, 1))!.Answers["1.1"].Number);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_goes_with_the_other_entry_goes_over_and_closed_rounds_stay_as_they_were_counted(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        foreach (var name in (string[])["Anna", "Bob", "Cor"]) await installation.SubmitAll(await installation.ByLink(name), Slug, 4);
        await installation.Rounds.Close(installation.Coordinator, Slug, 1);
        var bob = await Person(installation, "Bob");
        await using (var db = installation.Db())
        {
            var person = await db.People.SingleAsync(person => person.Id == bob.Id);
            (person.AccountId, person.KeepsDossier) = (installation.Member.AccountId, true);
            (await db.Users.SingleAsync(account => account.Id == installation.Member.AccountId)).NormalizedEmail = "ANNA@VOORBEELD.NL";
            await db.SaveChangesAsync();
        }

        await installation.Actions.Save(installation.Coordinator, Slug, new ActionForm { What = "Iets", PersonId = bob.Id, Due = new DateOnly(2026, 12, 1) });

        await installation.Merging.People(installation.Coordinator, Slug, await Of(installation, "Anna", "Bob"));

        var kept = await Person(installation, "Anna");
        Assert.Equal((true, true), (kept.HasAccount, kept.KeepsDossier));
        Assert.Equal((4, 3), await CorrectionTests.Counts(installation));
        await using var after = installation.Db();
        Assert.Equal(2, await after.Participants.CountAsync(participant => participant.PersonId == kept.Id));
        Assert.Equal(
            (kept.Id, "Anna"),
            await after.ImprovementActions.Select(action => new ValueTuple<Guid, string>(action.PersonId!.Value, action.Owner)).SingleAsync());
        Assert.Equal(1, await after.Outbox.CountAsync(message => message.Kind == MailKind.RoundClosed && message.Address == "anna@voorbeeld.nl"));
        Assert.False(await after.Outbox.AnyAsync(message => message.SentAt == null && message.Address == "bob@voorbeeld.nl"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Two_people_with_accounts_of_their_own_and_an_entry_that_was_changed_meanwhile_are_refused(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var seen = await Of(installation, "Anna", "Bob");
        await installation.Correcting.Correct(installation.Coordinator, Slug, seen.Gone.Id, CorrectionTests.Corrected(seen.Gone) with { Name = "Bob de Boer" });
        Assert.Equal(
            Rule.SomebodyElseChangedIt,
            (await Assert.ThrowsAsync<RuleBroken>(() => installation.Merging.People(installation.Coordinator, Slug, seen))).Rule);

        await using (var db = installation.Db())
        {
            (await db.People.SingleAsync(person => person.Name == "Anna")).AccountId = installation.Member.AccountId;
            (await db.People.SingleAsync(person => person.Name == "Cor")).AccountId = installation.Stranger.AccountId;
            await db.SaveChangesAsync();
        }

        var both = await Of(installation, "Anna", "Cor");
        Assert.Equal(
            Rule.PeopleHaveDifferentAccounts,
            (await Assert.ThrowsAsync<RuleBroken>(() => installation.Merging.People(installation.Coordinator, Slug, both))).Rule);
        Assert.Equal(4, (await View(installation)).People.Count);
        Assert.False(await installation.Merging.People(installation.Member, Slug, both));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Two_partners_become_a_third_and_people_sheets_and_open_actions_go_along(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        await installation.People.AddPartner(installation.Coordinator, Slug, "Apotheek", new DateOnly(2026, 1, 1));
        var view = await View(installation);
        var (one, two) = (view.Partners.Single(partner => partner.Name == "Gemeente"), view.Partners.Single(partner => partner.Name == "Thuiszorg"));
        await installation.Actions.Save(
            installation.Coordinator,
            Slug,
            new ActionForm { What = "Iets", Owner = "Bob", PartnerId = two.Id, Due = new DateOnly(2026, 12, 1) });
        var link = await installation.ByLink("Anna");

        await installation.Merging.Partners(installation.Coordinator, Slug, new MergedPartners([one.Id, two.Id], null, "Samen", new DateOnly(2026, 9, 1)));

        var after = await View(installation);
        var into = after.Partners.Single(partner => partner.Name == "Samen");
        Assert.Equal(new DateOnly(2026, 9, 1), into.Joined);
        Assert.All(
            after.Partners.Where(partner => partner.Id == one.Id || partner.Id == two.Id),
            partner => Assert.Equal((new DateOnly(2026, 8, 31), into.Id), (partner.Left, partner.SucceededBy)));
        Assert.All(after.People, person => Assert.Equal(into.Id, person.PartnerId));
        Assert.Equal((4, 0), await CorrectionTests.Counts(installation));
        Assert.NotNull(await installation.Assess.Find(link, Slug, 1));
        await using var db = installation.Db();
        Assert.Equal(4, await db.Participants.CountAsync(participant => participant.PartnerId == into.Id));
        Assert.Equal(into.Id, await db.ImprovementActions.Select(action => action.PartnerId).SingleAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_merge_in_the_future_before_joining_with_a_taken_name_or_of_nothing_is_refused(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var partners = (await View(installation)).Partners;
        var (one, two) = (partners[0].Id, partners[1].Id);
        var day = new DateOnly(2026, 9, 1);

        Assert.Equal(Rule.DateIsNotInTheFuture, await Refused(new MergedPartners([one, two], null, "Samen", new DateOnly(2026, 9, 21))));
        Assert.Equal(Rule.PartnerLeavesAfterJoining, await Refused(new MergedPartners([one, two], null, "Samen", new DateOnly(2026, 1, 1))));
        Assert.Equal(Rule.OrganisationIsInTheChain, await Refused(new MergedPartners([one, two], null, "gemeente", day)));
        Assert.Equal(Rule.PartnersAreChosen, await Refused(new MergedPartners([one], null, "Samen", day)));
        Assert.Equal(Rule.PartnersAreChosen, await Refused(new MergedPartners([one], one, null, day)));
        Assert.True(await installation.Merging.Partners(installation.Coordinator, Slug, new MergedPartners([one], two, null, day)));
        Assert.Equal(Rule.PartnerHasLeft, await Refused(new MergedPartners([two], one, null, day)));

        async Task<Rule> Refused(MergedPartners merging) =>
            (await Assert.ThrowsAsync<RuleBroken>(() => installation.Merging.Partners(installation.Coordinator, Slug, merging))).Rule;
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_next_scorecard_is_compared_with_what_the_partners_were_together_and_says_so(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var partners = (await View(installation)).Partners;
        foreach (var (name, value) in (IEnumerable<(string, int)>)[("Anna", 2), ("Cor", 2), ("Bob", 5)]) await installation.SubmitAll(
            await installation.ByLink(name),
            Slug,
            value);
        await installation.Rounds.Close(installation.Coordinator, Slug, 1);
        var first = (await Card(installation, 1)).Scorecard;
        Assert.Null(first.Merged);
        await installation.People.AddPartner(installation.Coordinator, Slug, "Apotheek", new DateOnly(2026, 9, 1));
        var other = (await View(installation)).Partners.Single(partner => partner.Name == "Apotheek").Id;
        await installation.People.Add(installation.Coordinator, Slug, [new NewPerson("Eva", "eva@voorbeeld.nl", other, Level.Strategic)]);
        await installation.Merging.Partners(
            installation.Coordinator,
            Slug,
            new MergedPartners([partners[0].Id, partners[1].Id], null, "Samen", new DateOnly(2026, 9, 1)));

        installation.Clock.Advance(TimeSpan.FromDays(30));
        var number = await installation.Plans.Save(
            installation.Coordinator,
            Slug,
            null,
            new Features.Rounds.RoundForm { Name = "Winter", ClosesOn = new DateOnly(2026, 12, 1), Questionnaire = "keten-8/1" });
        await installation.Plans.Open(installation.Coordinator, Slug, number!.Value);
        foreach (var name in (string[])["Anna", "Eva"])
        {
            var viewer = await installation.ByLink(name);
            var sheet = (await installation.Assess.Find(viewer, Slug, 2))!;
            await installation.Assess.Change(viewer, sheet, (own, questionnaire, now) =>
            {
                foreach (var statement in questionnaire.Statements) own.Answer(questionnaire, statement.Code, new(4), now);
                own.Submit(now);
            });
        }

        await installation.Rounds.Close(installation.Coordinator, Slug, 2);

        // Two people scored 2 and one scored 5: combined 3.
        var card = await Card(installation, 2);
        Assert.Equal((1, 1.0), (card.Scorecard.Overall.Change!.Partners, card.Scorecard.Overall.Change.Score));
        var dutch = System.Globalization.CultureInfo.GetCultureInfo("nl-NL");
        Assert.Contains("Samen is vergeleken met wat Gemeente en Thuiszorg in de vorige ronde samen scoorden.", Reports.Words.RestsOnWords.Of(card, dutch));
    }

    private static async Task<Reports.ScorecardReport> Card(TestInstallation installation, int number) =>
        await installation.Scorecards.Read((await installation.Scorecards.Find(installation.Coordinator, Slug, number))!);

    private static async Task<MergedPeople> Of(TestInstallation installation, string keep, string gone) =>
        new(await Person(installation, keep), await Person(installation, gone), false, false, false);

    private static async Task<PeopleView> View(TestInstallation installation) => (await installation.People.Find(installation.Coordinator, Slug))!;

    private static async Task<PersonRow> Person(TestInstallation installation, string name) =>
        (await View(installation)).People.Single(person => person.Name == name);
}

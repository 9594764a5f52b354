using KetenScan.Data.Mail;
using KetenScan.Domain;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.People;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Rounds;

public sealed class PlanServiceTests
{
    private const string Slug = TestInstallation.Slug;

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_plan_that_is_sent_twice_is_stored_once(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var form = Plan();

        var numbers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => installation.Plans.Save(installation.Coordinator, Slug, null, form))));

        Assert.All(numbers, number => Assert.Equal(2, number));
        await using var db = installation.Db();
        Assert.Equal(2, await db.Rounds.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Two_coordinators_who_plan_at_once_get_a_round_each(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);

        var numbers = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => Task.Run(() => installation.Plans.Save(installation.Coordinator, Slug, null, Plan()))));

        Assert.Equal([2, 3], numbers.Order());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_second_who_saves_a_draft_sees_what_the_first_made_of_it(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.Plans.Save(installation.Coordinator, Slug, null, Plan());
        var first = (await installation.Plans.Find(installation.Coordinator, Slug, 2))!.Value.Form;
        var second = (await installation.Plans.Find(installation.Coordinator, Slug, 2))!.Value.Form;
        first.Name = "Lente";
        second.Message = "Doe mee!";
        await installation.Plans.Save(installation.Coordinator, Slug, 2, first);

        var changed = await Assert.ThrowsAsync<ChangedMeanwhile<RoundForm>>(() => installation.Plans.Save(installation.Coordinator, Slug, 2, second));

        Assert.Equal("Lente", changed.Theirs.Name);
        second.Seen = changed.Theirs.Seen;
        Assert.Equal(2, await installation.Plans.Save(installation.Coordinator, Slug, 2, second));
        Assert.Equal(2, await installation.Plans.Save(installation.Coordinator, Slug, 2, second));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_draft_that_was_thrown_away_comes_back_as_it_was(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.Plans.Save(installation.Coordinator, Slug, null, Plan());
        var form = (await installation.Plans.Find(installation.Coordinator, Slug, 2))!.Value.Form;
        form.Name = "nooit bewaard";
        var discarded = (await installation.Plans.Discard(installation.Coordinator, Slug, 2))!;
        Assert.Null(await installation.Plans.Discard(installation.Coordinator, Slug, 2));
        Assert.Equal(Rule.DraftIsGone, (await Assert.ThrowsAsync<RuleBroken>(() => installation.Plans.Save(installation.Coordinator, Slug, 2, form))).Rule);

        Assert.Equal(2, await installation.Plans.Save(installation.Coordinator, Slug, null, discarded));

        var back = (await installation.Plans.Find(installation.Coordinator, Slug, 2))!.Value.Form;
        Assert.Equal((form.Id, "Voorjaar", new DateOnly(2026, 12, 1)), (back.Id, back.Name, back.ClosesOn!.Value));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Name_and_message_of_an_open_round_can_be_corrected_and_the_second_sees_it(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var first = (await installation.Plans.Correcting(installation.Coordinator, Slug, 1))!;
        var second = (await installation.Plans.Correcting(installation.Coordinator, Slug, 1))!;
        first.Name = "Herfst 2026";
        first.Message = "Graag voor de vergadering.";
        Assert.True(await installation.Plans.Correct(installation.Coordinator, Slug, 1, first));

        var changed = await Assert.ThrowsAsync<ChangedMeanwhile<CorrectionForm>>(() => installation.Plans.Correct(installation.Coordinator, Slug, 1, second));

        Assert.Equal(("Herfst 2026", "Graag voor de vergadering."), (changed.Theirs.Name, changed.Theirs.Message));
        Assert.Null(await installation.Plans.Correcting(installation.Member, Slug, 1));
        Assert.False(await installation.Plans.Correct(installation.Member, Slug, 1, changed.Theirs));
        await installation.Rounds.Close(installation.Coordinator, Slug, 1);
        Assert.Equal(
            Rule.OnlyAnOpenRoundIsCorrected,
            (await Assert.ThrowsAsync<RuleBroken>(() => installation.Plans.Correcting(installation.Coordinator, Slug, 1))).Rule);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Without_a_mail_server_another_last_day_makes_no_links_to_hand_out(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var form = (await installation.Plans.Correcting(installation.Coordinator, Slug, 1))!;
        form.ClosesOn = new DateOnly(2026, 9, 25);
        await installation.Plans.Correct(installation.Coordinator, Slug, 1, form);

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
        await installation.Plans.AskNewcomers(installation.Coordinator, Slug, 1);
        var plans = new PlanService(installation.Databases, installation.Outbox, installation.Audit, TestInstallation.MailServer, installation.Clock);
        async Task<int> Told(Action<CorrectionForm> change)
        {
            var form = (await plans.Correcting(installation.Coordinator, Slug, 1))!;
            change(form);
            await plans.Correct(installation.Coordinator, Slug, 1, form);
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

        var asked = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => installation.Plans.AskNewcomers(installation.Coordinator, Slug, 1))));

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

        Assert.Equal(0, await installation.Plans.AskNewcomers(installation.Coordinator, Slug, 1));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_name_of_another_round_is_found_and_its_own_is_not(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);

        Assert.Equal(1, await installation.Plans.SameName(installation.Coordinator, Slug, null, "najaar 2026 "));
        Assert.Null(await installation.Plans.SameName(installation.Coordinator, Slug, 1, "Najaar 2026"));
        Assert.Null(await installation.Plans.SameName(installation.Member, Slug, null, "Najaar 2026"));
    }

    private static RoundForm Plan() => new() { Name = "Voorjaar", ClosesOn = new DateOnly(2026, 12, 1), Questionnaire = "keten-8/1" };
}

using System.Globalization;
using KetenScan.Domain;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Shared;
using KetenScan.Web.Tests.Shared;
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
    public async Task A_message_of_more_than_a_thousand_characters_is_refused_and_stays_in_the_form(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var form = Plan();
        form.Message = new string('a', 1001);

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => installation.Plans.Save(installation.Coordinator, Slug, null, form));

        Assert.Equal((Rule.MessageIsTooLong, 1001), (refused.Rule, form.Message.Length));
        form.Message = $" {new string('a', 1000)} ";
        Assert.Equal(2, await installation.Plans.Save(installation.Coordinator, Slug, null, form));
    }

    [Theory]
    [InlineData("nl", "langer dan 1000 tekens")]
    [InlineData("en", "over 1000 characters")]
    public void The_forms_of_a_round_say_that_a_message_is_too_long(string culture, string words)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var texts = Texts.Of<RoundTexts>();
        var (today, message) = (new DateOnly(2026, 9, 20), new string('a', 1001));

        var planned = new RoundCheck(texts, today).Validate(new RoundForm { Name = "Voorjaar", ClosesOn = today.AddDays(28), Message = message });
        var corrected = new CorrectCheck(texts, today, today).Validate(new CorrectionForm { Name = "Voorjaar", ClosesOn = today, Message = message });

        Assert.Contains(words, Assert.Single(planned.Errors).ErrorMessage, StringComparison.Ordinal);
        Assert.Contains(words, Assert.Single(corrected.Errors).ErrorMessage, StringComparison.Ordinal);
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
    public async Task The_name_of_another_round_is_found_and_its_own_is_not(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);

        Assert.Equal(1, await installation.Plans.SameName(installation.Coordinator, Slug, null, "najaar 2026 "));
        Assert.Null(await installation.Plans.SameName(installation.Coordinator, Slug, 1, "Najaar 2026"));
        Assert.Null(await installation.Plans.SameName(installation.Member, Slug, null, "Najaar 2026"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_plan_knows_which_round_of_the_chain_is_open(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        Assert.Equal(1, (await installation.Plans.Find(installation.Coordinator, Slug, null))!.Value.View.OpenRound);

        await installation.Rounds.Close(installation.Coordinator, Slug, 1);

        Assert.Null((await installation.Plans.Find(installation.Coordinator, Slug, null))!.Value.View.OpenRound);
    }

    private static RoundForm Plan() => new() { Name = "Voorjaar", ClosesOn = new DateOnly(2026, 12, 1), Questionnaire = "keten-8/1" };
}

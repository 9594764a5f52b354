using KetenScan.Domain;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Assess;

public sealed class AssessServiceTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_answer_is_stored_before_the_call_returns(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);

        await installation.Answer("3.2", 4);
        await installation.Answer("3.3", null);

        var sheet = await installation.Sheet();
        Assert.Equal(4, sheet.Answers["3.2"].Number);
        Assert.Equal(AnswerValue.DontKnow, sheet.Answers["3.3"]);
        Assert.False(sheet.Answers.ContainsKey("3.4"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_many_clicks_from_two_browsers_none_breaks_and_each_statement_has_one_answer(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var view = await installation.Sheet();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(click => Task.Run(() => installation.Answer($"1.{click % 2 + 1}", click % 5 + 1, view))));
        await installation.Answer("1.1", 2, view);

        var sheet = await installation.Sheet();
        Assert.Equal(2, sheet.Answers.Count);
        Assert.Equal(2, sheet.Answers["1.1"].Number);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nobody_else_finds_or_changes_the_sheet(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var view = await installation.Sheet();

        Assert.Null(await installation.Assess.Find(installation.Stranger, TestInstallation.Slug, 1));
        Assert.Null(await installation.Assess.Find(installation.Coordinator, TestInstallation.Slug, 1));
        await Assert.ThrowsAsync<RuleBroken>(
            () => installation.Assess.Change(installation.Stranger, view, (own, questionnaire, now) => own.Answer(questionnaire, "1.1", new(1), now)));
        Assert.Empty((await installation.Sheet()).Answers);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_refused_change_leaves_everything_as_it_was(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.Answer("1.1", 3);
        installation.Clock.Advance(TimeSpan.FromHours(1));

        await Assert.ThrowsAsync<RuleBroken>(() => installation.Answer("1.1", 6));

        await using var db = installation.Db();
        var changed = await db.Assessments.Where(sheet => sheet.ChangedAt != null).Select(sheet => sheet.ChangedAt).SingleAsync();
        Assert.Equal(installation.Clock.GetUtcNow().AddHours(-1), changed);
        Assert.Equal(3, (await installation.Sheet()).Answers["1.1"].Number);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Another_device_continues_where_one_was(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);

        await installation.Assess.GoTo(installation.Member, (await installation.Sheet()).Id, 6);

        Assert.Equal(6, (await installation.Sheet()).Step);

        await installation.Assess.GoTo(installation.Member, (await installation.Sheet()).Id, 11);

        Assert.Equal(SheetStep.Overview, (await installation.Sheet()).Step);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Answers_on_their_way_while_the_round_closes_are_counted_or_refused_but_never_half(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.SubmitAll(4);
        var view = await installation.Sheet();
        await installation.Assess.Change(installation.Member, view, (own, _, now) => own.Reopen(now));
        await installation.Assess.Change(installation.Member, view, (own, _, now) => own.Submit(now));

        var late = Task.Run(async () =>
        {
            for (var click = 0; click < 50; click++)
            {
                try
                {
                    await installation.Assess.Change(installation.Member, view, (own, questionnaire, now) =>
                    {
                        own.Reopen(now);
                        own.Answer(questionnaire, "1.1", new(click % 5 + 1), now);
                        own.Submit(now);
                    });
                }
                catch (RuleBroken broken)
                {
                    Assert.Equal(Rule.ClosedRoundTakesNoAnswers, broken.Rule);
                    return;
                }
            }
        });
        Assert.True(await installation.Rounds.Close(installation.Coordinator, TestInstallation.Slug, 1));
        await late;

        var card = await installation.Scorecards.Read((await installation.Scorecards.Find(installation.Coordinator, TestInstallation.Slug, 1))!);
        var stored = (await installation.Sheet()).Answers["1.1"].Number!.Value;
        Assert.Equal(1, card.Scorecard.Principles[0].Statements[0].Distribution![stored - 1]);
        Assert.Equal(SheetState.Sealed, (await installation.Sheet()).State);
    }
}

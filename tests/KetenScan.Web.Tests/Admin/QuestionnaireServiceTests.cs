using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Domain.Questionnaires;
using KetenScan.Reports.Files;
using KetenScan.Web.Features.Admin;
using KetenScan.Web.Shared;

namespace KetenScan.Web.Tests.Admin;

public sealed class QuestionnaireServiceTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_copy_is_a_draft_with_the_next_version_that_no_round_can_use(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);

        var version = await installation.Admin.Copy(installation.Administrator, "keten-8", 1);

        Assert.Equal(new QuestionnaireVersion("keten-8", 2), version);
        Assert.Equal([new QuestionnaireVersion("keten-8", 1)], await installation.Questionnaires.Published());
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => installation.Questionnaires.Get(version!));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_draft_is_changed_published_and_then_never_changed_again(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var draft = await Draft(installation);
        var work = DraftQuestionnaire.Of(draft.Json);
        work.Sections[0].Statements.RemoveAt(4);
        work.Sections[2].Add();
        work.Sections[2].Statements[^1]["nl"] = "Wij spreken elkaar aan.";
        work.Sections[2].Statements[^1]["en"] = "We hold each other to account.";

        draft = (await installation.Admin.Save(installation.Administrator, draft, work.Json()))!;
        draft = (await installation.Admin.Publish(installation.Administrator, draft))!;

        var published = await installation.Questionnaires.Get(new QuestionnaireVersion("keten-8", 2));
        Assert.Equal(4, published.Sections[0].Statements.Count);
        Assert.Equal(("3.6", "We hold each other to account."), (published.Sections[2].Statements[5].Code, published.Sections[2].Statements[5].Text.In("en")));
        await Refused(Rule.PublishedQuestionnaireNeverChanges, () => installation.Admin.Save(installation.Administrator, draft, work.Json()));
        await Refused(Rule.PublishedQuestionnaireNeverChanges, () => installation.Admin.Publish(installation.Administrator, draft));
        await Refused(Rule.PublishedQuestionnaireNeverChanges, () => installation.Admin.Discard(installation.Administrator, draft));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_unfinished_draft_is_kept_and_not_published(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var draft = await Draft(installation);
        var work = DraftQuestionnaire.Of(draft.Json);
        work.Sections[0].Add();
        draft = (await installation.Admin.Save(installation.Administrator, draft, work.Json()))!;

        var refused = await Assert.ThrowsAsync<FileRefused>(() => installation.Admin.Publish(installation.Administrator, draft));

        Assert.Equal(["principles[0].statements[5].nl", "principles[0].statements[5].en"], refused.Problems.Select(problem => problem.Column));
        Assert.Null((await installation.Admin.Find(installation.Administrator, "keten-8", 2))!.PublishedAt);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_second_of_two_people_on_one_draft_gets_a_conflict(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var draft = await Draft(installation);
        await installation.Admin.Save(installation.Administrator, draft, draft.Json);

        var changed = await Assert.ThrowsAsync<ChangedMeanwhile<QuestionnaireView>>(
            () => installation.Admin.Save(installation.Administrator, draft, draft.Json));
        Assert.Equal(draft.Revision + 1, changed.Theirs.Revision);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_copy_that_is_asked_for_twice_is_one_draft_until_somebody_works_on_it(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        Task<QuestionnaireVersion?> Copy() => installation.Admin.Copy(installation.Administrator, "keten-8", 1);

        var copies = await Task.WhenAll(Copy(), Copy(), Copy());
        Assert.All(copies, copy => Assert.Equal(2, copy!.Version));
        var draft = (await installation.Admin.Find(installation.Administrator, "keten-8", 2))!;
        await installation.Admin.Save(installation.Administrator, draft, draft.Json);

        Assert.Equal(3, (await Copy())!.Version);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_file_becomes_a_draft_and_a_wrong_one_is_refused(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);

        var version = await installation.Admin.TakeIn(
            installation.Administrator,
            "own.json",
            QuestionnaireJson.BuiltIn.Replace("keten-8", "eigen", StringComparison.Ordinal));

        Assert.Equal(new QuestionnaireVersion("eigen", 1), version);
        await Assert.ThrowsAsync<FileRefused>(() => installation.Admin.TakeIn(installation.Administrator, "own.json", "{}"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_draft_thrown_away_is_gone(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var draft = await Draft(installation);

        await installation.Admin.Discard(installation.Administrator, draft);

        Assert.Null(await installation.Admin.Find(installation.Administrator, "keten-8", 2));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_draft_thrown_away_comes_back_as_it_was_and_only_once(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var draft = await Draft(installation);
        var work = DraftQuestionnaire.Of(draft.Json);
        work.Sections[0].Statements[0]["nl"] = "Anders";
        draft = (await installation.Admin.Save(installation.Administrator, draft, work.Json()))!;
        await installation.Admin.Discard(installation.Administrator, draft);
        Task<QuestionnaireVersion?> Restore() => installation.Admin.Restore(installation.Administrator, draft);

        Assert.Equal(new QuestionnaireVersion("keten-8", 2), await Restore());
        Assert.Equal(new QuestionnaireVersion("keten-8", 2), await Restore());

        var back = (await installation.Admin.FindCompared(installation.Administrator, "keten-8", 2))!;
        Assert.Equal(draft.Json, back.View.Json);
        Assert.Equal(1, back.Origin!.Version);
        Assert.Null(back.View.PublishedAt);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_draft_thrown_away_comes_back_beside_another_that_took_its_number(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var draft = await Draft(installation);
        await installation.Admin.Discard(installation.Administrator, draft);
        var other = await Draft(installation);
        await installation.Admin.Save(installation.Administrator, other, other.Json);

        Assert.Equal(new QuestionnaireVersion("keten-8", 3), await installation.Admin.Restore(installation.Administrator, draft));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_draft_is_compared_with_the_version_that_was_copied_and_a_file_with_the_latest_published_one(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        async Task<int?> OriginOf(int version) =>
            (await installation.Admin.FindCompared(installation.Administrator, "keten-8", version))!.Origin?.Version;
        await installation.Admin.Publish(installation.Administrator, await Draft(installation));

        await installation.Admin.Copy(installation.Administrator, "keten-8", 1);
        await installation.Admin.TakeIn(
            installation.Administrator,
            "own.json",
            QuestionnaireJson.BuiltIn.Replace("Wij", "We", StringComparison.Ordinal));

        int?[] origins = [await OriginOf(1), await OriginOf(2), await OriginOf(3), await OriginOf(4)];
        Assert.Equal([null, 1, 1, 2], origins);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Without_the_administrator_role_nothing_is_there(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var draft = await Draft(installation);

        Assert.Empty(await installation.Admin.List(installation.Coordinator));
        Assert.Null(await installation.Admin.Copy(installation.Coordinator, "keten-8", 1));
        Assert.Null(await installation.Admin.TakeIn(installation.Coordinator, "own.json", QuestionnaireJson.BuiltIn));
        Assert.Null(await installation.Admin.Save(installation.Coordinator, draft, "{}"));
        Assert.Null(await installation.Admin.Publish(installation.Coordinator, draft));
        Assert.Null(await installation.Admin.FindCompared(installation.Coordinator, "keten-8", 2));
        Assert.Null(await installation.Admin.Restore(installation.Coordinator, draft));
        await installation.Admin.Discard(installation.Coordinator, draft);
        Assert.NotNull(await installation.Admin.Find(installation.Administrator, "keten-8", 2));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_round_keeps_the_version_it_opened_with(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.Admin.Publish(installation.Administrator, await Draft(installation));
        await installation.SubmitAll(4);

        await installation.Rounds.Close(installation.Coordinator, TestInstallation.Slug, 1);

        var card = await installation.Scorecards.Read((await installation.Scorecards.Find(installation.Coordinator, TestInstallation.Slug, 1))!);
        Assert.Equal(new QuestionnaireVersion("keten-8", 1), card.Scorecard.Questionnaire);
    }

    private static async Task<QuestionnaireView> Draft(TestInstallation installation)
    {
        var version = (await installation.Admin.Copy(installation.Administrator, "keten-8", 1))!;
        return (await installation.Admin.Find(installation.Administrator, version.Key, version.Version))!;
    }

    private static async Task Refused(Rule rule, Func<Task> work) => Assert.Equal(rule, (await Assert.ThrowsAsync<RuleBroken>(work)).Rule);
}

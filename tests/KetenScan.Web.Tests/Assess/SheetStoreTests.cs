using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Assess;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Assess;

/// <summary>What becomes of the changes of a sheet that a browser sends.</summary>
public sealed class SheetStoreTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Changes_that_waited_are_stored_together_each_with_its_own_outcome(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var now = Now(installation);

        var outcomes = await Send(
            installation,
            new SentChange("answer", "answer-1.1", "4", now - 3),
            new SentChange("answer", "answer-1.2", "0", now - 2),
            new SentChange("answer", "answer-1.3", "6", now - 2),
            new SentChange("answer", "answer-9.9", "3", now - 2),
            new SentChange("comment", "comment-6", " Vaker vieren 🎉 ", now - 1),
            new SentChange("comment", "comment-7", new string('x', 2001), now - 1),
            new SentChange("priorities", "priorities", "6,8", now),
            new SentChange("step", "step", "7", now));

        Assert.Equal(
            ["stored", "stored", "AnswerIsOneToFive", "UnknownStatement", "stored", "CommentIsTooLong", "stored", "stored"],
            outcomes.Select(one => one.Outcome == ChangeOutcome.Stored ? "stored" : $"{one.Why}"));
        Assert.All(outcomes, one => Assert.False(one.Stops));
        var sheet = await installation.Sheet();
        Assert.Equal(2, sheet.Answers.Count);
        Assert.Equal((new AnswerValue(4), AnswerValue.DontKnow), (sheet.Answers["1.1"], sheet.Answers["1.2"]));
        Assert.Equal("Vaker vieren 🎉", sheet.Comments[Principle.Successes]);
        Assert.Equal([Principle.Successes, Principle.Face], sheet.Priorities);
        Assert.Equal((7, now), (sheet.Step, sheet.LastNumber));
    }

    [Theory]
    [InlineData(Engine.Sqlite, "answer", "answer-1.1", "5", "2")]
    [InlineData(Engine.PostgreSql, "answer", "answer-1.1", "5", "2")]
    [InlineData(Engine.Sqlite, "comment", "comment-3", "later", "eerder")]
    [InlineData(Engine.Sqlite, "priorities", "priorities", "2,3", "1")]
    public async Task A_change_that_comes_after_a_later_one_changes_nothing_and_is_told_what_is_stored(
        Engine engine, string kind, string name, string later, string earlier)
    {
        await using var installation = await TestInstallation.Create(engine);
        var now = Now(installation);
        Assert.Equal(ChangeOutcome.Stored, (await Send(installation, new SentChange(kind, name, later, now))).Single().Outcome);

        var told = (await Send(installation, new SentChange(kind, name, earlier, now - 1))).Single();

        Assert.Equal((ChangeOutcome.Older, later, now - 1), (told.Outcome, told.Value, told.Number));
        Assert.Equal(ChangeOutcome.Stored, (await Send(installation, new SentChange(kind, name, earlier, now))).Single().Outcome);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_sheet_that_takes_nothing_says_which_rule_stops_it(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var sheet = await installation.Sheet();
        var change = new SentChange("answer", "answer-1.1", "4", Now(installation));
        var comment = new SentChange("comment", "comment-1", "Mooi", Now(installation));

        Assert.Equal([Rule.SheetIsGone], await Stops(installation, installation.Stranger, sheet.Id, change));
        Assert.Equal([Rule.SheetIsGone, Rule.SheetIsGone], await Stops(installation, installation.Coordinator, sheet.Id, change, comment));
        Assert.Equal([Rule.SheetIsGone], await Stops(installation, installation.Member, Guid.NewGuid(), change));
        Assert.Equal([Rule.SheetIsGone], await Stops(installation, installation.Stranger, sheet.Id, new SentChange("step", "step", "3", 1)));

        await installation.SubmitAll(3);
        Assert.Equal([Rule.SubmittedSheetIsReopenedFirst], await Stops(installation, installation.Member, sheet.Id, change));
        Assert.Equal(
            [Rule.SubmittedSheetIsReopenedFirst, Rule.SubmittedSheetIsReopenedFirst],
            await Stops(installation, installation.Member, sheet.Id, change, comment));

        await installation.Rounds.Close(installation.Coordinator, TestInstallation.Slug, 1);
        Assert.Equal([Rule.ClosedRoundTakesNoAnswers], await Stops(installation, installation.Member, sheet.Id, change));
        Assert.Equal(
            [Rule.ClosedRoundTakesNoAnswers, Rule.ClosedRoundTakesNoAnswers],
            await Stops(installation, installation.Member, sheet.Id, change, comment));
        Assert.Equal(new(3), (await installation.Sheet()).Answers["1.1"]);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Going_to_a_step_is_no_change_of_the_sheet(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.Answer("1.1", 3);
        var changed = await ChangedAt(installation);
        installation.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(ChangeOutcome.Stored, (await Send(installation, new SentChange("step", "step", "99", Now(installation)))).Single().Outcome);

        Assert.Equal((SheetStep.Overview, changed), ((await installation.Sheet()).Step, await ChangedAt(installation)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task After_the_exchange_of_two_sheets_no_change_of_before_is_stored(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.Answer("1.1", 3);
        var before = Now(installation);
        installation.Clock.Advance(TimeSpan.FromMinutes(1));
        await using (var db = installation.Db())
        {
            var own = await db.Participants.Include(one => one.Sheet.Answers).Include(one => one.Sheet.Comments)
                .SingleAsync(one => one.Name == installation.Member.Name);
            db.Add(new SpareSheet(own, own.Sheet, new DateOnly(2026, 9, 20)));
            await db.SaveChangesAsync();
        }

        // Of the other sheet: 1.2 and a comment are not on the one that was exchanged for it.
        await installation.Answer("1.2", 4);
        await Send(installation, new SentChange("comment", "comment-1", "Van het andere blad", before));
        var view = await installation.Sheet();
        await installation.Assess.UseSpare(installation.Member, view, view.Spares.Single().Id, view.Spares.Single().ChangedAt);

        SentChange[] late =
        [
            new("answer", "answer-1.1", "5", before),
            new("answer", "answer-1.2", "5", before),
            new("comment", "comment-1", "Van het andere blad", before),
            new("priorities", "priorities", "1", before),
        ];
        foreach (var one in late) Assert.Equal(ChangeOutcome.Older, (await Send(installation, one)).Single().Outcome);
        Assert.All(await Send(installation, late), one => Assert.Equal(ChangeOutcome.Older, one.Outcome));
        var after = await installation.Sheet();
        Assert.Equal((1, new AnswerValue(3), 0, 0), (after.Answers.Count, after.Answers["1.1"], after.Comments.Count, after.Priorities.Count));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_text_that_was_erased_later_stays_erased_and_nothing_is_left_of_it_after_the_close(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.SubmitAll(3);
        await installation.Assess.Change(installation.Member, await installation.Sheet(), (own, _, now) => own.Reopen(now));
        var before = Now(installation);
        installation.Clock.Advance(TimeSpan.FromMinutes(5));
        await Send(installation, new SentChange("comment", "comment-1", "Een naam", Now(installation)));
        installation.Clock.Advance(TimeSpan.FromMinutes(1));
        await Send(installation, new SentChange("comment", "comment-1", "", Now(installation)));

        var late = (await Send(installation, new SentChange("comment", "comment-1", "Een naam", before))).Single();

        Assert.Equal((ChangeOutcome.Older, ""), (late.Outcome, late.Value));
        var view = await installation.Sheet();
        Assert.Equal((0, Now(installation)), (view.Comments.Count, view.LastNumber));
        Assert.Empty((await installation.Privacy.Of(installation.Member)).Sheets.Single().Comments);
        await installation.Assess.Change(installation.Member, view, (own, _, now) => own.Submit(now));
        Assert.True(await installation.Rounds.Close(installation.Coordinator, TestInstallation.Slug, 1));
        await using var db = installation.Db();
        Assert.False(await db.Set<Comment>().AnyAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_change_that_is_not_stored_does_not_change_when_the_sheet_was_last_filled_in(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.Answer("1.1", 3);
        var (before, number) = (await ChangedAt(installation), Now(installation));
        installation.Clock.Advance(TimeSpan.FromMinutes(1));

        await Send(
            installation,
            new SentChange("answer", "answer-1.1", "5", number - 1),
            new SentChange("answer", "answer-1.1", "9", number + 1),
            new SentChange("priorities", "priorities", "1,2,3,4", number + 1));

        Assert.Equal(before, await ChangedAt(installation));
    }

    private static async Task<DateTimeOffset?> ChangedAt(TestInstallation installation)
    {
        await using var db = installation.Db();
        return await db.Assessments.Where(sheet => sheet.ChangedAt != null).Select(sheet => sheet.ChangedAt).SingleAsync();
    }

    private static long Now(TestInstallation installation) => ChangeNumber.At(installation.Clock.GetUtcNow());

    private static async Task<IReadOnlyList<StoredChange>> Send(TestInstallation installation, params SentChange[] changes) =>
        await installation.Sheets.Store(installation.Member, TestInstallation.Slug, 1, (await installation.Sheet()).Id, changes);

    private static async Task<IEnumerable<Rule>> Stops(TestInstallation installation, Viewer viewer, Guid sheet, params SentChange[] changes)
    {
        var outcomes = await installation.Sheets.Store(viewer, TestInstallation.Slug, 1, sheet, changes);
        Assert.All(outcomes, one => Assert.Equal((ChangeOutcome.Refused, true), (one.Outcome, one.Stops)));
        return outcomes.Select(one => one.Why!.Value);
    }
}

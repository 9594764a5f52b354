using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.People;
using KetenScan.Web.Tests.Invitations;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.People;

/// <summary>The sheet that lost when two people were merged into one: kept for its owner.</summary>
public sealed class SpareSheetTests
{
    private const string Slug = "wijkketen";
    private const string Own = "marieke@demo.example";

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_sheet_that_lost_a_merge_is_kept_for_its_owner_to_choose_until_the_round_closes(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        await installation.SubmitAll(await installation.ByLink("Anna"), Slug, 5);
        installation.Clock.Advance(TimeSpan.FromMinutes(1));
        await installation.SubmitAll(await installation.ByLink("Bob"), Slug, 2);
        await installation.SubmitAll(await installation.ByLink("Cor"), Slug, 3);

        await installation.Merging.People(installation.Coordinator, Slug, await Both(installation) with { SheetOfGone = true });
        var anna = await installation.ByLink("Anna");
        var view = (await installation.Assess.Find(anna, Slug, 1))!;
        var spare = Assert.Single(view.Spares);
        Assert.Equal((2, new DateOnly(2026, 9, 20), true), (view.Answers["1.1"].Number, spare.KeptOn, spare.Submitted));
        var held = Assert.Single((await installation.Privacy.Of(await installation.ByPrivacyLink("anna@voorbeeld.nl"))).SpareSheets);
        Assert.Equal(5, held.Answers["1.1"]);

        // Nobody else can use it, by whatever id.
        var cor = await installation.ByLink("Cor");
        var cors = (await installation.Assess.Find(cor, Slug, 1))!;
        await Assert.ThrowsAsync<RuleBroken>(() => installation.Assess.UseSpare(cor, cors, spare.Id, spare.ChangedAt));
        await installation.Assess.UseSpare(anna, view, spare.Id, spare.ChangedAt);

        // A second press does not exchange them back.
        await installation.Assess.UseSpare(anna, view, spare.Id, spare.ChangedAt);
        view = (await installation.Assess.Find(anna, Slug, 1))!;
        Assert.Equal((5, true, true), (view.Answers["1.1"].Number, view.Submitted, Assert.Single(view.Spares).Submitted));

        // And back: the sheets are exchanged.
        await installation.Assess.UseSpare(anna, view, spare.Id, view.Spares[0].ChangedAt);
        view = (await installation.Assess.Find(anna, Slug, 1))!;
        Assert.Equal(2, view.Answers["1.1"].Number);
        await installation.Assess.UseSpare(anna, view, spare.Id, view.Spares[0].ChangedAt);
        await installation.Rounds.Close(installation.Coordinator, Slug, 1);
        await using var db = installation.Db();
        Assert.Equal(
            5,
            await db.Participants
                .Where(own => own.Name == "Anna")
                .SelectMany(own => own.Sheet.Answers)
                .Where(answer => answer.Statement == "1.1")
                .Select(answer => answer.Value.Number)
                .SingleAsync());
        Assert.Empty(await db.SpareSheets.ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Exchanging_takes_comments_priorities_and_open_statements_along_and_a_second_merge_keeps_all(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var (anna, bob) = (await installation.ByLink("Anna"), await installation.ByLink("Bob"));
        await installation.Assess.Change(anna, (await installation.Assess.Find(anna, Slug, 1))!, (sheet, questionnaire, now) =>
        {
            sheet.Answer(questionnaire, "1.1", new(5), now);
            sheet.Answer(questionnaire, "1.2", AnswerValue.DontKnow, now);
            sheet.Remark((Domain.Questionnaires.Principle)1, "Van Anna", now);
            sheet.Prioritise(questionnaire, [Principle.MeasurableAmbition], now);
        });
        installation.Clock.Advance(TimeSpan.FromMinutes(1));
        await installation.Answer(bob, (await installation.Assess.Find(bob, Slug, 1))!, "1.1", 2);
        await installation.Merging.People(installation.Coordinator, Slug, await Both(installation));
        anna = await installation.ByLink("Anna");
        var view = (await installation.Assess.Find(anna, Slug, 1))!;
        Assert.Equal((1, 0, 0, 2), (view.Answers.Count, view.Comments.Count, view.Priorities.Count, Assert.Single(view.Spares).Answers));

        await installation.Assess.UseSpare(anna, view, view.Spares[0].Id, view.Spares[0].ChangedAt);

        view = (await installation.Assess.Find(anna, Slug, 1))!;
        Assert.Equal((5, null, "Van Anna"), (view.Answers["1.1"].Number, view.Answers["1.2"].Number, view.Comments[Principle.SharedAmbition]));
        Assert.Equal([Principle.MeasurableAmbition], view.Priorities);

        // After a merge with somebody who handed in, both other sheets are kept.
        await installation.SubmitAll(await installation.ByLink("Cor"), Slug, 3);
        var both = (await installation.People.Find(installation.Coordinator, Slug))!.People;
        await installation.Merging.People(installation.Coordinator, Slug, new MergedPeople(
            both.Single(one => one.Name == "Anna"), both.Single(one => one.Name == "Cor"), NameOfGone: false, EmailOfGone: false, SheetOfGone: false));
        view = (await installation.Assess.Find(await installation.ByLink("Anna"), Slug, 1))!;
        Assert.Equal((3, 2), (view.Answers["1.1"].Number, view.Spares.Count));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Undoing_that_somebody_was_taken_out_brings_the_other_sheet_back_too(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        foreach (var name in (string[])["Anna", "Bob"])
        {
            var link = await installation.ByLink(name);
            await installation.Answer(link, (await installation.Assess.Find(link, Slug, 1))!, "1.1", 5);
        }

        await installation.Merging.People(installation.Coordinator, Slug, await Both(installation));
        var anna = await Row(installation, "Anna");
        await installation.People.Remove(installation.Coordinator, Slug, anna.Id, sheetStays: false);
        await using (var db = installation.Db()) Assert.Empty(await db.SpareSheets.ToListAsync());

        await installation.People.Restore(installation.Coordinator, Slug, anna.Id);

        Assert.Single((await installation.Assess.Find(await installation.ByLink("Anna"), Slug, 1))!.Spares);
    }

    private static async Task<PersonRow> Row(TestInstallation installation, string name) =>
        (await installation.People.Find(installation.Coordinator, Slug))!.People.Single(person => person.Name == name);

    private static async Task<MergedPeople> Both(TestInstallation installation) => new(
        await Row(installation, "Anna"), await Row(installation, "Bob"), NameOfGone: false, EmailOfGone: false, SheetOfGone: false);
}

using System.Data.Common;
using KetenScan.Data.Access;
using KetenScan.Data.Answers;
using KetenScan.Domain;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Assess;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Assess;

/// <summary>The statement that stores an answer, against the rules of the gate and of the sheet.</summary>
public sealed class AnswerWriterTests
{
    private const long Now = 1_790_000_000_000;

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task It_stores_for_the_owner_by_account_and_by_link_and_for_nobody_else(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var person = await installation.SeatMember();
        await using (var db = installation.Db())
            await db.Participants.Where(one => one.Name == person.Name).ExecuteUpdateAsync(one => one.SetProperty(own => own.PersonId, person.Id));
        var sheet = await installation.Sheet();
        var (ended, withdrawn, own) = (await OnDevice(installation), await OnDevice(installation), await OnDevice(installation));
        await using (var db = installation.Db())
        {
            await db.SheetDevices.Where(device => device.Id == ended.DeviceId)
                .ExecuteUpdateAsync(device => device.SetProperty(one => one.EndedAt, installation.Clock.GetUtcNow()));
            var link = db.SheetDevices.Where(device => device.Id == withdrawn.DeviceId).Select(device => device.InvitationId);
            await db.Invitations.Where(invitation => link.Contains(invitation.Id))
                .ExecuteUpdateAsync(invitation => invitation.SetProperty(one => one.WithdrawnAt, installation.Clock.GetUtcNow()));
        }

        Viewer[] viewers = [installation.Member, own, ended, withdrawn, installation.Stranger, installation.Coordinator, installation.Administrator];
        var stored = new List<bool>();
        foreach (var viewer in viewers)
        {
            var isStored = await Store(installation, viewer, sheet, "1.1", 4);
            await using var db = installation.Db();
            Assert.Equal(await db.SheetsOf(viewer).AnyAsync(one => one.Id == sheet.Id), isStored);
            stored.Add(isStored);
        }

        Assert.Equal([true, true, false, false, false, false, false], stored);
        Assert.Equal(new(4), (await installation.Sheet()).Answers["1.1"]);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_sheet_of_somebody_else_in_the_same_round_is_not_written_on(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        Guid other;
        await using (var db = installation.Db())
            other = await db.Participants.Where(participant => participant.Name == "Ans").Select(participant => participant.Sheet.Id).SingleAsync();

        Assert.False(await installation.Answers.Store(installation.Member, new SentAnswer(other, "1.1", new(4), Now)));
        Assert.False(await installation.Answers.Store(installation.Member, new SentAnswer(Guid.NewGuid(), "1.1", new(4), Now)));

        await using var after = installation.Db();
        Assert.False(await after.Set<Answer>().AnyAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_sheet_that_was_handed_in_takes_an_answer_only_after_it_is_reopened(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.SubmitAll(3);
        var sheet = await installation.Sheet();

        Assert.False(await Store(installation, installation.Member, sheet, "1.1", 5));
        await installation.Assess.Change(installation.Member, sheet, (own, _, now) => own.Reopen(now));
        Assert.True(await Store(installation, installation.Member, sheet, "1.1", 5));

        await installation.Assess.Change(installation.Member, sheet, (own, _, now) => own.Submit(now));
        Assert.True(await installation.Rounds.Close(installation.Coordinator, TestInstallation.Slug, 1));
        Assert.False(await Store(installation, installation.Member, sheet, "1.1", 1));
        Assert.Equal(new(5), (await installation.Sheet()).Answers["1.1"]);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_answer_with_the_highest_number_stays_whatever_the_order_of_arrival(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var sheet = await installation.Sheet();
        var now = installation.Clock.GetUtcNow().ToUnixTimeMilliseconds();

        Assert.True(await Store(installation, installation.Member, sheet, "1.1", 4, now - 10));
        Assert.False(await Store(installation, installation.Member, sheet, "1.1", 1, now - 11));
        Assert.True(await Store(installation, installation.Member, sheet, "1.1", null, now - 10));
        Assert.Equal(AnswerValue.DontKnow, (await installation.Sheet()).Answers["1.1"]);

        // A browser whose clock is a year ahead does not keep later answers out.
        Assert.True(await Store(installation, installation.Member, sheet, "1.1", 2, now + 31_536_000_000));
        installation.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await Store(installation, installation.Member, sheet, "1.1", 5, now + 60_000));
        Assert.Equal(new(5), (await installation.Sheet()).Answers["1.1"]);
        Assert.Equal(now + 60_000, (await installation.Sheet()).LastNumber);

        // One that follows another server, whose clock is ahead of this one's, is still in order.
        Assert.True(await Store(installation, installation.Member, sheet, "1.2", 2, now + 90_000));
        Assert.True(await Store(installation, installation.Member, sheet, "1.2", 3, now + 90_001));
        Assert.Equal(new(3), (await installation.Sheet()).Answers["1.2"]);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task It_gives_the_same_outcome_as_the_rules_of_the_sheet(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var sheet = await installation.Sheet();
        var now = installation.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var random = new Random(20);

        for (var trial = 0; trial < 40; trial++)
        {
            var (value, number) = (random.Next(1, 6), now + random.Next(-3, 4));
            var accepted = false;
            await installation.Assess.Change(installation.Member, sheet, (own, questionnaire, at) =>
                accepted = own.Answer(questionnaire, "2.1", new(value), at, number));
            Assert.Equal(accepted, await Store(installation, installation.Member, sheet, "2.2", value, number));
        }

        var after = await installation.Sheet();
        Assert.Equal(after.Answers["2.1"], after.Answers["2.2"]);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_two_hundred_answers_at_once_each_is_stored_once(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var sheet = await installation.Sheet();
        var codes = (from principle in Enumerable.Range(1, 8) from statement in Enumerable.Range(1, 5) select $"{principle}.{statement}").ToList();

        var sent = Enumerable.Range(0, 200)
            .Select(click => Task.Run(() => Store(installation, installation.Member, sheet, codes[click % 40], click / 40 + 1)))
            .ToList();

        Assert.All(await Task.WhenAll(sent), Assert.True);
        await using var db = installation.Db();
        Assert.Equal(40, await db.Set<Answer>().CountAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task When_the_database_fails_everybody_who_waits_hears_it_and_the_next_answer_is_stored(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var sheet = await installation.Sheet();
        await using var db = installation.Db();
        await db.Database.ExecuteSqlAsync($"ALTER TABLE \"Answers\" RENAME TO \"Away\"");

        var sent = Enumerable.Range(1, 5).Select(code => Task.Run(() => Store(installation, installation.Member, sheet, $"1.{code}", 3))).ToList();
        foreach (var one in sent) await Assert.ThrowsAnyAsync<DbException>(() => one);
        await db.Database.ExecuteSqlAsync($"ALTER TABLE \"Away\" RENAME TO \"Answers\"");

        Assert.True(await Store(installation, installation.Member, sheet, "1.1", 4));
        Assert.Equal([("1.1", new AnswerValue(4))], (await installation.Sheet()).Answers.Select(answer => (answer.Key, answer.Value)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Answers_while_the_round_closes_are_counted_or_refused(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.SubmitAll(4);
        var sheet = await installation.Sheet();
        await installation.Assess.Change(installation.Member, sheet, (own, _, now) => own.Reopen(now));

        var late = Task.Run(async () =>
        {
            var last = 4;
            for (var click = 0; click < 2_000 && await Store(installation, installation.Member, sheet, "1.1", click % 5 + 1); click++) last = click % 5 + 1;
            return last;
        });
        Assert.True(await installation.Rounds.Close(installation.Coordinator, TestInstallation.Slug, 1));
        var acknowledged = await late;

        var closed = await installation.Sheet();
        Assert.Equal((SheetState.Sealed, acknowledged), (closed.State, closed.Answers["1.1"].Number));
        Assert.Equal(0, closed.LastNumber);
    }

    private static async Task<Viewer> OnDevice(TestInstallation installation)
    {
        installation.Clock.Advance(TimeSpan.FromSeconds(1));
        await using (var db = installation.Db())
        {
            var participant = await db.Participants.SingleAsync(one => one.Name == installation.Member.Name);
            db.Add(new Invitation(participant, InvitationPurpose.Sheet, Guid.NewGuid().ToByteArray(), installation.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        }

        return await installation.ByLink(installation.Member.Name);
    }

    private static Task<bool> Store(TestInstallation installation, Viewer viewer, SheetView sheet, string code, int? value, long? number = null) =>
        installation.Answers.Store(
            viewer, new SentAnswer(sheet.Id, code, new(value), number ?? installation.Clock.GetUtcNow().ToUnixTimeMilliseconds()));
}

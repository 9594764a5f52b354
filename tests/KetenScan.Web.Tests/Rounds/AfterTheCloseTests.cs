using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.People;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Shared;
using KetenScan.Web.Tests.Invitations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace KetenScan.Web.Tests.Rounds;

/// <summary>Closes a round while everything else happens in it at the same moment.</summary>
public sealed class AfterTheCloseTests
{
    private const string Slug = "wijkketen";

    private static readonly TimeSpan AWhile = TimeSpan.FromMilliseconds(300);

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whatever_is_done_to_a_sheet_while_its_round_closes_is_refused_and_not_kept(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var (anna, bob) = (await installation.ByLink("Anna"), await installation.ByLink("Bob"));
        var (annas, bobs) = ((await installation.Assess.Find(anna, Slug, 1))!, (await installation.Assess.Find(bob, Slug, 1))!);
        await installation.SubmitAll(bob, Slug, 2);
        await using var closing = await PausedClosing.Start(installation);

        Task[] late =
        [
            Task.Run(() => installation.Answer(anna, annas, "1.1", 5)),
            Task.Run(() => installation.Assess.Change(anna, annas, (own, _, now) => own.Remark(Principle.Face, "Te laat", now))),
            Task.Run(
                () => installation.Assess.Change(anna, annas, (own, questionnaire, now) => own.Prioritise(questionnaire, [Principle.SharedAmbition], now))),
            Task.Run(() => installation.Assess.Change(anna, annas, (own, questionnaire, now) =>
            {
                own.Answer(questionnaire, "1.2", new(5), now);
                own.Submit(now);
            })),
            Task.Run(() => installation.Assess.Change(bob, bobs, (own, _, now) => own.Reopen(now))),
        ];
        var moved = Task.Run(() => installation.Assess.GoTo(anna, annas.Id, 7));
        await Task.Delay(AWhile);
        Assert.DoesNotContain(late, one => one.IsCompletedSuccessfully);
        await closing.Finish();

        foreach (var one in late) Assert.Equal(Rule.ClosedRoundTakesNoAnswers, (await Assert.ThrowsAsync<RuleBroken>(() => one)).Rule);
        await moved;
        await using var db = installation.Db();
        var sheets = await db.Assessments
            .AsSplitQuery()
            .Include(sheet => sheet.Answers)
            .Include(sheet => sheet.Comments)
            .Where(sheet => sheet.Id == annas.Id || sheet.Id == bobs.Id)
            .ToListAsync();
        var untouched = sheets.Single(sheet => sheet.Id == annas.Id);
        Assert.Equal(
            (0, 0, 0, 1, null),
            (untouched.Answers.Count, untouched.Comments.Count, untouched.Priorities.Count, untouched.Step, untouched.SubmittedAt));
        Assert.NotNull(sheets.Single(sheet => sheet.Id == bobs.Id).SubmittedAt);
        Assert.Equal(1, await db.RoundFigures.Select(round => round.Responded).SingleAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_sheet_of_an_account_takes_nothing_after_the_close_either(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var sheet = await installation.Sheet();
        await installation.Rounds.Close(installation.Coordinator, TestInstallation.Slug, 1);

        Assert.Equal(Rule.ClosedRoundTakesNoAnswers, (await Assert.ThrowsAsync<RuleBroken>(() => installation.Answer("1.1", 4, sheet))).Rule);
        await installation.Assess.GoTo(installation.Member, sheet.Id, 7);

        Assert.Equal((0, 1), ((await installation.Sheet()).Answers.Count, (await installation.Sheet()).Step));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_sheet_that_is_not_sealed_takes_nothing_when_its_round_is_closed(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var sheet = await installation.Sheet();
        await using var db = installation.Db();
        await db.Rounds.ExecuteUpdateAsync(round => round.SetProperty(own => own.State, RoundState.Closed));

        Assert.Equal(Rule.ClosedRoundTakesNoAnswers, (await Assert.ThrowsAsync<RuleBroken>(() => installation.Answer("1.1", 4, sheet))).Rule);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nobody_is_asked_reminded_or_taken_out_of_a_round_while_it_closes(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var coordinator = installation.Coordinator;
        var view = (await installation.People.Find(coordinator, Slug))!;
        await installation.People.Add(coordinator, Slug, [new NewPerson("Eva", "eva@voorbeeld.nl", view.Partners[0].Id, Level.Strategic)]);
        var form = (await installation.OpenRounds.Correcting(coordinator, Slug, 1))!;
        form.Name = "Anders";
        await using var closing = await PausedClosing.Start(installation);

        Task[] late =
        [
            Task.Run(() => installation.OpenRounds.AskNewcomers(coordinator, Slug, 1)),
            Task.Run(() => installation.OpenRounds.Remind(coordinator, Slug, 1)),
            Task.Run(() => installation.OpenRounds.Correct(coordinator, Slug, 1, form)),
        ];
        var removed = Task.Run(() => installation.People.Remove(coordinator, Slug, view.People.Single(person => person.Name == "Anna").Id));
        await Task.Delay(AWhile);
        Assert.DoesNotContain([.. late, removed], one => one.IsCompleted);
        await closing.Finish();

        foreach (var one in late) Assert.Equal(Rule.OnlyAnOpenRoundIsCorrected, (await Assert.ThrowsAsync<RuleBroken>(() => one)).Rule);
        Assert.NotNull(await removed);
        await using var db = installation.Db();
        var round = await db.Rounds.Include(round => round.Participants).SingleAsync(round => round.Name == "Najaar");
        Assert.Equal(["Anna", "Bob", "Cor", "Dik"], round.Participants.Select(participant => participant.Name).Order());
        Assert.Equal(4, await db.RoundFigures.Where(own => own.RoundId == round.Id).Select(own => own.Invited).SingleAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_sheet_that_is_being_handed_in_counts_when_its_round_closes_meanwhile(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var anna = await installation.ByLink("Anna");
        var sheet = (await installation.Assess.Find(anna, Slug, 1))!;
        using var atIt = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var handedIn = Task.Run(() => installation.Assess.Change(anna, sheet, (own, questionnaire, now) =>
        {
            foreach (var statement in questionnaire.Statements) own.Answer(questionnaire, statement.Code, new(4), now);
            own.Submit(now);
            atIt.Set();
            goOn.Wait();
        }));
        Assert.True(atIt.Wait(TimeSpan.FromSeconds(20)));

        var closed = Task.Run(() => installation.Rounds.Close(installation.Coordinator, Slug, 1));
        await Task.Delay(AWhile);
        Assert.False(closed.IsCompleted);
        goOn.Set();
        await handedIn;
        Assert.True(await closed);

        await using var db = installation.Db();
        Assert.Equal(1, await db.RoundFigures.Select(round => round.Responded).SingleAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task People_who_were_told_that_they_handed_in_count_even_while_the_round_closes(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var people = new List<Viewer>();
        foreach (var name in (string[])["Anna", "Bob", "Cor", "Dik"]) people.Add(await installation.ByLink(name));

        var told = people.Select((person, place) => Task.Run(async () =>
        {
            await Task.Delay(place * 15);
            try
            {
                await installation.SubmitAll(person, Slug, 3);
                return true;
            }
            catch (Exception refused) when (refused is RuleBroken or NullReferenceException)
            {
                return false;
            }
        })).ToList();
        await Task.Delay(30);
        await installation.Rounds.Close(installation.Coordinator, Slug, 1);

        await using var db = installation.Db();
        Assert.Equal((await Task.WhenAll(told)).Count(one => one), await db.RoundFigures.Select(round => round.Responded).SingleAsync());
    }

    /// <summary>Pauses closing after the sheets are sealed and read, before anything is stored.</summary>
    private sealed class PausedClosing : IDbContextFactory<KetenScanDb>, IAsyncDisposable
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TestInstallation installation;
        private Task<bool>? closing;

        private PausedClosing(TestInstallation installation) => this.installation = installation;

        public static async Task<PausedClosing> Start(TestInstallation installation)
        {
            var paused = new PausedClosing(installation);
            var counts = new ProgressCount(new MemoryCache(new MemoryCacheOptions()));
            var rounds = new RoundService(
                installation.Databases,
                new Questionnaires(paused),
                installation.Outbox,
                counts,
                installation.Audit,
                installation.Clock);
            paused.closing = Task.Run(() => rounds.Close(installation.Coordinator, Slug, 1));
            await Task.WhenAny(paused.reached.Task, paused.closing);
            Assert.True(paused.reached.Task.IsCompleted);
            return paused;
        }

        public KetenScanDb CreateDbContext() => throw new NotSupportedException();

        public async Task<KetenScanDb> CreateDbContextAsync(CancellationToken cancellationToken = default)
        {
            reached.SetResult();
            await goOn.Task;
            return installation.Db();
        }

        public async Task Finish()
        {
            goOn.TrySetResult();
            Assert.True(await closing!);
        }

        public async ValueTask DisposeAsync()
        {
            goOn.TrySetResult();
            await closing!;
        }
    }
}

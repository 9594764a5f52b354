using KetenScan.Domain;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Rounds;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Rounds;

public sealed class RoundServiceTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task While_a_round_is_open_there_is_progress_and_no_scorecard(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.SubmitAll(4);
        installation.Clock.Advance(TimeSpan.FromDays(1));

        var seen = (await installation.Rounds.Find(installation.Coordinator, TestInstallation.Slug, 1))!;

        Assert.Equal((2, 1), (seen.Invited, seen.Submitted));
        Assert.Equal([new PartnerProgress(null, Partners: 2, Invited: 2, Submitted: 1)], seen.Partners!);
        Assert.Null((await installation.Rounds.Find(installation.Member, TestInstallation.Slug, 1))!.Partners);
        Assert.Null(await installation.Scorecards.Find(installation.Coordinator, TestInstallation.Slug, 1));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Closing_makes_the_scorecard_of_what_was_submitted(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.SubmitAll(4);

        Assert.True(await installation.Rounds.Close(installation.Coordinator, TestInstallation.Slug, 1));

        var report = await installation.Scorecards.Read((await installation.Scorecards.Find(installation.Member, TestInstallation.Slug, 1))!);
        Assert.Equal(4.0, report.Scorecard.Overall.Score!.Value.Value);
        Assert.Equal(new DateOnly(2026, 9, 20), report.Scorecard.Round!.ClosedOn);
        Assert.Equal(RoundState.Closed, (await installation.Rounds.Find(installation.Coordinator, TestInstallation.Slug, 1))!.State);
        var late = await Assert.ThrowsAsync<RuleBroken>(() => installation.Answer("1.1", 1));
        Assert.Equal(Rule.ClosedRoundTakesNoAnswers, late.Rule);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Only_a_coordinator_of_the_chain_closes_its_round(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);

        Assert.False(await installation.Rounds.Close(installation.Member, TestInstallation.Slug, 1));
        Assert.False(await installation.Rounds.Close(installation.Stranger, TestInstallation.Slug, 1));
        Assert.Equal(RoundState.Open, (await installation.Rounds.Find(installation.Coordinator, TestInstallation.Slug, 1))!.State);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_round_closes_once_however_many_ask_at_the_same_time(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);

        var closed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            try
            {
                return await installation.Rounds.Close(installation.Coordinator, TestInstallation.Slug, 1);
            }
            catch (RuleBroken broken) when (broken.Rule == Rule.OnlyAnOpenRoundCloses)
            {
                return false;
            }
        })));

        await using var db = installation.Db();
        Assert.Equal(1, closed.Count(done => done));
        Assert.Equal(1, await db.Scorecards.CountAsync());
    }
}

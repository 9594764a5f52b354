using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Shared;

/// <summary>The head of a chain's pages: what it shows to whom.</summary>
public sealed class ChainNavigationTests
{
    private const string Slug = TestInstallation.Slug;

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task It_shows_what_the_viewer_may_see_of_the_chain(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);

        var head = (await Of(installation, installation.Coordinator))!;
        var seen = (await Of(installation, installation.Member))!;

        Assert.Equal(("Keten", "dementie", 2, true), (head.Name, head.Field, head.Partners, head.Runs));
        Assert.Equal([new ChainRound(1, "Najaar 2026", RoundState.Open, HasMySheet: false, CommentsWait: false)], head.Rounds);
        Assert.Equal((1, 35, null), (head.ChecksMet, head.Checks, head.LatestScorecard)); // nobody joined, so everybody who did was welcomed
        Assert.Equal((false, true), (seen.Runs, seen.Rounds.Single().HasMySheet));
        Assert.Null(await Of(installation, installation.Stranger));
        Assert.Null(await Of(installation, installation.Administrator));
        await using var db = installation.Db();
        var ans = await db.Participants.SingleAsync(participant => participant.Name == "Ans");
        Assert.Null(await Of(installation, new Viewer(ans.Id, "Ans", DeviceId: ans.Id)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_closed_round_is_the_scorecard_and_only_the_coordinator_sees_drafts_and_comments_that_wait(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.Rounds.Close(installation.Coordinator, Slug, 1);
        await using var db = installation.Db();
        await db.Scorecards.ExecuteUpdateAsync(card => card.SetProperty(own => own.CommentsReleased, false));
        var chain = await db.Chains.Include(chain => chain.Rounds).SingleAsync();
        chain.PlanRound("Voorjaar 2027", chain.Rounds.Single().Questionnaire, RoundRules.Default, new DateOnly(2027, 4, 1));
        await db.SaveChangesAsync();

        var head = (await Of(installation, installation.Coordinator))!;
        var seen = (await Of(installation, installation.Member))!;

        Assert.Equal([(2, RoundState.Draft, false), (1, RoundState.Closed, true)], Told(head));
        Assert.Equal([(1, RoundState.Closed, false)], Told(seen));
        Assert.Equal((1, 1), (head.LatestScorecard, seen.LatestScorecard));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Other_chains_in_use_are_offered_up_to_a_number(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await using var db = installation.Db();
        var others = Enumerable.Range(0, ChainNavigation.MostOthers + 1).Select(number => new Chain($"keten-{number}", $"Keten {number}", "jeugd")).ToList();
        others[0].Archive(installation.Clock.GetUtcNow());
        db.AddRange(others);
        db.AddRange(others.Select(chain => new Grant(installation.Coordinator.AccountId, Role.Coordinator, chain.Id)));
        db.Add(new Chain("vreemd", "Van een ander", "jeugd"));
        await db.SaveChangesAsync();

        var head = (await Of(installation, installation.Coordinator))!;
        Assert.Equal(others.Skip(1).Select(chain => new OtherChain(chain.Slug, chain.Name)), head.Others);
        Assert.False(head.HasMore);

        var more = new Chain("keten-99", "Keten 99", "jeugd");
        db.AddRange(more, new Grant(installation.Coordinator.AccountId, Role.Consultant, more.Id));
        await db.SaveChangesAsync();
        head = (await Of(installation, installation.Coordinator))!;
        Assert.Equal((ChainNavigation.MostOthers, true), (head.Others.Count, head.HasMore));
    }

    private static IEnumerable<(int, RoundState, bool)> Told(ChainHead head) =>
        head.Rounds.Select(round => (round.Number, round.State, round.CommentsWait));

    private static Task<ChainHead?> Of(TestInstallation installation, Viewer viewer) => new ChainNavigation(installation.Databases).Of(viewer, Slug);
}

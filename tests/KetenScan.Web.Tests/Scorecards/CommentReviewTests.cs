using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Features.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Scorecards;

/// <summary>A coordinator reviews comments before others see them.</summary>
public sealed class CommentReviewTests
{
    private const string Slug = TestInstallation.Slug;

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nobody_sees_comments_before_they_are_released_and_then_with_their_bars(Engine engine)
    {
        await using var installation = await Closed(engine, "Ans houdt vol, vraag het haar.");

        Assert.Empty((await Card(installation, installation.Coordinator)).Comments);
        Assert.True((await Card(installation, installation.Member)).CommentsWait);
        Assert.Null(await installation.Comments.Find(installation.Member, Slug, 1));
        Assert.Null(await installation.Comments.Find(installation.Stranger, Slug, 1));
        var comment = Assert.Single((await installation.Comments.Find(installation.Coordinator, Slug, 1))!.Comments);
        Assert.Equal((Principle.Face, "Ans houdt vol, vraag het haar."), (comment.Principle, comment.Text));
        Assert.Equal([0], comment.Named);

        Assert.True(await installation.Comments.HideNames(installation.Coordinator, Slug, 1));
        Assert.True(await installation.Comments.Set(installation.Coordinator, Slug, 1, comment.Place, [3, 4, 5], hidden: true));
        Assert.True(await installation.Comments.Set(installation.Coordinator, Slug, 1, comment.Place, [3], hidden: false));
        Assert.False(await installation.Comments.Set(installation.Member, Slug, 1, comment.Place, [1], hidden: true));
        Assert.False(await installation.Comments.Release(installation.Stranger, Slug, 1));
        Assert.Equal([0, 4, 5], (await installation.Comments.Find(installation.Coordinator, Slug, 1))!.Comments[0].BlackedOut);
        Assert.Empty((await Card(installation, installation.Coordinator)).Comments);

        Assert.True(await installation.Comments.Release(installation.Coordinator, Slug, 1));

        var card = await Card(installation, installation.Member);
        Assert.Equal($"{Blackout.Bar} houdt vol, vraag {Blackout.Bar}", Assert.Single(card.Comments).Text);
        Assert.Equal((2, false), (card.BlackedOut, card.CommentsWait));
        Assert.Null(await installation.Comments.Find(installation.Coordinator, Slug, 1));
        Assert.False(await installation.Comments.Set(installation.Coordinator, Slug, 1, comment.Place, [1], hidden: true));
        Assert.False(await installation.Comments.Release(installation.Coordinator, Slug, 1));
        await using var db = installation.Db();
        var entry = await db.AuditLog.SingleAsync(entry => entry.What == AuditEvent.CommentsReleased);
        Assert.Equal("1 2", entry.About);
        Assert.Empty((await db.Scorecards.Include(own => own.Comments).SingleAsync()).Comments.Single().BlackedOut);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_home_page_and_the_chains_page_tell_its_coordinator_that_comments_wait(Engine engine)
    {
        await using var installation = await Closed(engine, "Ans houdt vol.");

        Assert.Equal((1, true), await Told(installation.Coordinator));
        Assert.Equal((null, false), await Told(installation.Member));
        await installation.Comments.Release(installation.Coordinator, Slug, 1);
        Assert.Equal((null, false), await Told(installation.Coordinator));

        async Task<(int?, bool)> Told(Viewer viewer) => (
            (await installation.Home.Load(viewer)).Waiting.Comments.First.SingleOrDefault(waiting => waiting.Slug == Slug)?.Round,
            (await installation.RoundLists.Find(viewer, Slug))!.Rounds.Single(round => round.Number == 1).CommentsWait);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Without_comments_there_is_nothing_to_look_at(Engine engine)
    {
        await using var installation = await Closed(engine, comment: null);

        Assert.False((await Card(installation, installation.Member)).CommentsWait);
        Assert.Null(await installation.Comments.Find(installation.Coordinator, Slug, 1));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task When_two_release_at_once_one_succeeds_and_a_word_blacked_out_then_is_hidden_or_refused(Engine engine)
    {
        await using var installation = await Closed(engine, "Een twee drie");

        var acts = await Task.WhenAll(
            Task.Run(() => installation.Comments.Release(installation.Coordinator, Slug, 1)),
            Task.Run(() => installation.Comments.Set(installation.Coordinator, Slug, 1, 0, [1], hidden: true)),
            Task.Run(() => installation.Comments.Release(installation.Coordinator, Slug, 1)));

        Assert.True(acts[0] ^ acts[2]);
        Assert.Equal(acts[1] ? $"Een {Blackout.Bar} drie" : "Een twee drie", Assert.Single((await Card(installation, installation.Member)).Comments).Text);
    }

    [Fact]
    public void A_protected_round_shows_no_comments_unless_that_is_chosen()
    {
        var form = new RulesForm();
        form.Choose(DisclosureMode.Protected);
        Assert.Equal(CommentRule.NotShown, form.Rules.Comments);

        form.Comments = CommentRule.WithPartner;
        form.Choose(DisclosureMode.Protected);
        Assert.Equal(CommentRule.WithPartner, form.Rules.Comments);
        form.Choose(DisclosureMode.Named);
        Assert.Equal((DisclosureMode.Named, CommentRule.WithoutPartner), (form.Rules.Disclosure.Mode, form.Rules.Comments));
    }

    private static async Task<TestInstallation> Closed(Engine engine, string? comment)
    {
        var installation = await TestInstallation.Create(engine);
        if (comment is not null)
        {
            var sheet = (await installation.Assess.Find(installation.Member, Slug, 1))!;
            await installation.Assess.Change(installation.Member, sheet, (own, _, now) => own.Remark(Principle.Face, comment, now));
        }

        await installation.SubmitAll(4);
        await installation.Rounds.Close(installation.Coordinator, Slug, 1);
        return installation;
    }

    private static async Task<Reports.ScorecardReport> Card(TestInstallation installation, Viewer viewer) =>
        await installation.Scorecards.Read((await installation.Scorecards.Find(viewer, Slug, 1))!);
}

using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using KetenScan.Web.Features.Standings;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Standings;

public sealed class StandingTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    /// <summary>The others score 2.0 to 2.9.</summary>
    [Theory]
    [InlineData(Engine.Sqlite, 1.9, RankQuarter.HardlyAny)]
    [InlineData(Engine.Sqlite, 2.2, RankQuarter.Quarter)]
    [InlineData(Engine.Sqlite, 2.5, RankQuarter.Half)]
    [InlineData(Engine.Sqlite, 2.7, RankQuarter.ThreeQuarters)]
    [InlineData(Engine.Sqlite, 4.0, RankQuarter.NearlyAll)]
    [InlineData(Engine.PostgreSql, 2.2, RankQuarter.Quarter)]
    [InlineData(Engine.PostgreSql, 2.7, RankQuarter.ThreeQuarters)]
    public async Task A_chain_sees_in_quarters_which_part_of_the_others_scores_less(Engine engine, double score, RankQuarter rank)
    {
        await using var compared = await Compared.Create(engine);
        await compared.Score(compared.Own, score);

        var standing = (await compared.Standing())!;

        Assert.Equal((null, Compared.Field, 10), (standing.Not, standing.Field, standing.Chains));
        Assert.Equal((new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 5)), (standing.Quarter, standing.FixedOn));
        Assert.Equal(Enum.GetValues<Principle>().Select(principle => new PrincipleStanding(principle, rank, 10)), standing.Principles);
    }

    /// <summary>Of ten others, seven have the same score as shown: with half of them, 35 percent score less.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Scores_count_as_they_are_shown_and_equal_ones_for_half(Engine engine)
    {
        await using var compared = await Compared.Create(engine);
        foreach (var chain in compared.Others.Take(7)) await compared.Score(chain, 3.4499999999999997);
        foreach (var chain in compared.Others.Skip(7)) await compared.Score(chain, 3.55);
        await compared.Score(compared.Own, 3.54);

        Assert.Equal(RankQuarter.Quarter, await compared.Rank());
    }

    [Theory]
    [InlineData(Engine.Sqlite, 10, 3, true)]
    [InlineData(Engine.Sqlite, 9, 3, false)]
    [InlineData(Engine.Sqlite, 10, 2, false)]
    [InlineData(Engine.PostgreSql, 10, 3, true)]
    [InlineData(Engine.PostgreSql, 9, 3, false)]
    [InlineData(Engine.PostgreSql, 10, 2, false)]
    public async Task Ten_others_of_three_other_coordinators_are_needed(Engine engine, int others, int coordinators, bool said)
    {
        await using var compared = await Compared.Create(engine, others, coordinators);

        var standing = (await compared.Standing())!;

        Assert.Equal((said ? null : NoStanding.TooFew, said ? 8 : 0), (standing.Not, standing.Principles.Count));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_principle_on_which_too_few_others_have_a_score_is_left_out(Engine engine)
    {
        await using var compared = await Compared.Create(engine, others: 14);

        // Fourteen with three coordinators; for one principle nine are left, for another twelve with two coordinators.
        foreach (var chain in compared.Others.Take(5)) await compared.Score(chain, null, Principle.Face);
        foreach (var chain in compared.Others.Where((_, number) => (number + 1) % 3 == 0)) await compared.Score(chain, null, Principle.Successes);
        await compared.Score(compared.Others[0], null, Principle.SharedAmbition);

        var principles = (await compared.Standing())!.Principles;

        Assert.Equal(6, principles.Count);
        Assert.DoesNotContain(principles, own => own.Principle is Principle.Face or Principle.Successes);
        Assert.Equal(13, principles.Single(own => own.Principle == Principle.SharedAmbition).Others);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Without_enough_of_the_same_field_all_chains_count(Engine engine)
    {
        await using var compared = await Compared.Create(engine, others: 12);
        foreach (var chain in compared.Others.Take(3)) await Set(compared, chain.Id, "werk");

        var standing = (await compared.Standing())!;

        Assert.Equal((null, null, 12), (standing.Not, standing.Field, standing.Chains));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Chains_of_the_same_coordinator_are_not_counted_also_by_way_of_another_chain(Engine engine)
    {
        await using var compared = await Compared.Create(engine, others: 13, coordinators: 13);
        Assert.Equal(13, (await compared.Standing())!.Chains);

        // From the next quarter: the coordinator of the chain also runs the first other chain, together with the coordinator of the second.
        await compared.Grant(compared.Others[0], compared.Coordinator);
        await using (var db = compared.Db())
        {
            var second = await db.Grants.SingleAsync(grant => grant.ChainId == compared.Others[1].Id && grant.Role == Data.Access.Role.Coordinator);
            await compared.Grant(compared.Others[0], new Data.Access.Viewer(second.AccountId, "C"));
        }

        Assert.Equal(13, (await compared.Standing())!.Chains);
        compared.NextQuarter();

        Assert.Equal(11, (await compared.Standing())!.Chains);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Coordinators_who_run_a_chain_together_count_as_one(Engine engine)
    {
        await using var compared = await Compared.Create(engine);
        await using (var db = compared.Db())
        {
            var other = await db.Grants.FirstAsync(grant => grant.ChainId == compared.Others[1].Id && grant.Role == Data.Access.Role.Coordinator);
            await compared.Grant(compared.Others[0], new Data.Access.Viewer(other.AccountId, "C"));
        }

        Assert.Equal(NoStanding.TooFew, (await compared.Standing())!.Not);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Rounds_read_from_a_file_are_not_counted_and_the_one_before_is(Engine engine)
    {
        await using var compared = await Compared.Create(engine, rounds: 2);
        await compared.Score(compared.Others[0], 3);
        await compared.ReadFromFile(compared.Others[0]);

        Assert.Equal(10, (await compared.Standing())!.Chains);

        await using var without = await Compared.Create(engine, rounds: 1);
        await without.ReadFromFile(without.Others[0]);

        Assert.Equal(NoStanding.TooFew, (await without.Standing())!.Not);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_chain_whose_latest_round_was_imported_is_not_compared_with_others(Engine engine)
    {
        await using var compared = await Compared.Create(engine);
        await compared.ReadFromFile(compared.Own);

        var standing = (await compared.Standing())!;

        Assert.Equal(NoStanding.Imported, standing.Not);
        Assert.Empty(standing.Principles);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Only_rounds_of_the_same_scoring_version_weighting_and_questionnaire_are_compared(Engine engine)
    {
        await using var compared = await Compared.Create(engine, others: 14);
        await compared.ChangeLatest(compared.Others[0], round => round.SetProperty(own => own.Rules.ScoringVersion, 99));
        await compared.ChangeLatest(compared.Others[1], round => round.SetProperty(own => own.Rules.Weighting, Weighting.Respondent));
        await compared.ChangeLatest(compared.Others[2], round => round.SetProperty(own => own.Rules.Questionnaire.Key, "andere"));
        await compared.ChangeLatest(compared.Others[3], round => round.SetProperty(own => own.Rules.Questionnaire.Version, 99));

        Assert.Equal(10, (await compared.Standing())!.Chains);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Somebody_who_may_not_see_the_chain_sees_nothing_and_an_archived_chain_has_no_standing(Engine engine)
    {
        await using var compared = await Compared.Create(engine);
        Assert.Null(await compared.Service.Of(compared.Stranger, compared.Own.Slug));
        Assert.NotNull(await compared.Service.Of(compared.Coordinator, compared.Own.Slug));

        await compared.ChainService.Archive(compared.Coordinator, compared.Own.Slug, archived: true);

        Assert.Null(await compared.Standing());
    }

    private static async Task Set(Compared compared, Guid chain, string field)
    {
        await using var db = compared.Db();
        await db.Chains.Where(own => own.Id == chain).ExecuteUpdateAsync(own => own.SetProperty(c => c.Field, field));
    }
}

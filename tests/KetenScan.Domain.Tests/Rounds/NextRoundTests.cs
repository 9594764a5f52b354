using KetenScan.Domain.Chains;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using static KetenScan.Domain.Tests.Refusal;

namespace KetenScan.Domain.Tests.Rounds;

/// <summary>Rounds that repeat, and rounds that were held elsewhere.</summary>
public sealed class NextRoundTests
{
    [Fact]
    public void A_round_that_repeats_is_planned_again_with_the_same_words_and_rules()
    {
        var (chain, round, rules) = Repeating(months: 18);

        var next = chain.PlanAgain(round)!;

        Assert.Equal([round, next], chain.Rounds);
        Assert.Equal((2, RoundState.Draft, "2028-04", new DateOnly(2028, 4, 1)), (next.Number, next.State, next.Name, next.ClosesOn));
        Assert.Equal((rules, new QuestionnaireVersion("test", 1)), (next.Rules, next.Questionnaire));
        Assert.Equal(("Doe je mee?", 18), (next.Message, next.RepeatMonths));
        Assert.Empty(next.Participants);
    }

    [Fact]
    public void It_is_not_planned_again_without_an_interval_or_beside_a_draft()
    {
        var (once, only, _) = Repeating(months: null);
        Assert.Null(once.PlanAgain(only));
        Assert.Single(once.Rounds);

        var (chain, round, _) = Repeating(months: 12);
        Given.Draft(chain);
        Assert.Null(chain.PlanAgain(round));
        Assert.Equal(2, chain.Rounds.Count);
    }

    [Fact]
    public void A_round_held_elsewhere_opens_beside_the_one_that_is_open()
    {
        var (chain, open) = Given.OpenRound();
        var elsewhere = Given.Draft(chain);
        foreach (var partner in chain.Partners) elsewhere.Invite(partner, "Ans", Level.Strategic);
        var (then, version) = (Given.Morning.AddYears(-1), chain.Version);

        chain.OpenHeldElsewhere(elsewhere, then);

        Assert.Equal((RoundState.Open, then), (elsewhere.State, elsewhere.OpenedAt));
        Assert.Equal((RoundState.Open, version), (open.State, chain.Version));
        Refuses(Rule.OnlyADraftOpens, () => chain.OpenHeldElsewhere(elsewhere, then));
        Assert.Throws<ArgumentException>(() => chain.OpenHeldElsewhere(Given.Draft(Given.Chain()), then));
    }

    [Theory]
    [InlineData(false, new[] { "Partner 1", "Partner 2", "Partner 3" })]
    [InlineData(true, new[] { "Partner 2", "Partner 3" })] // the first is still asked itself
    public void A_merged_partner_is_measured_against_those_that_became_it(bool askFirst, string[] before)
    {
        var (chain, round) = Given.OpenRound(partners: 4);
        var card = Given.Closed(chain, round, answer: 3, previous: null);
        chain.Merge([chain.Partners[1], chain.Partners[0]], chain.Partners[2], new DateOnly(2026, 8, 1), new DateOnly(2026, 9, 1));
        var next = Given.Draft(chain);
        foreach (var partner in chain.Partners.Skip(2)) next.Invite(partner, "Ans", Level.Strategic);
        if (askFirst) next.Invite(chain.Partners[0], "Bob", Level.Strategic);
        chain.OpenRound(next, Given.Morning);

        var merged = Assert.Single(Given.Closed(chain, next, answer: 4, card).Merged!);
        Assert.Equal(("p3", "Partner 3"), (merged.Key, merged.Name));
        Assert.Equal(before, merged.Before);
    }

    private static (Chain Chain, Round Round, RoundRules Rules) Repeating(int? months)
    {
        var chain = Given.Chain();
        var round = Given.Draft(chain);
        var rules = new RoundRules { Weighting = Weighting.Respondent, Comments = CommentRule.WithPartner };
        round.Plan("Najaar", new QuestionnaireVersion("test", 1), rules, new DateOnly(2026, 10, 1), "Doe je mee?", months);
        foreach (var partner in chain.Partners) round.Invite(partner, "Ans", Level.Strategic);
        chain.OpenRound(round, Given.Morning);
        round.Close(chain, Given.Questionnaire(), null, null, Given.Morning);
        return (chain, round, rules);
    }
}

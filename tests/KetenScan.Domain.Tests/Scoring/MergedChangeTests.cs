using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

/// <summary>Rule 9 for a partner that others merged into: its change is measured against their combined score.</summary>
public sealed class MergedChangeTests
{
    private readonly Questionnaire one = Given.Questionnaire(statementsEach: 1);

    [Fact]
    public void A_successor_is_compared_with_the_partners_that_merged_into_it_weighted_by_respondents()
    {
        // Three people of a scored 2, one of b scored 4: together 2.5.
        var card = Between("a s 2 *3|b s 4|d s 3", "c s 4 *2|d s 3", "c", "a", "b");

        var change = card.Principles[0].Change!;
        Assert.Equal((1, 2, (4 - 2.5) / 2), (change.PreviousRound, change.Partners, change.Score));
        Assert.Equal(
            (4 - 2.5) / 2,
            Between("a s 22222222 *3|b s 44444444|d s 33333333", "c s 44444444 *2|d s 33333333", "c", "a", "b").Overall.Change!.Score,
            12);
        var merged = Assert.Single(card.Merged!);
        Assert.Equal("c", merged.Key);
        Assert.Equal(2, merged.Before.Count);
    }

    [Fact]
    public void Its_own_score_of_the_round_before_counts_along()
    {
        var card = Between("a s 2 *3|c s 4|d s 3", "c s 4|d s 3", "c", "a");

        Assert.Equal((4 - 2.5) / 2, card.Principles[0].Change!.Score);
    }

    [Fact]
    public void Where_one_of_them_had_no_score_the_others_are_what_they_were()
    {
        Assert.Equal(0.5, Between("a s 3|b s ?|d s 3", "c s 4|d s 3", "c", "a", "b").Principles[0].Change!.Score);
        Assert.Equal(1, Between("b s ?|d s 3", "c s 4|d s 4", "c", "a", "b").Principles[0].Change!.Score);
        Assert.Null(Between("b s ?|d s 3", "c s 4|d s 4", "c", "a", "b").Merged);
    }

    [Fact]
    public void Where_one_of_them_was_withheld_there_is_no_difference_for_it()
    {
        var rules = new Disclosure(DisclosureMode.Protected, 3);
        var before = Given.FirstRound(Given.Input(one, "a s 2 *4|b s 4|b s 3|d s 3 *3|e s 2 *2".Split('|')) with { Disclosure = rules });
        Assert.True(before.Principles[0].Partners.Single(partner => partner.Key == "b").Withheld);

        var now = Now("c s 4 *4|d s 4 *4", "c", ["a", "b"]) with { Disclosure = rules, Previous = before };

        Assert.Equal(1, Scorer.Of(now).Principles[0].Change!.Partners);
        Assert.Null(Scorer.Of(now).Merged);
    }

    private Scorecard Between(string before, string now, string into, params string[] merged) =>
        Scorer.Of(Now(now, into, merged) with { Previous = Given.FirstRound(Given.Input(one, before.Split('|'))) });

    private ScoringInput Now(string sheets, string into, string[] merged)
    {
        var input = Given.Input(one, sheets.Split('|')) with { Round = new ScoredRound(2, "Two", new DateOnly(2026, 1, 1), new DateOnly(2026, 2, 1)) };
        return input with { Partners = [.. input.Partners.Select(partner => partner.Key == into ? partner with { Before = merged } : partner)] };
    }

    [Fact]
    public void A_partner_that_has_no_score_now_is_not_named_as_merged() =>
        Assert.Null(Between("a s 3|b s 3|d s 3", "c s ?|d s 3", "c", "a", "b").Merged);
}

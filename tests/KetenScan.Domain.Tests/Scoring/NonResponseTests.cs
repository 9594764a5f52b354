using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

/// <summary>Sensitivity to non-response: the score if silent people had scored half a point lower, and the silent partners.</summary>
public sealed class NonResponseTests
{
    private readonly Questionnaire four = Given.Questionnaire(statementsEach: 4);

    [Fact]
    public void Those_who_did_not_answer_pull_their_partner_down_by_half_a_point()
    {
        // docs/scoring.md: 4.25 - 0.5 · 1/4, 2.75 - 0.5 · 1/3, 2.25 - 0.5 · 2/3; on average 2.875.
        var chain = Given.Input(four, "a s 4544", "a o 3443", "a o 55??", "b s 3343", "b o 2232", "c o 2322", "c s 4???") with
        {
            Partners = [new("a", "", 4), new("b", "", 3), new("c", "", 3)],
        };

        Assert.Equal(2.875, Scorer.Of(chain).Principles[0].NonResponse!.HalfPointLower, 12);

        // If respondents weigh the same, there is no partner score to lower; if a number asked is unknown, there is no result.
        Assert.Null(Scorer.Of(chain with { Weighting = Weighting.Respondent }).Principles[0].NonResponse);
        Assert.Null(Scorer.Of(chain with { Partners = [new("a", "", 4), new("b", "", null), new("c", "", 3)] }).Principles[0].NonResponse);
    }

    [Fact]
    public void A_unit_weighs_as_many_partners_as_it_holds()
    {
        // 4 - 0.5 · 2/4 = 3.75 once and 2 - 0.5 · 5/10 = 1.75 three times: 9 / 4.
        Assert.Equal(2.25, NonResponse.Of([(4, 2, 4, 1), (2, 5, 10, 3)])!.HalfPointLower, 12);
    }

    [Fact]
    public void When_everyone_asked_answered_the_score_stays() => Assert.Equal(3, NonResponse.Of([(4, 4, 4, 1), (2, 5, 5, 1)])!.HalfPointLower, 12);

    [Fact]
    public void With_nobody_or_more_answers_than_people_asked_there_is_no_figure()
    {
        Assert.Null(NonResponse.Of([]));
        Assert.Null(NonResponse.Of([(4, 4, 4, 1), (2, 5, 4, 1)]));
    }

    [Fact]
    public void In_a_protected_round_it_is_rounded_and_the_pool_is_asked_together()
    {
        // p1: 4 - 0.5 · 2/5 = 3.8; the pool of p2 and p3: 2 - 0.5 · 4/8 = 1.75 twice; 7.3 / 3 = 2.433. Where one in the pool is unknown, nothing.
        var chain = Given.Input(four, "p1 s 4444 *3", "p2 s 2222 *2", "p3 s 2222 *2") with
        {
            Disclosure = Given.Protected(3),
            Partners = [new("p1", "", 5), new("p2", "", 3), new("p3", "", 5)],
        };

        Assert.Equal(2.4, Scorer.Of(chain).Principles[0].NonResponse!.HalfPointLower);
        Assert.Null(Scorer.Of(chain with { Weighting = Weighting.Respondent }).Principles[0].NonResponse);
        Assert.Null(Scorer.Of(chain with { Partners = [new("p1", "", 5), new("p2", "", 3), new("p3", "", null)] }).Principles[0].NonResponse);
    }

    [Theory]
    [InlineData(DisclosureMode.Named)]
    [InlineData(DisclosureMode.Protected)]
    public void A_partner_is_silent_when_it_was_asked_and_nobody_of_it_counts(DisclosureMode mode)
    {
        // p1 is heard; p2 gave no sheet; p3 was not asked; of p4 it is not known; p5's only sheet answers one of four.
        var chain = Given.Input(four, "p1 s 4444 *3", "p5 s 4???") with
        {
            Disclosure = new Disclosure(mode, 3),
            Partners = [new("p1", "", 4), new("p2", "", 2), new("p3", "", 0), new("p4", "", null), new("p5", "", 1)],
        };
        var card = Scorer.Of(chain);

        Assert.Equal(3, card.Principles[0].SilentPartners);
        Assert.Equal([3, 0, 0, 0, 1], card.Partners.Select(partner => partner.Responded));
        Assert.Null(card.Response.Rate); // of p4 it is not known how many were asked
    }

    [Fact]
    public void The_response_is_a_share_of_those_asked_and_in_a_protected_round_whole_per_cents()
    {
        var chain = Given.Input(four, "p1 s 4444 *3", "p2 s 4???") with { Partners = [new("p1", "", 4), new("p2", "", 2)] };

        Assert.Equal(new Response(6, 4, 4.0 / 6), Scorer.Of(chain).Response);
        Assert.Equal(new Response(6, 4, 0.67), Scorer.Of(chain with { Disclosure = Given.Protected(3) }).Response);
        Assert.Equal(new Response(0, 0, null), Scorer.Of(chain with { Sheets = [], Partners = [new("p1", "", 0)] }).Response);
    }

    [Fact]
    public void A_partner_without_a_score_says_so_in_a_named_round_only()
    {
        var chain = Given.Input(four, "p1 s 4444 *3", "p2 s 4???") with { Partners = [new("p1", "", 4), new("p2", "", 2), new("p3", "", 2)] };

        Assert.Equal([new("p1", new Score(4), 3), new("p2", null, 0), new("p3", null, 0)], Scorer.Of(chain).Principles[0].Partners);
        Assert.Equal(
            [new("p1", new Score(4), 3), new("p2", null, null, Withheld: true), new("p3", null, 0)],
            Scorer.Of(chain with { Disclosure = Given.Protected(3) }).Principles[0].Partners);
    }
}

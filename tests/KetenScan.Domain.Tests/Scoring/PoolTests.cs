using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

/// <summary>Rule 10: which partners a protected round pools, with a minimum of five.</summary>
public sealed class PoolTests
{
    private static readonly InvitedPartner Announced = new("a", "", null, Pooled: true);

    private readonly Questionnaire one = Given.Questionnaire(statementsEach: 1);
    private readonly Questionnaire two = Given.Questionnaire(statementsEach: 2);

    [Theory]
    [InlineData("a s 4 *9|b s 4 *5|c s 4 *3|d s 4 *2", "c d")] // five together are enough, and so are five alone
    [InlineData("a s 4 *9|b s 4 *6|c s 4 *2|d s 4 *2", "b c d")] // four are too few: the next fewest joins
    [InlineData("a s 4 *9|b s 4 *6|c s 4 *4", "b c")] // a pool of one would be that partner's figure
    [InlineData("a s 4 *9|b s 4 *1|c s 4 *1|d s 4 *2", "a b c d")]
    [InlineData("a s 4 *3|b s 4 *2", "a b")]
    [InlineData("a s 4 *9|b s 4 *6", "")]
    public void Partners_are_pooled_until_the_pool_has_two_partners_and_the_minimum_of_people(string sheets, string pooled) =>
        Assert.Equal(pooled, Pooled(Card(Given.Input(one, sheets.Split('|')))));

    [Theory]
    [InlineData("b", "b c", 11)] // c joins: it has the fewest of the others
    [InlineData("a b", "a b", 16)] // two that are large enough together leave the third alone
    [InlineData("a b c", "a b c", 20)]
    [InlineData("", "b c", 11)] // c is small, and b joins
    public void A_partner_that_was_announced_as_pooled_is_pooled_however_many_answer(string announced, string pooled, int people)
    {
        var sizes = new[] { ("a", 9), ("b", 7), ("c", 4) };
        var chain = Given.Input(one, sizes.Select(own => $"{own.Item1} s 4 *{own.Item2}")) with
        {
            Partners = [.. sizes.Select(own => new InvitedPartner(own.Item1, "", null, Pooled: announced.Split(' ').Contains(own.Item1)))],
        };
        if (announced == "a b") chain = chain with { Sheets = [.. chain.Sheets, Given.Sheet(one, "c", 4)] }; // five of c: large enough

        var card = Card(chain);
        Assert.Equal(pooled, Pooled(card));
        Assert.Equal((pooled.Split(' ').Length, people), (card.Pool!.Partners, card.Pool.Respondents));
    }

    [Fact]
    public void An_announced_pool_of_one_takes_in_the_next_fewest()
    {
        var chain = Given.Input(one, "a s 4 *9", "b s 4 *7", "c s 4 *8") with { Partners = [Announced, new("b", "", null), new("c", "", null)] };

        Assert.Equal("a b", Pooled(Card(chain)));
    }

    [Fact]
    public void With_nobody_to_be_taken_together_with_nothing_is_shown()
    {
        // The chain's score would be that of a partner that was promised not to be shown separately.
        var alone = Given.Input(one, "a s 4 *9") with { Partners = [Announced, new("b", "", null)] };

        Assert.True(Card(alone).IsWithheld());
        Assert.True(Card(Given.Input(one, "a s 4 *4")).IsWithheld());
        Assert.Equal(4, Card(Given.Input(one, "a s 4 *9")).Score!.Value.Value);
    }

    [Fact]
    public void Of_two_equal_partners_the_first_by_key_joins_the_pool_in_any_order()
    {
        var chain = Given.Input(one, "z s 4 *6", "b s 4 *6", "c s 4 *2") with { Partners = [new("z", "", null), new("b", "", null), new("c", "", null)] };

        Assert.Equal("b c", Pooled(Card(chain)));
    }

    [Fact]
    public void A_partner_without_a_statement_that_enough_people_answered_joins_the_pool()
    {
        // Four of b answered the one statement and four the other. Together with c each has nine.
        var card = Card(Given.Input(two, "a s 44 *8", "b s 2? *4", "b s ?2 *4", "c s 33 *5"));

        Assert.Equal("b c", Pooled(card));
        Assert.Equal((2, 13), (card.Pool!.Partners, card.Pool.Respondents));

        // Each statement of the pool: (4 · 2 + 5 · 3) / 9 = 2.556; the chain: (4 + 2.556 + 2.556) / 3 = 3.037.
        Assert.Equal((2.6, 3.0), (card.Pool.Score.Value, card.Score!.Value.Value));
    }

    [Fact]
    public void The_pool_takes_in_others_until_its_statements_are_answered_by_enough()
    {
        // b and c have eight people, and of each statement four answers: a joins.
        Assert.Equal("a b c", Pooled(Card(Given.Input(two, "a s 44 *9", "b s 2? *2", "b s ?2 *2", "c s 3? *2", "c s ?3 *2"))));

        // Even all together have too few: nothing is shown.
        Assert.True(Card(Given.Input(two, "b s 2? *2", "b s ?2 *2", "c s 3? *2", "c s ?3 *2")).IsWithheld());
    }

    [Fact]
    public void In_a_named_round_nobody_is_pooled()
    {
        var chain = Given.Input(one, "a s 4 *9", "b s 4") with { Partners = [Announced, new("b", "", null)] };
        var card = Scorer.Of(chain).Principles[0];

        Assert.Null(card.Pool);
        Assert.DoesNotContain(card.Partners, partner => partner.Withheld || partner.Score is null);
    }

    private static PrincipleResult Card(ScoringInput chain) => Scorer.Of(chain with { Disclosure = Given.Protected(5) }).Principles[0];

    private static string Pooled(PrincipleResult card) => string.Join(' ', card.Partners.Where(partner => partner.Withheld).Select(partner => partner.Key));
}

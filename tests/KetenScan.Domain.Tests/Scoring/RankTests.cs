using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

/// <summary>Rule 9: the possible ranks of the principles, such as "1-2 1-2 3-3".</summary>
public sealed class RankTests
{
    private readonly Questionnaire one = Given.Questionnaire(statementsEach: 1);

    [Theory]
    // docs/scoring.md: differences 2, 1, 3; 2, 1, 2; 1, 2, 2; mean 1.7778, margin 0.6079.
    [InlineData("1-1 2-2", "p1 s 53|p1 s 43|p1 s 52|p2 s 42|p2 s 43|p2 s 53|p3 s 43|p3 s 53|p3 s 42")]
    [InlineData("2-2 1-1", "p1 s 35|p1 s 34|p1 s 25|p2 s 24|p2 s 34|p2 s 35|p3 s 34|p3 s 35|p3 s 24")]
    // One partner of three: 2, 1, 2 is 1.667 ± 4.3027 · √(0.3333 / 3) = 1.434; 2, 0, 2 is 1.333 ± 2.869.
    [InlineData("1-1 2-2", "p1 s 42|p1 s 43|p1 s 53")]
    [InlineData("1-2 1-2", "p1 s 42|p1 s 33|p1 s 53")]
    [InlineData("1-2 1-2", "p1 s 42|p1 s 42|p1 s 42")] // all differ by 2: of the others nothing is known
    [InlineData("1-2 1-2", "p1 s 5?|p1 s 4?|p1 s ?1|p1 s ?2")] // nobody answered both
    // The first is certainly higher than both others (2, 2, 3 and 2, 3, 2), between which it is 0, 1, -1.
    [InlineData("1-1 2-3 2-3", "p1 s 533|p1 s 532|p1 s 523")]
    [InlineData("2-2 1-1 - 3-3", "p1 s 35?1|p1 s 35?1|p1 s 34?2")] // the third was answered by nobody
    public void Principles_differ_when_the_interval_of_their_difference_excludes_zero(string ranks, string sheets) =>
        Assert.Equal(ranks, RanksOf(Given.Input(one, sheets.Split('|'))));

    [Fact]
    public void When_everyone_asked_answered_any_difference_is_sure()
    {
        var chain = Given.Input(one, "p1 s 42", "p1 s 42", "p1 s 33") with { Partners = [new InvitedPartner("p1", "", 3)] };

        Assert.Equal("1-1 2-2", RanksOf(chain));
        Assert.Equal("1-2 1-2", RanksOf(chain with { Partners = [new InvitedPartner("p1", "", 9)] })); // 1.333 ± 4.3027 · √(4/3 · 2/3 / 3)
        Assert.Equal("1-2 1-2", RanksOf(Given.Input(one, "p1 s 42", "p1 s 24") with { Partners = [new InvitedPartner("p1", "", 2)] })); // alike
    }

    [Fact]
    public void Rounding_noise_between_equal_means_is_no_difference()
    {
        // Everyone asked answered. Differences 0, 4/3 and -4/3: the mean is nought, and comes out as 2 · 10^-16.
        var chain = Given.Input(Given.Questionnaire(statementsEach: 3), "p1 s 333333", "p1 s 555443", "p1 s 331443");

        Assert.Equal("1-2 1-2", RanksOf(chain with { Partners = [new InvitedPartner("p1", "", 3)] }));
    }

    [Fact]
    public void The_mean_difference_is_weighted_as_the_round_is()
    {
        // Ten of a differ by 2 or 3, the one of b by -2. Of partners: 0.25 ± 2.2622 · √(2.5 / 9 · 0.275) = 0.625. Of people: 2.09 ± 0.971.
        var chain = Given.Input(one, "a s 42 *5", "a s 52 *5", "b s 24");

        Assert.Equal("1-2 1-2", RanksOf(chain));
        Assert.Equal("1-1 2-2", RanksOf(chain with { Weighting = Weighting.Respondent }));
    }

    [Fact]
    public void In_a_protected_round_both_principles_must_be_of_the_same_people()
    {
        // The seventh left the second open: the first less the second would be about that one person's answer too.
        string[] six = ["p1 s 51", "p1 s 52", "p1 s 41", "p2 s 51", "p2 s 52", "p2 s 41"];

        Assert.Equal("1-1 2-2", RanksOf(Given.Input(one, six) with { Disclosure = Given.Protected(3) }));
        Assert.Equal("1-2 1-2", RanksOf(Given.Input(one, [.. six, "p1 s 5?"]) with { Disclosure = Given.Protected(3) }));
        Assert.Equal("1-2 1-2", RanksOf(Given.Input(one, [.. six, "p1 s ?1"]) with { Disclosure = Given.Protected(3) }));
        Assert.Equal("1-1 2-2", RanksOf(Given.Input(one, [.. six, "p1 s 5?"])));
    }

    [Fact]
    public void In_a_protected_round_a_principle_with_gaps_has_no_rank_and_moves_no_other()
    {
        // Of the second principle one sheet has a gap.
        var two = Given.Questionnaire(statementsEach: 2);
        string[] six = ["p1 s 551133", "p1 s 551133", "p1 s 441133", "p2 s 551133", "p2 s 551133", "p2 s 44?122"];

        Assert.Equal("1-2 - 2-3", RanksOf(Given.Input(two, six) with { Disclosure = Given.Protected(3) }));
        Assert.Equal("1-1 3-3 2-2", RanksOf(Given.Input(two, six)));
    }

    [Fact]
    public void In_a_protected_round_small_partners_are_one_stratum()
    {
        // Apart, nobody differs within a partner and nothing can be said. Together: 2, 2, 3, 3 is 2.5 ± 3.1824 · √(0.3333 / 4) = 0.919.
        string[] small = ["p1 s 31", "p1 s 31", "p2 s 41", "p2 s 41"];

        Assert.Equal("1-1 2-2", RanksOf(Given.Input(one, small) with { Disclosure = Given.Protected(3) }));
        Assert.Equal("1-2 1-2", RanksOf(Given.Input(one, small)));
    }

    private static string RanksOf(ScoringInput chain)
    {
        var ranks = Scorer.Of(chain).Principles.Select(principle => principle.Rank is { } rank ? $"{rank.Highest}-{rank.Lowest}" : "-");
        return string.Join(' ', ranks).TrimEnd(' ', '-');
    }
}

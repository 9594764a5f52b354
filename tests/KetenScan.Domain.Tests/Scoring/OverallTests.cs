using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

/// <summary>The overall score: the mean of the principles that have a score, and its interval.</summary>
public sealed class OverallTests
{
    private static readonly string[] Six = ["p1 s 33333333", "p1 s 44444444", "p1 s 55555555", "p2 s 22222222", "p2 s 33333333", "p2 s 44444444"];

    private readonly Questionnaire one = Given.Questionnaire(statementsEach: 1);
    private readonly Questionnaire two = Given.Questionnaire(statementsEach: 2);

    [Fact]
    public void A_person_counts_in_the_interval_from_a_score_on_four_of_the_eight_principles()
    {
        // a: 3 on all eight. b: 5 on four. Means 3 and 5, variance 2; one degree of freedom: wider than the scale. With three of eight a is alone.
        var four = Scorer.Of(Given.Input(one, "a s 33333333", "a s 5555????")).Overall;

        Assert.Equal((1.0, 5.0), (four.Confidence95!.Low.Value, four.Confidence95.High.Value));
        Assert.Null(Scorer.Of(Given.Input(one, "a s 33333333", "a s 555?????")).Overall.Confidence95);
    }

    [Fact]
    public void Where_everyone_answered_a_few_principles_there_is_a_score_without_interval()
    {
        var overall = Scorer.Of(Given.Input(one, "a s 34", "a s 45", "b s 33")).Overall;

        // (3.5 + 3) / 2 = 3.25 and (4.5 + 3) / 2 = 3.75.
        Assert.Equal(3.5, overall.Score!.Value.Value);
        Assert.Null(overall.Confidence95);
        Assert.False(overall.IsBandSure());
    }

    [Theory]
    [InlineData(4.0, 5.0, true)]
    [InlineData(3.9, 5.0, false)]
    public void The_band_of_the_whole_is_sure_when_both_ends_read_the_same(double low, double high, bool sure)
    {
        var overall = new Overall(new Score(4.5), new ConfidenceInterval(new Score(low), new Score(high)));

        Assert.Equal(sure, overall.IsBandSure());
        Assert.False((overall with { Confidence95 = null }).IsBandSure());
    }

    [Fact]
    public void In_a_protected_round_the_whole_is_rounded_and_its_interval_too()
    {
        // p1 3, 4, 5 and p2 2, 3, 4 on everything: 3.5; variance 1, of the mean (1/3 + 1/3) / 4 = 1/6; t with 4 degrees 2.7764: ± 1.1335.
        var overall = Scorer.Of(Given.Input(one, Six) with { Disclosure = Given.Protected(3) }).Overall;

        Assert.Equal(new Overall(new Score(3.5), new ConfidenceInterval(new Score(2.4), new Score(4.6))), overall);
    }

    [Fact]
    public void In_a_protected_round_with_a_gap_the_interval_is_of_the_statements_deviations()
    {
        // The two statements are answered the other way round, so that all people of a partner have the same mean: 4, and 3. Of whole sheets
        // there is no variance; of the statements it is 1 within each partner, and so 3.5 ± 1.1335 as above. One sheet has a gap: of 1.2 p1 has
        // two answers, so only those of p2 count, whose variance is 1 too.
        string Eight(string first, string others) => first + string.Concat(Enumerable.Repeat(others, 7));
        ConfidenceInterval? With(string gap)
        {
            string[] sheets =
            [
                $"p1 s {Eight("35", "35")}", $"p1 s {Eight(gap, "44")}", $"p1 s {Eight("53", "53")}",
                $"p2 s {Eight("24", "24")}", $"p2 s {Eight("33", "33")}", $"p2 s {Eight("42", "42")}",
            ];
            return Scorer.Of(Given.Input(two, sheets) with { Disclosure = Given.Protected(3) }).Overall.Confidence95;
        }

        Assert.Null(With("44"));
        Assert.Equal(new ConfidenceInterval(new Score(2.4), new Score(4.6), Conservative: true), With("4?"));
    }

    [Fact]
    public void In_a_protected_round_whole_sheets_of_other_people_on_one_principle_make_the_interval_conservative()
    {
        // A seventh answered all but the first principle: the first is of six people, the whole of seven.
        Assert.False(Scorer.Of(Given.Input(one, Six) with { Disclosure = Given.Protected(3) }).Overall.Confidence95!.Conservative);
        Assert.True(
            Scorer.Of(Given.Input(one, [.. Six, "p1 s ?3333333"]) with { Disclosure = Given.Protected(3) }).Overall.Confidence95!.Conservative);
        Assert.False(Scorer.Of(Given.Input(one, [.. Six, "p1 s ?3333333"])).Overall.Confidence95!.Conservative);
    }

    [Fact]
    public void In_a_protected_round_an_interval_of_fewer_people_than_the_minimum_is_not_shown()
    {
        // Each of the first four principles was answered by three, but only two people answered all four.
        string[] sheets = ["a s 2345", "b s 3452", "a s 4???", "a s ?4??", "b s ??4?", "b s ???4"];
        var chain = Given.Input(one, sheets) with { Disclosure = Given.Protected(3), Weighting = Weighting.Respondent };

        var card = Scorer.Of(chain);
        Assert.All(card.Principles.Take(4), principle => Assert.NotNull(principle.Confidence95));
        Assert.NotNull(card.Overall.Score);
        Assert.Null(card.Overall.Confidence95);
    }
}

using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

/// <summary>Rule 9: the change since the previous round, over the partners that have a score in both.</summary>
public sealed class ChangeTests
{
    private readonly Questionnaire one = Given.Questionnaire(statementsEach: 1);

    [Fact]
    public void The_interval_is_that_of_a_paired_t_test_over_partners()
    {
        // Student's sleep data (1908), halved so that they fit on the scale: R's t.test gives 0.7001142 to 2.4598858 of the whole ones.
        double[] extra = [0.6, 1.2, 0.65, 0.65, 0, 0.5, 0.9, 0.4, 2.3, 0.7];
        var before = Given.FirstRound(Given.Input(one, extra.Select((_, place) => $"p{place} s 2")));
        var now = extra.Select((own, place) => new PartnerResult($"p{place}", new Score(2 + own), 1)).ToList();
        var change = ChangeScoring.Of(before, Principle.SharedAmbition, now)!;

        Assert.Equal((1, 10, true), (change.PreviousRound, change.Partners, change.Moved));
        Assert.Equal(0.79, change.Score, 12);
        Assert.Equal(0.7001142 / 2, change.Confidence95!.Low, 7);
        Assert.Equal(2.4598858 / 2, change.Confidence95.High, 7);
    }

    [Theory]
    [InlineData("p1 s 3|p2 s 3|p3 s 3", "p1 s 5|p2 s 5|p3 s 4", 5.0 / 3, 3, true)] // differences 2, 2, 1: 1.667 ± 4.3027 · √(1/3 / 3) = 1.434
    [InlineData("p1 s 3|p2 s 3|p3 s 3", "p1 s 4|p2 s 5|p3 s 4", 4.0 / 3, 3, false)] // 1, 2, 1: 1.333 ± 1.434
    [InlineData("p1 s 3|p2 s 3|p3 s 3", "p1 s 4|p2 s 3|p3 s 2", 0.0, 3, false)] // 1, 0, -1
    [InlineData("p1 s 5|p2 s 5|p3 s 5", "p1 s 2|p2 s 3|p3 s 2", -8.0 / 3, 3, true)]
    [InlineData("p1 s 3|p2 s 3|p3 s 3", "p1 s 4|p2 s 4|p3 s 4", 1.0, 3, null)] // all alike
    [InlineData("p1 s 3|p2 s 3", "p1 s 4|p2 s 5", 1.5, 2, null)] // two partners
    [InlineData("p1 s 3|p2 s 3|p3 s 3", "p1 s 4|p2 s 5|p4 s 1", 1.5, 2, null)] // the third and the fourth were asked once
    [InlineData("p1 s 3|p2 s 3|p3 s ?", "p1 s 4|p2 s 5|p3 s 1", 1.5, 2, null)] // the third had no score
    [InlineData("p1 s 3|p2 s 3|p3 s 3", "p1 s 4|p2 s 5|p3 s ?", 1.5, 2, null)] // or has none now
    public void A_change_is_certain_with_three_partners_and_an_interval_without_zero(string before, string now, double score, int partners, bool? moved)
    {
        var change = Between(before, now).Principles[0].Change!;

        Assert.Equal(score, change.Score, 12);
        Assert.Equal((partners, moved), (change.Partners, change.Moved));
        Assert.Equal(moved is null, change.Confidence95 is null);
    }

    [Fact]
    public void Each_partner_counts_the_same_however_many_answer()
    {
        // docs/scoring.md: differences 1, 1 and 4/3, of standard deviation 0.1925; 1.1111 ± 4.3027 · 0.1925 / √3.
        const string before = "p1 s 4|p1 s 4|p1 s 3|p2 s 3|p2 s 4|p2 s 3|p3 s 3 *3";
        const string now = "p1 s 5|p1 s 4|p1 s 5|p2 s 4|p2 s 4|p2 s 5|p3 s 4|p3 s 5|p3 s 4";
        var change = Between(before, now).Principles[0].Change!;

        Assert.Equal(1.1111, change.Score, 4);
        Assert.Equal(0.633, change.Confidence95!.Low, 4);
        Assert.Equal(1.5892, change.Confidence95.High, 4);
    }

    [Fact]
    public void Without_a_round_before_or_a_partner_in_both_there_is_no_change()
    {
        Assert.Null(Scorer.Of(Given.Input(one, "p1 s 3")).Principles[0].Change);
        Assert.Null(Between("p1 s 3", "p2 s 4").Principles[0].Change);
        Assert.Null(Between("p1 s 3", "p2 s 4").Overall.Change);

        // Sheets that were scored from a file belong to no round.
        var loose = Scorer.Of(Given.Input(one, "p1 s 3"));
        var now = Scorer.Of(Given.Input(one, "p1 s 4") with { Previous = loose });
        Assert.Null(now.Principles[0].Change);
        Assert.Null(now.Overall.Change);
    }

    [Fact]
    public void The_overall_change_counts_partners_with_at_least_half_of_the_principles()
    {
        // a: 1 on four of eight, so 1/2; b: 1 on the four that it answered; c: three only, left out; d: 2 on all.
        // Mean 7/6; squares 4/9 + 1/36 + 25/36 = 7/6; the mean's deviation √(7/6 / 2 / 3) = 0.4409586; t with 2 degrees 4.3026527.
        var change = Between("a s 22222222|b s 22222222|c s 22222222|d s 22222222", "a s 33332222|b s 3333????|c s 555?????|d s 44444444").Overall.Change!;

        Assert.Equal((1, 3, false), (change.PreviousRound, change.Partners, change.Moved));
        Assert.Equal(7.0 / 6, change.Score, 12);
        Assert.Equal(7.0 / 6 - 4.3026527 * 0.4409586, change.Confidence95!.Low, 6);
        Assert.Equal(7.0 / 6 + 4.3026527 * 0.4409586, change.Confidence95.High, 6);
    }

    [Fact]
    public void The_whole_moved_when_all_partners_went_the_same_way()
    {
        var change = Between("a s 22222222|b s 22222222|c s 22222222", "a s 44444444|b s 44444444|c s 44444443").Overall.Change!;

        Assert.Equal((3, true), (change.Partners, change.Moved));
        Assert.Null(Between("a s 22222222|b s 22222222|c s 22222222", "a s 44444444|b s 44444444|c s 44444444").Overall.Change!.Moved);
    }

    [Theory]
    [InlineData(0.1, 1, true)]
    [InlineData(0, 1, false)]
    [InlineData(1e-9, 1, false)] // rounding error on 0
    [InlineData(-1, 0, false)]
    [InlineData(-1, -1e-9, false)]
    [InlineData(-1, -0.1, true)]
    [InlineData(-1, 1, false)]
    public void A_difference_is_certain_when_its_interval_excludes_zero(double low, double high, bool sure)
    {
        Assert.Equal(sure, new PointsInterval(low, high).IsSure());
        Assert.Equal((high - low) / 2, new PointsInterval(low, high).Margin());
    }

    [Theory]
    [InlineData(0.04, 1.04, 0.0, 1.0, false)] // certain before rounding only: the published interval starts at 0.0
    [InlineData(0.05, 1.04, 0.1, 1.0, true)]
    [InlineData(-1.04, -0.04, -1.0, 0.0, false)]
    [InlineData(-1.05, -0.05, -1.1, -0.1, true)]
    public void In_a_protected_round_the_rounded_ends_decide(double low, double high, double shownLow, double shownHigh, bool moved)
    {
        var shown = new Change(1, 0.52, 3, new PointsInterval(low, high), Moved: true).Rounded();

        Assert.Equal(new Change(1, 0.5, 3, new PointsInterval(shownLow, shownHigh), moved), shown);
        Assert.False(double.IsNegative(shown.Confidence95!.High) && shown.Confidence95.High == 0);
    }

    [Fact]
    public void In_a_protected_round_the_whole_and_its_principles_are_rounded()
    {
        // Three partners of three; differences 1, 1 and 4/3 as above, on all eight principles.
        var before = Given.FirstRound(Given.Input(one, "p1 s 33333333 *3", "p2 s 33333333 *3", "p3 s 33333333 *3") with { Disclosure = Given.Protected(3) });
        var now = Scorer.Of(Given.Input(one, "p1 s 44444444 *3", "p2 s 44444444 *3", "p3 s 44444444 *2", "p3 s 55555555") with
        {
            Disclosure = Given.Protected(3),
            Previous = before,
        });

        // By the partners' rounded scores: 1, 1 and 1.3; 1.1 ± 4.3027 · 0.1732 / √3 = 1.1 ± 0.4303.
        Assert.Equal(new Change(1, 1.1, 3, new PointsInterval(0.7, 1.5), true), now.Principles[0].Change);
        Assert.Equal(new Change(1, 1.1, 3, new PointsInterval(0.7, 1.5), true), now.Overall.Change);
    }

    private Scorecard Between(string before, string now) =>
        Scorer.Of(Given.Input(one, now.Split('|')) with { Previous = Given.FirstRound(Given.Input(one, before.Split('|'))) });
}

using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

/// <summary>Calculated by hand; the quantiles of t are from R 4.2 (qt(0.975, degrees)).</summary>
public sealed class ConfidenceTests
{
    private const int Digits = 9;
    private const double T1 = 12.70620473617469;
    private const double T4 = 2.77644510519779;

    [Fact]
    public void Partners_are_strata_with_one_variance_and_their_own_correction()
    {
        // p1: 3, 4, 5 of 6 asked: squares 2. p2: 2, 2, 5 of 4 asked: squares 6. Pooled 8/4 = 2; parts (1 - 3/6) 2/3 = 1/3 and (1 - 3/4) 2/3 = 1/6.
        // Mean (4 + 3) / 2 = 3.5; variance (1/3 + 1/6) / 4 = 1/8; degrees 2 + 2.
        var interval = Of(Weighting.Partner, [6, 4], [("p1", 3), ("p1", 4), ("p1", 5), ("p2", 2), ("p2", 2), ("p2", 5)])!;
        var margin = T4 * Math.Sqrt(1.0 / 8);

        Assert.Equal(3.5 - margin, interval.Low.Value, Digits);
        Assert.Equal(3.5 + margin, interval.High.Value, Digits);
        Assert.False(interval.Conservative);
    }

    [Fact]
    public void One_person_alone_gets_the_variance_of_the_others()
    {
        // p1: 3 and 4: squares 1/2, one degree; p2: one person. Variance (1/2 / 2 + 1/2) / 4 = 3/16 without correction: wider than the scale.
        var interval = Of(Weighting.Partner, [null, null], [("p1", 3), ("p1", 4), ("p2", 3)])!;

        Assert.True(T1 * Math.Sqrt(3.0 / 16) > 3);
        Assert.Equal((1.0, 5.0), (interval.Low.Value, interval.High.Value));
    }

    [Fact]
    public void Where_respondents_weigh_the_same_it_is_a_simple_mean()
    {
        // 3, 4, 4, 4, 5 of 10 asked: mean 4, variance 1/2; (1 - 5/10) 1/2 / 5 = 1/20; 4 degrees.
        var interval = Of(Weighting.Respondent, [4, 6], [("p1", 3), ("p1", 4), ("p2", 4), ("p2", 4), ("p2", 5)])!;

        Assert.Equal(4 - T4 * Math.Sqrt(0.05), interval.Low.Value, Digits);
        Assert.Equal(4 + T4 * Math.Sqrt(0.05), interval.High.Value, Digits);
    }

    [Fact]
    public void With_one_person_a_partner_nothing_can_be_said() => Assert.Null(Of(Weighting.Partner, [1, 1], [("p1", 3), ("p2", 5)]));

    [Fact]
    public void When_everybody_asked_answers_the_score_is_sure()
    {
        var interval = Of(Weighting.Partner, [2, 1], [("p1", 2), ("p1", 5), ("p2", 4)])!;

        Assert.Equal((3.75, 3.75), (interval.Low.Value, interval.High.Value));
    }

    [Theory]
    [InlineData(Weighting.Partner)]
    [InlineData(Weighting.Respondent)]
    public void Equal_answers_are_certain_only_when_everyone_asked_gave_them(Weighting weighting)
    {
        (string, byte)[] alike = [("p1", 4), ("p1", 4), ("p2", 4), ("p2", 4)];

        Assert.Null(Of(weighting, [10, 10], alike));
        Assert.Null(Of(weighting, [null, null], alike));
        Assert.Null(Of(weighting, [2, 2, 1], alike)); // a third partner is silent
        Assert.Equal((4.0, 4.0), Of(weighting, [2, 2], alike) is { } sure ? (sure.Low.Value, sure.High.Value) : default);
    }

    [Theory]
    [InlineData(4.0, 5.0, true)]
    [InlineData(3.95, 5.0, true)] // shown as 4.0
    [InlineData(3.94, 5.0, false)]
    [InlineData(2.95, 3.94, true)]
    [InlineData(2.9, 3.5, false)]
    public void A_band_is_sure_when_both_ends_read_the_same(double low, double high, bool sure) =>
        Assert.Equal(sure, new ConfidenceInterval(new Score(low), new Score(high)).IsOneBand());

    [Fact]
    public void The_overall_interval_is_of_each_persons_mean_over_the_principles()
    {
        // Means: p1 a (3 + 5)/2 = 4 on all pairs, b 3, c 5; p2 d 2, e 4, f 3. Squares 2 and 2, pooled 4/4 = 1; variance (1/3 + 1/3) / 4 = 1/6.
        // The overall score: (4 + 3) / 2 = 3.5.
        var one = Given.Questionnaire(statementsEach: 1);
        byte[] Mixed(byte odd, byte even) => [odd, even, odd, even, odd, even, odd, even];
        AnswerSheet Sheet(string partner, byte[] answers) => Given.Sheet(one, partner, Level.Strategic, answers);
        var overall = Scorer.Of(new ScoringInput
        {
            Questionnaire = one,
            Partners = [new("p1", "", null), new("p2", "", null)],
            Sheets =
            [
                Sheet("p1", Mixed(3, 5)), Sheet("p1", Mixed(3, 3)), Sheet("p1", Mixed(5, 5)),
                Sheet("p2", Mixed(2, 2)), Sheet("p2", Mixed(4, 4)), Sheet("p2", Mixed(3, 3)),
            ],
        }).Overall;

        Assert.Equal(3.5 - T4 * Math.Sqrt(1.0 / 6), overall.Confidence95!.Low.Value, Digits);
        Assert.Equal(3.5 + T4 * Math.Sqrt(1.0 / 6), overall.Confidence95.High.Value, Digits);
    }

    [Fact]
    public void Somebody_with_a_score_on_fewer_than_half_of_the_principles_does_not_count_in_the_overall_interval()
    {
        var one = Given.Questionnaire(statementsEach: 1);
        Overall With(int answered)
        {
            var few = new byte[8];
            Array.Fill(few, (byte)5, 0, answered);
            return Scorer.Of(new ScoringInput
            {
                Questionnaire = one,
                Partners = [new("p1", "", null)],
                Sheets = [new("p1", Level.Strategic, few, []), Given.Sheet(one, "p1", 3, 3, 3, 3, 3, 3, 3, 3)],
            }).Overall;
        }

        Assert.Null(With(answered: 3).Confidence95); // one person is left
        Assert.NotNull(With(answered: 4).Confidence95);
    }

    private static ConfidenceInterval? Of(Weighting weighting, int?[] invited, (string Partner, byte Answer)[] sheets)
    {
        var one = Given.Questionnaire(statementsEach: 1);
        return Scorer.Of(new ScoringInput
        {
            Questionnaire = one,
            Weighting = weighting,
            Partners = [.. invited.Select((count, place) => new InvitedPartner($"p{place + 1}", $"Partner {place + 1}", count))],
            Sheets = [.. sheets.Select(sheet => Given.Sheet(one, sheet.Partner, Level.Strategic, sheet.Answer))],
        }).Principles[0].Confidence95;
    }
}

using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

/// <summary>Sums worked out by hand; the quantiles of t are those of R 4.2 (qt(0.975, degrees)).</summary>
public sealed class ConfidenceTests
{
    private const int Digits = 9;
    private const double T1 = 12.70620473617469;
    private const double T4 = 2.77644510519779;

    [Fact]
    public void Partners_are_strata_with_their_own_variance_and_correction()
    {
        // p1: 3, 4, 5 of 6 asked: variance 1, part (1 - 3/6) 1/3 = 1/6. p2: 2, 2, 5 of 3 asked: all answered, part 0.
        // Mean (4 + 3) / 2 = 3.5; variance (1/6 + 0) / 4; degrees 2 + 2.
        var interval = Of(Weighting.Partner, [6, 3], [("p1", 3), ("p1", 4), ("p1", 5), ("p2", 2), ("p2", 2), ("p2", 5)])!;
        var margin = T4 * Math.Sqrt(1.0 / 24);

        Assert.Equal(3.5 - margin, interval.Low.Value, Digits);
        Assert.Equal(3.5 + margin, interval.High.Value, Digits);
    }

    [Fact]
    public void One_person_alone_gets_the_variance_that_others_have_within_their_partner()
    {
        // p1: 3.0, 3.0 + 1 = 4: variance 1/2, part 1/4; p2: one of 3 with the pooled 1/2, part 1/2. Nobody says how many were asked.
        // Mean (3.5 + 3) / 2 = 3.25; variance (1/4 + 1/2) / 4 = 3/16; 1 degree: wider than the scale.
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

    private static ConfidenceInterval? Of(Weighting weighting, int?[] invited, (string Partner, byte Answer)[] sheets)
    {
        var one = A.Questionnaire(statementsEach: 1);
        return Domain.Scoring.Scoring.Of(new ScoringInput
        {
            Questionnaire = one,
            Weighting = weighting,
            Partners = [.. invited.Select((count, place) => new InvitedPartner($"p{place + 1}", $"Partner {place + 1}", count))],
            Sheets = [.. sheets.Select(sheet => A.Sheet(one, sheet.Partner, Level.Strategic, sheet.Answer))],
        }).Principles[0].Confidence95;
    }
}

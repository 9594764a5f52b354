using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

/// <summary>Rule 8: the gap between the steering group and daily work, and whether it is certain.</summary>
public sealed class LevelTests
{
    private readonly Questionnaire one = Given.Questionnaire(statementsEach: 1);

    [Fact]
    public void The_margin_of_a_gap_is_that_of_R()
    {
        // Student's sleep data (1908): R's t.test(extra ~ group, data = sleep) gives -3.3654832 to 0.2054832, with 17.776 degrees of freedom.
        double[] first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
        double[] second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

        Assert.Equal((0.2054832 + 3.3654832) / 2, LevelScoring.Welch(first, second)!.Value, 7);
    }

    [Fact]
    public void A_level_on_which_all_agree_leaves_the_degrees_of_freedom_of_the_other()
    {
        // 1 and 3: variance 2, of the mean 1; one degree of freedom, t 12.7062.
        Assert.Equal(12.7062, LevelScoring.Welch([4, 4, 4], [1, 3])!.Value, 4);
        Assert.Equal(12.7062, LevelScoring.Welch([1, 3], [4, 4, 4])!.Value, 4);
    }

    [Fact]
    public void With_one_person_per_level_or_no_differences_there_is_no_margin_of_the_gap()
    {
        Assert.Null(LevelScoring.Welch([4], [1, 3]));
        Assert.Null(LevelScoring.Welch([1, 3], [4]));
        Assert.Null(LevelScoring.Welch([4, 4], [3, 3]));
        Assert.NotNull(LevelScoring.Welch([4, 5], [3, 3]));
    }

    [Fact]
    public void The_gap_is_the_strategic_mean_less_the_operational_one()
    {
        // docs/scoring.md: 4.25 and 3.25 against 3.5, 5, 2.25 and 2.25; variances of the means 0.25 and 0.4271, 3.718 degrees
        // of freedom, t 2.8615.
        string[] sheets = ["a s 4544", "a o 3443", "a o 55??", "b s 3343", "b o 2232", "c o 2322", "c s 4???"];
        var levels = Scorer.Of(Given.Input(Given.Questionnaire(statementsEach: 4), sheets)).Principles[0].Levels;

        Assert.Equal((3.75, 3.25, 0.5, false), (levels.Strategic!.Value.Value, levels.Operational!.Value.Value, levels.Gap, levels.GapSure));
        Assert.Equal(-1.8546, levels.GapConfidence95!.Low, 4);
        Assert.Equal(2.8546, levels.GapConfidence95.High, 4);
    }

    [Fact]
    public void A_gap_is_certain_when_its_interval_excludes_zero()
    {
        // 5, 5, 4 and 1, 1, 2: variances of the means 1/9 each, 4 degrees of freedom; 10/3 ± 2.7764 · √(2/9) = 1.3088.
        var levels = Scorer.Of(Given.Input(one, "a o 5", "a o 5", "b o 4", "a s 1", "b s 1", "b s 2")).Principles[0].Levels;

        Assert.True(levels.GapSure);
        Assert.Equal(-10.0 / 3 - 1.3088, levels.GapConfidence95!.Low, 3);
    }

    [Fact]
    public void With_one_level_there_is_no_gap()
    {
        var levels = Scorer.Of(Given.Input(one, "a s 4", "b s 3")).Principles[0].Levels;

        Assert.Equal(new LevelScores(new Score(3.5), null, null), levels);
        Assert.Equal(new LevelScores(null, new Score(2), null), Scorer.Of(Given.Input(one, "a o 2")).Principles[0].Levels);
    }

    [Fact]
    public void In_a_protected_round_a_gap_is_decided_by_its_rounded_ends()
    {
        // Six and six in one partner: 5 five times and 4, against 5 four times and 3 twice. Means 4.8333 and 4.3333, variances 1/6 and 16/15;
        // of the means 1/36 and 8/45, together of root 0.4534, 6.525 degrees of freedom.
        string[] sheets = ["a s 5 *5", "a s 4", "a o 5 *4", "a o 3 *2"];
        var levels = Scorer.Of(Given.Input(one, sheets) with { Disclosure = Given.Protected(3) }).Principles[0].Levels;

        Assert.Equal((4.8, 4.3, 0.5, false), (levels.Strategic!.Value.Value, levels.Operational!.Value.Value, levels.Gap, levels.GapSure));
        Assert.Equal(new PointsInterval(-0.6, 1.6), levels.GapConfidence95);
    }

    [Fact]
    public void In_a_protected_round_with_unanswered_statements_the_certainty_of_the_gap_is_unknown()
    {
        var two = Given.Questionnaire(statementsEach: 2);
        LevelScores With(string sixth) =>
            Scorer.Of(
                Given.Input(two, "a s 55 *5", sixth, "a o 22 *5", "a o 11") with { Disclosure = Given.Protected(3) }).Principles[0].Levels;
        var (whole, gaps) = (With("a s 44"), With("a s 4?"));

        Assert.True(whole.GapSure);
        Assert.Equal((3.1, null, null), (gaps.Gap!.Value, gaps.GapConfidence95, gaps.GapSure)); // (4.8333 + 5) / 2 - 1.8333 = 3.0833
    }
}

using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

/// <summary>In a protected round all figures are rounded, half away from zero: scores to one decimal, shares and agreement to two.</summary>
public sealed class RoundingTests
{
    private static readonly PrincipleResult Exact = Scorer.Of(
        Given.Input(Given.Questionnaire(statementsEach: 1), "a s 4", "b o 3")).Principles[0] with
    {
        Score = new Score(3.449),
        NonResponse = new NonResponse(3.351),
        Confidence95 = new ConfidenceInterval(new Score(2.949), new Score(3.95)),
        Favourable = 0.125,
        Agreement = new Agreement(0.705, 0.7149, 0.8333, 0.6666, -0.005, 7, AgreementReading.Strong, PartnersDiffer: false),
        Levels = new LevelScores(new Score(3.96), new Score(3.04), 0.92, new PointsInterval(0.04, 1.8), GapSure: true),
        PartnerSpread = new PartnerSpread(new Score(2.26), new Score(4.24), 1.98),
        Partners = [new PartnerResult("a", new Score(4.24), 6), new PartnerResult("b", null, null, Withheld: true)],
        Pool = new Pool(2, 5, new Score(2.26)),
        Statements = [new StatementResult("1.1", new Score(3.449), 11, 0, 0.125, [1, 2, 3, 4, 1])],
        Change = new Change(1, -0.25, 3, new PointsInterval(-0.46, -0.04), Moved: true),
    };

    [Fact]
    public void Every_figure_is_rounded()
    {
        var shown = Exact.Rounded();

        Assert.Equal((3.4, 3.4, 0.13), (shown.Score!.Value.Value, shown.NonResponse!.HalfPointLower, shown.Favourable));
        Assert.Equal(new ConfidenceInterval(new Score(2.9), new Score(4.0)), shown.Confidence95);
        Assert.Equal(new Agreement(0.71, 0.71, 0.83, 0.67, -0.01, 7, AgreementReading.Strong, false), shown.Agreement);
        Assert.Equal(new LevelScores(new Score(4.0), new Score(3.0), 0.9, new PointsInterval(0, 1.8), GapSure: false), shown.Levels);
        Assert.Equal(new PartnerSpread(new Score(2.3), new Score(4.2), 2.0), shown.PartnerSpread);
        Assert.Equal([new PartnerResult("a", new Score(4.2), 6), new PartnerResult("b", null, null, Withheld: true)], shown.Partners);
        Assert.Equal(new Pool(2, 5, new Score(2.3)), shown.Pool);
        Assert.Equal((3.4, 0.13), (shown.Statements[0].Score!.Value.Value, shown.Statements[0].Favourable));
        Assert.Equal(new Change(1, -0.3, 3, new PointsInterval(-0.5, 0), Moved: false), shown.Change);
    }

    [Fact]
    public void What_is_not_there_stays_away()
    {
        var exact = Exact with { NonResponse = null, Confidence95 = null, Favourable = null, PartnerSpread = null, Pool = null, Change = null };
        var bare = (exact with { Levels = LevelScores.Withheld }).Rounded();

        Assert.Equal(
            (null, null, null, null, null, null),
            (bare.NonResponse, bare.Confidence95, bare.Favourable, bare.PartnerSpread, bare.Pool, bare.Change));
        Assert.Equal(LevelScores.Withheld, bare.Levels);
    }

    [Theory]
    [InlineData(0.04999999999999982, 0.1)] // 3.65 - 3.6 in floating point
    [InlineData(-0.04999999999999982, -0.1)]
    [InlineData(0.0499, 0.0)]
    public void A_difference_rounds_as_its_exact_decimal_does(double exact, double shown) => Assert.Equal(shown, new Change(1, exact, 1).Rounded().Score);

    [Fact]
    public void Zero_has_no_sign_that_would_reveal_which_side_it_was_rounded_from() =>
        Assert.False(double.IsNegative(new Change(1, -0.04, 1).Rounded().Score));

    [Theory]
    [InlineData(0.9)]
    [InlineData(5.1)]
    [InlineData(double.NaN)]
    public void A_score_outside_the_scale_does_not_exist(double value) => Assert.Throws<ArgumentOutOfRangeException>(() => new Score(value));

    [Fact]
    public void Of_no_scores_there_is_no_mean()
    {
        Assert.Null(Score.Mean(Array.Empty<double>()));
        Assert.Equal(2.5, Score.Mean([new Score(2), null, new Score(3)])!.Value.Value);
    }

    [Theory]
    // Three 1 and three 5 lie 2 points from their mean; 2 and 4 lie 1 point from it, over 5/6.
    [InlineData(new[] { 3, 0, 0, 0, 3 }, 2.0, true)]
    [InlineData(new[] { 0, 3, 0, 3, 0 }, 1.0, true)]
    [InlineData(new[] { 0, 3, 0, 2, 0 }, 0.96, true)] // of 2.8: three at 0.8 and two at 1.2
    [InlineData(new[] { 0, 2, 0, 2, 0 }, 1.0, false)] // four answers are too few
    [InlineData(new[] { 0, 0, 3, 3, 0 }, 0.5, false)]
    public void A_statement_divides_when_five_answers_or_more_lie_too_far_apart(int[] answers, double deviation, bool divided)
    {
        var statement = new StatementResult("1.1", new Score(3), answers.Sum(), 0, null, answers);

        Assert.Equal(deviation, statement.MeanDeviation()!.Value, 12);
        Assert.Equal(divided, statement.IsDivided());
    }

    [Fact]
    public void A_statement_without_answers_has_no_deviation()
    {
        Assert.Null(new StatementResult("1.1", null, 0, 3, null, [0, 0, 0, 0, 0]).MeanDeviation());
        Assert.Null(new StatementResult("1.1", null, null, null, null, null).MeanDeviation());
        Assert.False(new StatementResult("1.1", null, 0, 3, null, [0, 0, 0, 0, 0]).IsDivided());
    }

    [Fact]
    public void A_principle_is_withheld_when_people_answered_and_no_score_is_shown()
    {
        Assert.False(Exact.IsWithheld());
        Assert.True((Exact with { Score = null, Respondents = null }).IsWithheld());
        Assert.False((Exact with { Score = null, Respondents = 0 }).IsWithheld()); // nobody answered
    }
}

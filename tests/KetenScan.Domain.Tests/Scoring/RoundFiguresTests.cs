using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

/// <summary>The figures that lists, comparison and export get from a scorecard.</summary>
public sealed class RoundFiguresTests
{
    private static readonly ComparedRules Usual = new()
    {
        Weighting = Weighting.Partner,
        Disclosure = DisclosureMode.Named,
        Questionnaire = new QuestionnaireVersion("test", 1),
        ScoringVersion = 2,
    };

    /// <summary>Partner p1 answers 3, 4, 5 and p2 2, 3, 4 on everything: 3.5 ± 1.1335 (see <see cref="OverallTests"/>).</summary>
    private static readonly Scorecard Card = Scorer.Of(
        Given.Input(Given.Questionnaire(1), "p1 s 33333333", "p1 s 44444444", "p1 s 55555555", "p2 s 22222222", "p2 s 33333333", "p2 s 44444444") with
        {
            Round = new ScoredRound(7, "Najaar", new DateOnly(2026, 9, 1), new DateOnly(2026, 10, 1)),
        });

    private static RoundFigures Of(Scorecard card) => RoundFigures.Of(Given.OpenRound().Round, card);

    [Fact]
    public void A_round_keeps_the_overall_figures_of_its_scorecard()
    {
        var (chain, round) = Given.OpenRound();
        var figures = RoundFigures.Of(round, Card);

        Assert.Equal((round.Id, chain.Id, 1), (figures.RoundId, figures.ChainId, figures.Number));
        Assert.Equal((new DateOnly(2026, 10, 1), true, Usual), (figures.ClosedOn, figures.IsLatest, figures.Rules));
        Assert.Equal((2, null, 6), (figures.Partners, figures.Invited, figures.Responded));
        Assert.Equal((3.5, 35, Band.Watch), (figures.Overall, figures.OverallTenths, figures.Band));
        Assert.Equal(3.5 - 1.1335, figures.OverallLow!.Value, 4);
        Assert.Equal(3.5 + 1.1335, figures.OverallHigh!.Value, 4);
        Assert.False(figures.OverallConservative);
        Assert.Equal((null, null, null), (figures.OverallChange, figures.OverallMoved, figures.OverallChangeTenths));
        Assert.Equal(Card.Overall.Confidence95, figures.OverallInterval());
        Assert.Equal(Enum.GetValues<Principle>(), figures.Principles.Select(principle => principle.Principle));
        Assert.All(figures.Principles, principle => Assert.Equal(round.Id, principle.RoundId));
        Assert.Same(figures.Principles[7], figures.Of(Principle.Face));
        Assert.Null((figures with { Principles = [] }).Of(Principle.Face)); // a query may leave them out
    }

    [Fact]
    public void Rules_other_than_the_usual_are_kept_as_they_were()
    {
        var figures = Of(Card with
        {
            Weighting = Weighting.Respondent,
            Disclosure = Given.Protected(5),
            Questionnaire = new("keten-8", 3),
            ScoringVersion = 1,
        });

        Assert.Equal(
            new ComparedRules
            {
                Weighting = Weighting.Respondent,
                Disclosure = DisclosureMode.Protected,
                Questionnaire = new QuestionnaireVersion("keten-8", 3),
                ScoringVersion = 1,
            },
            figures.Rules);
    }

    [Fact]
    public void Without_a_score_there_are_no_overall_figures()
    {
        var figures = Of(Card with { Overall = new Overall(null) });

        Assert.Equal((null, null, null), (figures.Overall, figures.OverallTenths, figures.Band));
        Assert.Equal((null, null, null), (figures.OverallLow, figures.OverallHigh, figures.OverallConservative));
        Assert.Null(figures.OverallInterval());
    }

    [Theory]
    [InlineData(-0.25, true, -3)] // half away from zero
    [InlineData(0.34, true, 3)]
    [InlineData(0.34, false, 0)]
    [InlineData(0.34, null, null)]
    public void A_change_is_shown_in_tenths_only_where_it_is_certain(double change, bool? moved, int? tenths)
    {
        var figures = Of(Card with { Overall = Card.Overall with { Change = new Change(6, change, 3, Moved: moved) } });

        Assert.Equal((change, moved, tenths), (figures.OverallChange, figures.OverallMoved, figures.OverallChangeTenths));
    }

    [Fact]
    public void In_the_first_scoring_version_the_overall_change_is_the_mean_of_the_principles()
    {
        var card = Card with
        {
            ScoringVersion = 1,
            Overall = Card.Overall with { Change = new Change(6, 4, 9) },
            Principles = [.. Card.Principles.Select(own => own with { Change = own.Number > 2 ? null : new Change(6, own.Number, 5 - own.Number) })],
        };

        Assert.Equal(new Change(6, 1.5, 3), card.OverallChange());
        Assert.Equal((6, 1.5, null), (card.PreviousRound(), Of(card).OverallChange, Of(card).OverallChangeTenths));
        Assert.Equal(new Change(6, 4, 9), (card with { ScoringVersion = 2 }).OverallChange());

        var first = card with { Principles = Card.Principles };
        Assert.Null(first.OverallChange());
        Assert.Null(first.PreviousRound());
    }

    [Theory]
    [InlineData(10, 4, 0.4, true)]
    [InlineData(10, 5, 0.5, false)]
    [InlineData(0, 0, null, false)]
    [InlineData(null, 5, null, false)]
    public void The_response_is_a_share_of_those_asked_when_it_is_known_how_many(int? invited, int responded, double? share, bool isLow)
    {
        var figures = Of(Card with { Response = new Response(invited, responded, null) });

        Assert.Equal((share, isLow), (figures.Response(), figures.HasLowResponse()));
        Assert.Equal(isLow ? [ComparisonMark.LowResponse] : [], figures.MarksBeside(Usual));
    }

    [Fact]
    public void Figures_by_other_rules_are_marked_with_each_that_differs()
    {
        Assert.Empty(Usual.MarksBeside(Usual with { }));
        Assert.Equal([ComparisonMark.Weighting], (Usual with { Weighting = Weighting.Respondent }).MarksBeside(Usual));
        Assert.Equal([ComparisonMark.Disclosure], (Usual with { Disclosure = DisclosureMode.Protected }).MarksBeside(Usual));
        Assert.Equal([ComparisonMark.ScoringVersion], Usual.MarksBeside(Usual with { ScoringVersion = 1 }));
        Assert.Equal([ComparisonMark.Questionnaire], (Usual with { Questionnaire = new("test", 2) }).MarksBeside(Usual));

        var low = Of(Card with { Response = new Response(10, 1, 0.1) });
        Assert.Equal([ComparisonMark.ScoringVersion, ComparisonMark.LowResponse], low.MarksBeside(Usual with { ScoringVersion = 1 }));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    public void A_principle_keeps_its_figures_and_in_the_first_scoring_version_those_that_existed(int version)
    {
        var result = Card.Principles[0] with
        {
            Score = new Score(3.96),
            Change = new Change(6, 0.5, 3, new PointsInterval(0.1, 0.9), true),
            Confidence95 = new ConfidenceInterval(new Score(3.1), new Score(4.8), Conservative: true),
            BandSure = false,
            Rank = new RankRange(2, 4),
            NonResponse = new NonResponse(3.7),
            SilentPartners = 1,
            Agreement = Agreement.Withheld with { Reading = AgreementReading.Weak },
            Levels = new LevelScores(null, null, 0.6, new PointsInterval(-0.2, 1.4), false),
            Evidence = PrincipleEvidence.Of([new(CheckKey.OwnName, true, 1, 1, null, []), new(CheckKey.OwnLook, false, 0, 1, null, [])], new Score(3)),
        };
        var figures = Of(Card with { ScoringVersion = version, Principles = [result, .. Card.Principles.Skip(1)] }).Of(Principle.SharedAmbition)!;

        Assert.Equal((3.96, 40), (figures.Score, figures.Tenths));
        Assert.Equal((0.5, 0.1, 0.9, true), (figures.Change, figures.ChangeLow, figures.ChangeHigh, figures.Moved));
        Assert.Equal((3.1, 4.8, false), (figures.Low, figures.High, figures.BandSure));
        Assert.Equal((2, 4, 1, 2), (figures.RankHighest, figures.RankLowest, figures.ChecksMet, figures.Checks));

        var has = version == 2;
        Assert.Equal(result.Confidence95 with { Conservative = has }, figures.Interval());
        Assert.Equal((has ? true : null, has ? 3.7 : null), (figures.Conservative, figures.HalfPointLower));
        Assert.Equal((has ? 1 : null, has ? AgreementReading.Weak : null), (figures.SilentPartners, figures.Agreement));
        Assert.Equal((has ? 0.6 : null, has ? -0.2 : null), (figures.Gap, figures.GapLow));
        Assert.Equal((has ? 1.4 : null, has ? false : null), (figures.GapHigh, figures.GapSure));
    }

    [Fact]
    public void A_withheld_principle_keeps_no_figures()
    {
        var withheld = Card.Principles[0] with
        {
            Score = null,
            Change = null,
            Confidence95 = null,
            BandSure = null,
            Rank = null,
            NonResponse = null,
            SilentPartners = null,
            Agreement = Agreement.Withheld,
            Levels = LevelScores.Withheld,
        };
        var (round, figures) = (Guid.NewGuid(), Of(Card with { Principles = [withheld] }).Principles[0]);

        Assert.Equal(new PrincipleFigures { RoundId = round, Principle = Principle.SharedAmbition }, figures with { RoundId = round });
        Assert.Null(figures.Interval());
    }

    [Fact]
    public void An_interval_has_two_ends_and_chains_differ_when_two_do_not_overlap()
    {
        ConfidenceInterval At(double middle) => ConfidenceInterval.Of(middle - 0.25, middle + 0.25, null)!;

        Assert.Null(ConfidenceInterval.Of(3, null, false));
        Assert.Null(ConfidenceInterval.Of(null, 3, false));
        Assert.Equal(new ConfidenceInterval(new Score(3), new Score(4), true), ConfidenceInterval.Of(3, 4, true));
        Assert.False(ConfidenceInterval.Of(3, 4, null)!.Conservative);

        Assert.True(ConfidenceInterval.LieApart([At(3), At(3.25), At(3.75)]));
        Assert.False(ConfidenceInterval.LieApart([At(3), At(3.5)])); // they touch
        Assert.Null(ConfidenceInterval.LieApart([At(3)]));
        Assert.Null(ConfidenceInterval.LieApart([At(3), At(4), null]));
    }
}

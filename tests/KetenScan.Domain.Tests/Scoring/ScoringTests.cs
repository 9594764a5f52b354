using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

/// <summary>The expected figures were calculated by hand; the comments show how.</summary>
public sealed class ScoringTests
{
    private readonly Questionnaire four = Given.Questionnaire(statementsEach: 4);

    [Fact]
    public void Half_of_the_statements_answered_gives_a_score_and_less_does_not()
    {
        var card = Card(Given.Sheet(four, "p1", 5, 2, 0, 0), Given.Sheet(four, "p2", 4, 0, 0, 0));

        Assert.Equal(3.5, card.Principles[0].Partners[0].Score!.Value.Value); // (5 + 2) / 2
        Assert.Null(card.Principles[0].Partners[1].Score); // one answer of four
        Assert.Equal(1, card.Principles[0].Respondents);
    }

    [Fact]
    public void Each_partner_weighs_the_same_whatever_its_number_of_sheets()
    {
        // p1: one sheet of 4; p2: three sheets of 2.
        AnswerSheet[] sheets = [Given.Sheet(four, "p1", 4, 4, 4, 4), .. Enumerable.Repeat(Given.Sheet(four, "p2", 2, 2, 2, 2), 3)];

        Assert.Equal(3.0, Card(sheets).Principles[0].Score!.Value.Value); // (4 + 2) / 2
        Assert.Equal(2.5, Card(Weighting.Respondent, sheets).Principles[0].Score!.Value.Value); // (4 + 2 + 2 + 2) / 4
    }

    [Fact]
    public void Statements_count_answers_favourable_ones_and_dont_knows()
    {
        // The third sheet answers one of four: it counts nowhere.
        var card = Card(Given.Sheet(four, "p1", 5, 4, 3, 0), Given.Sheet(four, "p2", 4, 1, 2, 5), Given.Sheet(four, "p2", 1, 0, 0, 0));
        var principle = card.Principles[0];

        Assert.Equal([0, 0, 0, 1, 1], principle.Statements[0].Distribution!);
        Assert.Equal(4.5, principle.Statements[0].Score!.Value.Value);
        Assert.Equal(1, principle.Statements[3].DontKnow);
        Assert.Equal(0.5, principle.Statements[1].Favourable);
        Assert.Equal(4.0 / 7, principle.Favourable!.Value, 12); // 5, 4, 4, 5 of seven valid answers
    }

    [Fact]
    public void The_overall_score_is_the_mean_of_the_principles_that_have_one()
    {
        var answers = new byte[32];
        Array.Fill(answers, (byte)4, 0, 4);
        Array.Fill(answers, (byte)1, 4, 4);
        var card = Card(Given.Sheet(four, "p1", answers));

        Assert.Equal(2.5, card.Overall.Score!.Value.Value);
        Assert.Equal(Band.Concern, card.Overall.Band);
        Assert.Null(card.Principles[7].Score);
    }

    [Fact]
    public void Without_sheets_there_are_no_scores_and_no_errors()
    {
        var card = Card();

        Assert.Null(card.Overall.Score);
        Assert.All(card.Principles, principle => Assert.Null(principle.Favourable));
        Assert.Equal(new Response(20, 0, 0), card.Response);
    }

    [Theory]
    [InlineData(4.0, Band.Strength)]
    [InlineData(3.95, Band.Strength)]
    [InlineData(3.9499999999999997, Band.Strength)] // 3.95 in floating point
    [InlineData(3.94, Band.Watch)]
    [InlineData(2.95, Band.Watch)]
    [InlineData(2.94, Band.Concern)]
    public void The_band_follows_the_figure_that_people_see(double value, Band band) => Assert.Equal(band, new Score(value).Band);

    [Theory]
    // Six people: t with 5 degrees 2.5706, variance 1/6, of the mean 1/36: ± 0.428.
    [InlineData("p1 s 5 *5|p1 s 4", true)] // 4.83: from 4.4 to 5
    [InlineData("p1 s 4 *5|p1 s 3", false)] // 3.83: from 3.4 to 4.3
    [InlineData("p1 s 4 *6", null)] // no interval
    public void The_band_of_a_principle_is_sure_when_its_interval_lies_in_one(string sheets, bool? sure)
    {
        var chain = Given.Input(Given.Questionnaire(statementsEach: 1), sheets.Split('|'));

        Assert.Equal(sure, Scorer.Of(chain).Principles[0].BandSure);
        Assert.Equal(sure, Scorer.Of(chain with { Disclosure = Given.Protected(3) }).Principles[0].BandSure);
    }

    [Fact]
    public void A_vote_also_counts_from_somebody_who_left_the_principle_open()
    {
        var one = Given.Questionnaire(statementsEach: 1);
        var chain = Given.Input(one, "p1 s 44 *4", "p1 s ?4");
        chain = chain with
        {
            Sheets =
            [
                .. chain.Sheets.Select(
                    (sheet, place) => sheet with
                    {
                        Priorities = place == 0 ? [Principle.MeasurableAmbition] : place == 1 ? [] : [Principle.SharedAmbition, Principle.MeasurableAmbition],
                    }),
            ],
        };

        foreach (var disclosure in new[] { Disclosure.Named, Given.Protected(3) })
            Assert.Equal(
                [3, 4],
                Scorer.Of(chain with { Disclosure = disclosure }).Principles.Take(2).Select(principle => principle.PriorityVotes));
    }

    [Fact]
    public void Change_is_over_the_partners_that_have_a_score_in_both_rounds()
    {
        var before = Card(Given.Sheet(four, "p1", 3, 3, 3, 3)) with { Round = new ScoredRound(1, "Een", default, default) };
        var now = Scored(Weighting.Partner, before, [Given.Sheet(four, "p1", 4, 4, 4, 3), Given.Sheet(four, "p2", 1, 1, 1, 1)]);

        Assert.Equal(new Change(1, 0.75, 1), now.Principles[0].Change); // 3.75 - 3, p2 is new
        Assert.Null(now.Principles[1].Change);
        Assert.Null(now.OverallChange()); // one of eight principles
    }

    [Fact]
    public void The_spread_is_between_the_lowest_and_the_highest_partner()
    {
        var spread = Card(Given.Sheet(four, "p1", 4, 4, 4, 5), Given.Sheet(four, "p2", 2, 2, 2, 2)).Principles[0].PartnerSpread!;

        Assert.Equal((2.0, 4.25, 2.25), (spread.Lowest.Value, spread.Highest.Value, spread.Range));
    }

    private Scorecard Card(params AnswerSheet[] sheets) => Card(Weighting.Partner, sheets);

    private Scorecard Card(Weighting weighting, params AnswerSheet[] sheets) => Scored(weighting, null, sheets);

    private Scorecard Scored(Weighting weighting, Scorecard? previous, AnswerSheet[] sheets) => Scorer.Of(new ScoringInput
    {
        Questionnaire = four,
        Weighting = weighting,
        Partners = [new InvitedPartner("p1", "Een", 10), new InvitedPartner("p2", "Twee", 10)],
        Sheets = sheets,
        Previous = previous,
    });
}

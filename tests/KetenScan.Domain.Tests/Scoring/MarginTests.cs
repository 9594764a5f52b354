using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

/// <summary>Rule 10: for which statements and levels a protected round with a minimum of five shows figures, and what its scores are based on.</summary>
public sealed class MarginTests
{
    private readonly Questionnaire two = Given.Questionnaire(statementsEach: 2);

    [Theory]
    [InlineData("a s 44 *6|b s 23 *4|b s 2? *2", false)] // the total minus a's would be four people of b
    [InlineData("a s 44 *6|b s 2? *6", true)] // of b nobody answered it
    [InlineData("a s 44 *6|b s 23 *5|b s 2?", true)] // five of b are enough
    [InlineData("a s 44 *6|b s 23|b s 2? *5", false)]
    [InlineData("a s 44 *3|a s 4? *7|b s 23 *3|b s 2? *7", true)] // counts for neither: six of both, and no score to take off
    [InlineData("a s 44 *2|a s 4? *8|b s 23 *2|b s 2? *8", false)] // four of both
    [InlineData("a s 44 *3|a s 4? *7|b s 23 *2|b s 2? *8", true)]
    [InlineData("a s 44 *4|a s 4? *4|b s 23|b s 2? *7", true)] // half of a answered it, and four are too few to count
    [InlineData("a s 44 *5|a s 4? *5|b s 23|b s 2? *7", false)]
    public void A_statement_is_shown_unless_one_to_four_of_a_partner_answered_it_while_it_counts_for_another(string sheets, bool shown)
    {
        var card = Card(two, sheets);

        Assert.False(card.Statements[0].IsWithheld());
        Assert.Equal(shown, !card.Statements[1].IsWithheld());
        if (!shown) Assert.Equal(new StatementResult("1.2", null, null, null, null, null), card.Statements[1]);
    }

    [Theory]
    [InlineData("a s 42 *6|a s 4? *6", 3.0)] // six of twelve: half is enough
    [InlineData("a s 42 *6|a s 4? *7", 4.0)] // six of thirteen
    [InlineData("a s 42 *5|a s 4? *5", 3.0)]
    [InlineData("a s 42 *4|a s 4? *4", 4.0)] // four are too few, though half
    public void A_partners_score_is_of_the_statements_that_enough_and_at_least_half_of_its_people_answered(string sheets, double score)
    {
        var card = Card(two, sheets);

        Assert.Equal(score, card.Partners[0].Score!.Value.Value);
        Assert.Equal(score, card.Score!.Value.Value);
    }

    [Fact]
    public void Where_respondents_weigh_the_same_the_score_is_of_the_statements_means()
    {
        // 1.1: five of 5 and five of 3, mean 4; 1.2: five of 2. By partner: (3.5 + 3) / 2.
        var chain = Given.Input(two, "a s 52 *5", "b s 3? *5") with { Disclosure = Given.Protected(5) };

        Assert.Equal(3.3, Scorer.Of(chain).Principles[0].Score!.Value.Value);
        Assert.Equal(3.0, Scorer.Of(chain with { Weighting = Weighting.Respondent }).Principles[0].Score!.Value.Value);
    }

    [Fact]
    public void Where_respondents_weigh_the_same_half_of_the_statements_must_be_answered_by_half_of_them()
    {
        // All answered 1.1, and a third each of the others: for its own partner each counts, for the chain one of four does.
        var four = Given.Questionnaire(statementsEach: 4);
        var chain = Given.Input(four, "a s 44?? *5", "b s 4?4? *5", "c s 4??4 *5") with { Disclosure = Given.Protected(5) };

        Assert.Equal(4, Scorer.Of(chain).Principles[0].Score!.Value.Value);
        Assert.True(Scorer.Of(chain with { Weighting = Weighting.Respondent }).Principles[0].IsWithheld());

        // A third that gave 1.2 and 1.3 makes it two of four... of which 1.2 is answered by ten of fifteen.
        var half = Given.Input(four, "a s 42?? *5", "b s 42?? *5", "c s 4??4 *5") with { Disclosure = Given.Protected(5), Weighting = Weighting.Respondent };
        Assert.Equal(3, Scorer.Of(half).Principles[0].Score!.Value.Value);
    }

    [Theory]
    [InlineData("a s 44 *5|a o 33 *5", true)]
    [InlineData("a s 44 *4|a o 33 *6", false)] // a level of four
    [InlineData("a s 44 *6|a o 33 *4", false)]
    [InlineData("a s 44 *5|b o 33 *5", true)] // each partner on one level
    [InlineData("a s 44 *6|b o 33 *6|b s 44 *1", false)] // one strategic person of b
    [InlineData("a s 44 *6|a o 33|b o 33 *6", false)]
    [InlineData("a s 4? *4|a s ?4 *4|a o 33 *8", false)] // eight strategic people, and no statement of which five answered
    [InlineData("a s 44 *5|a s 4? *4|a o 33 *5|a o 3? *4", true)] // 1.2 counts for both levels, of five each
    [InlineData("a s 44 *4|a s 4? *4|a o 33 *5|a o 3? *3", false)] // 1.2 counts for the operational level, and four strategic people answered it
    [InlineData("a s 44 *1|a s 4? *5|a o 33 *1|a o 3? *5", true)] // 1.2 counts for neither level
    public void Levels_are_shown_where_each_partner_has_none_or_enough_people_of_each_on_every_statement_that_counts(string sheets, bool shown)
    {
        var levels = Card(two, sheets).Levels;

        Assert.Equal(shown, levels.Gap is not null);
        if (!shown) Assert.Equal(LevelScores.Withheld, levels);
    }

    [Theory]
    [InlineData("a s 44 *9|a s 4? *1", null)] // nine whole sheets, one with a gap
    [InlineData("a s 44 *6|a s 4? *4", null)]
    public void Where_one_sheet_has_a_gap_figures_of_whole_sheets_are_not_shown(string sheets, double? alpha)
    {
        var card = Card(two, sheets);

        Assert.Equal(alpha, card.Agreement.Alpha);
        Assert.Null(card.Agreement.Icc1);
        Assert.Null(card.Rank);
        Assert.True(card.Confidence95 is null or { Conservative: true });
    }

    [Theory]
    [InlineData("a s 44 *5|a s 4? *2", 5)]
    [InlineData("a s 44 *4|a s 4? *3", null)] // four whole sheets
    [InlineData("a s 4? *6|b s 4? *6", 0)] // none: nobody to be told apart
    public void The_number_of_whole_sheets_is_shown_when_it_is_none_or_enough(string sheets, int? shown) =>
        Assert.Equal(shown, Card(two, sheets).Agreement.CompleteSheets);

    private static PrincipleResult Card(Questionnaire questionnaire, string sheets) =>
        Scorer.Of(Given.Input(questionnaire, sheets.Split('|')) with { Disclosure = Given.Protected(5) }).Principles[0];
}

using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

/// <summary>Rule 10: what agreement and intervals are based on in a protected round, and what remains if little may be shown.</summary>
public sealed class ProtectedFigureTests
{
    /// <summary>docs/scoring.md: two partners of six; 1.2 has four answers of the second: it shows nothing, and does not count for that partner.</summary>
    private static readonly string[] WithGaps =
    [
        "p1 o 44", "p1 o 54", "p1 o 45", "p1 o 44", "p1 o 55", "p1 o 34",
        "p2 o 22", "p2 o 32", "p2 o 23", "p2 o 33", "p2 o 2?", "p2 o 3?",
    ];

    private readonly Questionnaire one = Given.Questionnaire(statementsEach: 1);
    private readonly Questionnaire two = Given.Questionnaire(statementsEach: 2);

    [Fact]
    public void With_gaps_the_interval_is_of_the_deviations_within_partners()
    {
        // 1.1: √(4.3333 / 10) = 0.6583; 1.2, of p1 alone: √(1.3333 / 5) = 0.5164; on average 0.5873. 3.375 ± 2.2281 · 0.5873 / √12.
        Assert.Equal(new ConfidenceInterval(new Score(3.0), new Score(3.8), Conservative: true), Card(two, 5, WithGaps).Confidence95);
    }

    [Fact]
    public void Where_respondents_weigh_the_same_it_is_of_the_deviations_of_the_statements_shown()
    {
        // 1.1 alone: mean 40/12, squares 146 - 1600/12 = 12.6667, deviation √(12.6667 / 11) = 1.0731; 3.3333 ± 2.2010 · 1.0731 / √12 = 0.6818.
        var card = Card(two, 5, WithGaps, Weighting.Respondent);

        Assert.Equal(new ConfidenceInterval(new Score(2.7), new Score(4.0), Conservative: true), card.Confidence95);
        Assert.Equal(3.3, card.Score!.Value.Value);
    }

    [Fact]
    public void With_gaps_agreement_is_that_of_the_answers_shown()
    {
        // 1.1: r_wg = 1 - 1.1515 / 2; every answer lies 10.667 / 12 from the mean. Within p1 1 - 0.5667 / 2 = 0.7167, within p2 1 - 0.3 / 2 = 0.85.
        Assert.Equal(new Agreement(0.42, 0.78, 0.89, null, null, 10, AgreementReading.Divided), Card(two, 5, WithGaps).Agreement);
    }

    [Fact]
    public void Of_whole_sheets_alpha_and_the_part_between_partners_are_shown()
    {
        // docs/scoring.md, two camps: variance 0.3, all of it between the partners.
        Assert.Equal(
            new Agreement(0.85, 1, 0.5, null, 1, 6, AgreementReading.Divided, PartnersDiffer: true),
            Card(one, 3, ["a s 4 *3", "b s 3 *3"]).Agreement);

        // 1 and 2, 2 and 3, 3 and 3: variances 1 and 1/3; of the sums 3, 5 and 6 it is 7/3: 2 · (1 - 4/7) = 6/7.
        string[] three = ["a s 12", "a s 23", "a s 33"];
        Assert.Equal(0.86, Card(two, 3, three).Agreement.Alpha);
        Assert.Equal(6.0 / 7, Scorer.Of(Given.Input(two, three)).Principles[0].Agreement.Alpha!.Value, 12);
    }

    [Fact]
    public void A_partner_of_which_no_shown_statement_counts_has_no_agreement_of_its_own()
    {
        // 1.2 is not shown, since two of a answered it while it counts for b; nobody of b answered 1.1.
        var card = Card(two, 5, ["a s 4? *4", "a s 44 *2", "b s ?2 *6"]);

        Assert.Equal([false, true], card.Statements.Select(statement => statement.IsWithheld()));
        Assert.Equal((1, 1), (card.Agreement.RwgJ, card.Agreement.WithinPartners));
    }

    [Fact]
    public void Where_no_statement_is_shown_there_are_scores_and_no_agreement()
    {
        // One of a answered 1.2, which counts for b; one of b answered 1.1, which counts for a. a: 4; b: (5 · 2 + 3) / 6 = 2.1667.
        var card = Card(two, 5, ["a s 4? *5", "a s 44", "b s ?2 *5", "b s 33"]);

        Assert.All(card.Statements, statement => Assert.True(statement.IsWithheld()));
        Assert.Equal((3.1, null), (card.Score!.Value.Value, card.Favourable));
        Assert.Equal(Agreement.Withheld, card.Agreement); // two whole sheets: how many there are is not shown either
    }

    [Fact]
    public void The_pool_weighs_in_the_interval_as_many_partners_as_it_holds()
    {
        // p1: 3, 4, 5, squares 2; the pool of p2 (2, 3) and p3 (4): squares 2. Variance 4 / 4 = 1; (1/3 + 2² · 1/3) / 3² = 5/27;
        // t with 4 degrees 2.7764. (4 + 3 + 3) / 3 = 3.3333 ± 1.1948.
        var card = Card(one, 3, ["p1 s 3", "p1 s 4", "p1 s 5", "p2 s 2", "p2 s 3", "p3 s 4"]);

        Assert.Equal(new ConfidenceInterval(new Score(2.1), new Score(4.5)), card.Confidence95);
    }

    [Fact]
    public void A_level_that_left_most_statements_to_a_few_shows_no_mean()
    {
        // All fifteen strategic people answered 1.1, and each other statement five: one of four counts for them. The partner as a whole has them all.
        var four = Given.Questionnaire(statementsEach: 4);
        string[] strategic = ["a s 44?? *5", "a s 4?4? *5", "a s 4??4 *5"];

        Assert.Equal(LevelScores.Withheld, Card(four, 5, [.. strategic, "a o 3333 *20"]).Levels);
        Assert.NotNull(Card(four, 5, ["a s 444? *15", "a o 3333 *20"]).Levels.Gap);
    }

    private static PrincipleResult Card(Questionnaire questionnaire, int minimum, string[] sheets, Weighting weighting = Weighting.Partner) =>
        Scorer.Of(Given.Input(questionnaire, sheets) with { Disclosure = Given.Protected(minimum), Weighting = weighting }).Principles[0];
}

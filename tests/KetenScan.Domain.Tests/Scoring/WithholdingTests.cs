using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

/// <summary>What a protected round with a minimum of five shows and withholds.</summary>
public sealed class WithholdingTests
{
    [Theory]
    [InlineData("6+6+2", "p1")] // p3 alone is too small, so the next fewest (p1 by key) joins: eight together
    [InlineData("9+1+1+1", "p1")] // three of one are still too few
    [InlineData("20+2+2", "p1")]
    [InlineData("7+3+3", "")]
    [InlineData("8+6+4+2", "")]
    public void Small_partners_are_taken_together_until_the_pool_is_large_enough(string sizes, string joined)
    {
        var principle = Card(sizes).Principles[0];
        var expected = principle.Partners.Where((_, place) => Sizes(sizes)[place] < 5 || $"p{place + 1}" == joined).Select(partner => partner.Key);

        Assert.Equal(expected, principle.Partners.Where(partner => partner.Withheld).Select(partner => partner.Key));
        Assert.All(principle.Partners.Where(partner => partner.Withheld), partner => Assert.Equal((null, null), (partner.Score, partner.Respondents)));
        Assert.Equal(principle.Partners.Count(partner => partner.Withheld), principle.Pool!.Partners);
        Assert.True(principle.Pool.Respondents >= 5);
        Assert.NotNull(principle.Score);
    }

    [Fact]
    public void Nothing_is_withheld_when_every_partner_is_large_enough()
    {
        var principle = Card("5+6").Principles[0];

        Assert.Null(principle.Pool);
        Assert.DoesNotContain(principle.Partners, partner => partner.Withheld);
    }

    [Fact]
    public void A_principle_with_too_few_respondents_in_all_is_withheld_whole()
    {
        var principle = Card("2+2").Principles[0];

        Assert.True(principle.IsWithheld());
        Assert.Null(principle.Respondents);
        Assert.All(principle.Partners, partner => Assert.True(partner.Withheld));
        Assert.All(principle.Statements, statement => Assert.True(statement.IsWithheld()));
        Assert.Equal(Agreement.Withheld, principle.Agreement);
        Assert.Null(principle.PriorityVotes);
        Assert.Null(Card("2+2").Overall.Score);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Of_fewer_sheets_than_the_minimum_neither_priorities_nor_open_statements_are_shown(int sheets)
    {
        // One statement of five answered: nobody has a score, and nothing may say what they left open or chose.
        var five = Given.Questionnaire(statementsEach: 5);
        var card = Of([.. Enumerable.Repeat(Given.Sheet(five, "p1", Level.Strategic, 4) with { Priorities = [Principle.MeasurableAmbition] }, sheets)], five);

        Assert.All(card.Principles, principle => Assert.Null(principle.PriorityVotes));
        Assert.All(card.Principles.SelectMany(principle => principle.Statements), statement => Assert.True(statement.IsWithheld()));
    }

    [Fact]
    public void The_pool_weighs_as_many_partners_as_it_holds_and_figures_are_rounded()
    {
        // p1: six of 5; pool: p2 (two of 1) and p3 (three of 2): mean (2 + 6) / 5 = 1.6.
        var principle = Card("6+2+3", (partner, _) => (byte)(partner switch { 0 => 5, 1 => 1, _ => 2 })).Principles[0];

        Assert.Equal(1.6, principle.Pool!.Score.Value);
        Assert.Equal(2.7, principle.Score!.Value.Value); // (5 + 1.6 + 1.6) / 3 = 2.733
        Assert.Equal(0.55, principle.Favourable); // 6 of 11
    }

    [Theory]
    [InlineData("6s+6o", true)] // each partner has people on one level only
    [InlineData("6s6o+6s6o", true)]
    [InlineData("6s+5o6s", true)]
    [InlineData("6s+5o4s", false)] // p2's four
    [InlineData("6s1o+1s5o+1s5o+1s5o+1s5o+1s5o", false)] // the strategic person of p2
    [InlineData("4s4o+4s4o+4s4o", false)] // the four of each partner
    [InlineData("3s+3s+3o+3o", true)] // all in one pool, two partners of each level
    [InlineData("6s+6o2s", false)] // strategic 8 less the 6 of p1: the 2 of p2 would be known
    [InlineData("6o1s+6o1s+5s", false)] // strategic 7 less the 5 of p3: the two alone would be known
    [InlineData("6s1o+1s6o", false)] // p1's sum less the strategic one: the 1 operational of p1 less the 1 strategic of p2
    [InlineData("6s4o", false)] // a level of four
    public void Levels_are_shown_only_when_no_smaller_group_can_be_worked_out(string levels, bool shown)
    {
        var sheets = levels.Split('+').SelectMany((text, place) => Sheets(text, place)).ToList();
        var result = Of(sheets).Principles[0].Levels;

        Assert.Equal(shown, result.Gap is not null);
        if (!shown) Assert.Equal(LevelScores.Withheld, result);
    }

    [Fact]
    public void A_level_is_not_shown_when_it_is_one_partner_that_is_not_shown_apart()
    {
        LevelScores Levels(params AnswerSheet[] more)
        {
            AnswerSheet[] sheets = [.. Sheets("6o", 0), .. Sheets("6s", 1), .. more];
            var partners = sheets.Select(sheet => sheet.Partner).Distinct().Select(key => new InvitedPartner(key, "", null, Pooled: true));
            return Scorer.Of(
                new ScoringInput
                {
                    Questionnaire = Given.Questionnaire(statementsEach: 1),
                    Partners = [.. partners],
                    Sheets = sheets,
                    Disclosure = new Disclosure(DisclosureMode.Protected),
                }).Principles[0].Levels;
        }

        Assert.Equal(LevelScores.Withheld, Levels());
        Assert.Equal(LevelScores.Withheld, Levels([.. Sheets("1s", 2)]));
        Assert.NotNull(Levels([.. Sheets("1s1o", 2)]).Gap);
    }

    [Fact]
    public void A_statement_with_too_few_answers_is_withheld()
    {
        var two = Given.Questionnaire(statementsEach: 2);
        var sheets = Enumerable.Range(0, 6).Select(number => Given.Sheet(two, "p1", Level.Strategic, 4, (byte)(number < 4 ? 3 : 0))).ToList();
        var principle = Of(sheets, two).Principles[0];

        Assert.False(principle.Statements[0].IsWithheld());
        Assert.True(principle.Statements[1].IsWithheld());
        Assert.Equal(1, principle.Agreement.RwgJ); // six people all answered 4 to the statement that is shown
        Assert.Null(principle.Agreement.Alpha); // two sheets are not complete
        Assert.Null(principle.Agreement.CompleteSheets); // four are
    }

    [Fact]
    public void Change_is_over_the_partners_shown_in_both_rounds()
    {
        var before = Card("6+6+6", (_, _) => 3) with { Round = new ScoredRound(1, "Een", default, default) };
        var now = Card("6+2+7", (partner, _) => (byte)(partner == 0 ? 4 : 5), before).Principles[0];

        // p2 is too small now and p1 joined it; p3 moved from 3 to 5.
        Assert.Equal(new Change(1, 2, 1), now.Change); // one partner: no interval
    }

    [Fact]
    public void A_minimum_under_three_is_refused() =>
        Assert.Equal(Rule.MinimumGroupIsThreeOrMore, Assert.Throws<RuleBroken>(() => new Disclosure(DisclosureMode.Protected, 2)).Rule);

    private static int[] Sizes(string sizes) => [.. sizes.Split('+').Select(int.Parse)];

    private static Scorecard Card(string sizes, Func<int, int, byte>? answer = null, Scorecard? previous = null)
    {
        var one = Given.Questionnaire(statementsEach: 1);
        var sheets = Sizes(sizes).SelectMany((size, place) => Enumerable.Range(0, size).Select(number =>
            Given.Sheet(one, $"p{place + 1}", Level.Operational, answer?.Invoke(place, number) ?? (byte)(1 + (place + number) % 5))));
        return Of([.. sheets], one, previous);
    }

    /// <summary>"6o2s": six operational and two strategic people.</summary>
    private static IEnumerable<AnswerSheet> Sheets(string levels, int place)
    {
        var one = Given.Questionnaire(statementsEach: 1);
        for (var at = 0; at < levels.Length; at += 2)
        {
            for (var number = 0; number < levels[at] - '0'; number++)
                yield return Given.Sheet(one, $"p{place + 1}", levels[at + 1] == 's' ? Level.Strategic : Level.Operational, (byte)(1 + number % 5));
        }
    }

    private static Scorecard Of(List<AnswerSheet> sheets, Questionnaires.Questionnaire? questionnaire = null, Scorecard? previous = null) =>
        Scorer.Of(new ScoringInput
        {
            Questionnaire = questionnaire ?? Given.Questionnaire(statementsEach: 1),
            Disclosure = new Disclosure(DisclosureMode.Protected),
            Partners = [.. sheets.Select(sheet => sheet.Partner).Distinct().Order().Select(key => new InvitedPartner(key, key, null))],
            Sheets = sheets,
            Previous = previous,
        });
}

using CsCheck;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

/// <summary>Contract 5, rule 10: attacks by adding and subtracting all published figures of a protected round.</summary>
public sealed class AttackTests
{
    private const double Rounding = 0.05 + 1e-9;
    private const double RoundingOfShares = 0.005 + 1e-9;

    private static readonly Questionnaires.Questionnaire Two = Given.Questionnaire(statementsEach: 2);

    [Fact]
    public void Nobody_can_work_out_anything_about_fewer_people_than_the_minimum()
    {
        var (several, hidden, levels) = (0, 0, 0);
        RandomChains.Of(DisclosureMode.Protected).Sample(chain =>
        {
            foreach (var principle in Scorer.Of(chain).Principles.Take(2))
            {
                var card = new CardEquations(chain, principle);
                var all = card.All();

                // Otherwise the attacker's model of the figures is wrong, and its search proves nothing.
                Assert.All(all, equation =>
                {
                    var rounding = equation.Adding == Adding.Points ? Rounding : RoundingOfShares;
                    Assert.InRange(equation.From(card.Cells, card.Statements) - equation.Published, -rounding, rounding);
                });

                var attacker = new LinearAttacker(card.Cells, card.Statements, all);
                Assert.Null(attacker.FewestPeople(chain.Disclosure.MinimumGroup));
                Assert.Null(attacker.FewestAnswers(chain.Disclosure.MinimumGroup));

                var shown = principle.Partners.Count(partner => partner.Score is not null) + (principle.Pool is null ? 0 : 1);
                if (shown > 1) Interlocked.Increment(ref several);
                if (principle.Score is not null && principle.Statements.Any(statement => statement.IsWithheld())) Interlocked.Increment(ref hidden);
                if (principle.Levels.Strategic is not null) Interlocked.Increment(ref levels);
            }
        }, iter: 3000);

        var cards = $"Too few cards to fear for: {several} of several units, {hidden} with a statement withheld, {levels} with levels.";
        Assert.True(several > 300 && hidden > 150 && levels > 200, cards);
    }

    [Fact]
    public void The_attacker_reads_a_partner_of_one_in_a_round_that_shows_names()
    {
        var sheets = new[] { 6, 1, 2 }.SelectMany((size, place) => Enumerable.Repeat(Given.Sheet(Two, $"p{place}", 4, 4), size)).ToList();
        var chain = new ScoringInput { Questionnaire = Two, Partners = [new("p0", "", null), new("p1", "", null), new("p2", "", null)], Sheets = sheets };

        Assert.Equal(1, AttackerOf(chain, Scorer.Of(chain).Principles[0]).FewestPeople(chain.Disclosure.MinimumGroup));
    }

    [Fact]
    public void The_attacker_finds_four_answers_when_a_statement_is_shown_that_a_partner_had_few_answers_to()
    {
        var chain = Protected([.. Sheets("p1", 6, 4, 4), .. Sheets("p2", 4, 2, 3), .. Sheets("p2", 2, 2, 0)]);
        var card = Scorer.Of(chain).Principles[0];
        Assert.True(card.Statements[1].IsWithheld());
        Assert.Null(AttackerOf(chain, card).FewestAnswers(5));

        var shown = card with { Statements = [card.Statements[0], new StatementResult("1.2", new Score(3.6), 10, 2, 0.6, [0, 0, 4, 6, 0])] };
        Assert.Equal(4, AttackerOf(chain, shown).FewestAnswers(5));
        Assert.Equal(4, AttackerOf(chain, shown).FewestPeople(5));
    }

    [Fact]
    public void The_attacker_finds_the_pool_of_one_when_its_partner_is_left_out_of_the_others()
    {
        var chain = Protected([.. Sheets("p1", 6, 4, 4), .. Sheets("p2", 5, 2, 3), .. Sheets("p3", 1, 5, 5)]);
        var card = Scorer.Of(chain).Principles[0];
        Assert.Equal(2, card.Pool!.Partners);

        var shown = card with { Pool = null, Partners = [card.Partners[0], new PartnerResult("p2", new Score(2.5), 5), card.Partners[2]] };
        Assert.Equal(1, AttackerOf(chain, shown).FewestPeople(5));
    }

    [Fact]
    public void The_attacker_finds_two_people_when_levels_are_shown_that_differ_from_partners_by_two()
    {
        var chain = Protected(
        [
            .. Sheets("p1", 6, 4, 4), .. Sheets("p1", 1, 2, 2).Select(Operational),
            .. Sheets("p2", 1, 3, 3), .. Sheets("p2", 6, 5, 5).Select(Operational),
        ]);
        var card = Scorer.Of(chain).Principles[0];
        Assert.Null(card.Levels.Strategic);

        var shown = card with { Levels = new LevelScores(new Score(3.9), new Score(4.6), -0.7) };
        Assert.Equal(2, AttackerOf(chain, shown).FewestPeople(5));
    }

    private static LinearAttacker AttackerOf(ScoringInput chain, PrincipleResult principle)
    {
        var card = new CardEquations(chain, principle);
        return new LinearAttacker(card.Cells, card.Statements, card.All());
    }

    private static ScoringInput Protected(IReadOnlyList<AnswerSheet> sheets) => new()
    {
        Questionnaire = Two,
        Partners = [.. sheets.Select(sheet => sheet.Partner).Distinct().Select(key => new InvitedPartner(key, "", null))],
        Sheets = sheets,
        Disclosure = new Disclosure(DisclosureMode.Protected, 5),
    };

    private static IEnumerable<AnswerSheet> Sheets(string partner, int people, params byte[] answers) =>
        Enumerable.Repeat(Given.Sheet(Two, partner, answers), people);

    private static AnswerSheet Operational(AnswerSheet sheet) => sheet with { Level = Level.Operational };
}

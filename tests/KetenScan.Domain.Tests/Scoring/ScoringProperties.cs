using CsCheck;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

/// <summary>Properties of every scorecard, tested on thousands of random chains, named and protected, with both weightings.</summary>
public sealed class ScoringProperties
{
    private static readonly Questionnaires.Questionnaire Four = Given.Questionnaire(statementsEach: 4);

    private static Gen<AnswerSheet> Sheet => Gen.Select(
        Gen.Int[1, 5],
        Gen.Bool,
        Gen.Frequency((4, Gen.Byte[1, 5]), (1, Gen.Const((byte)0))).Array[32],
        Gen.Int[1, 8].Select(number => (Principle)number).Array[0, 2],
        (partner, strategic, answers, priorities) => new AnswerSheet($"p{partner}", strategic ? Level.Strategic : Level.Operational, answers, priorities));

    private static Gen<ScoringInput> Chains => Gen.Select(Sheet.Array[0, 30], Gen.Bool, Gen.Int[0, 6], (sheets, byPartner, minimum) => new ScoringInput
    {
        Questionnaire = Four,
        Weighting = byPartner ? Weighting.Partner : Weighting.Respondent,
        Disclosure = minimum < 3 ? Disclosure.Named : new Disclosure(DisclosureMode.Protected, minimum),
        Partners = [.. Enumerable.Range(1, 5).Select(number => new InvitedPartner($"p{number}", $"Partner {number}", byPartner ? 30 : null))],
        Sheets = sheets,
    });

    [Fact]
    public void The_order_of_the_sheets_changes_nothing() =>
        Gen.Select(Chains, Gen.Int).Sample((chain, seed) =>
        {
            var shuffled = chain.Sheets.ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equivalent(Scorer.Of(chain), Scorer.Of(chain with { Sheets = shuffled }), strict: true);
        });

    [Fact]
    public void Every_figure_is_a_number_and_lies_where_it_can_lie() =>
        Chains.Sample(chain =>
        {
            var answers = chain.Sheets
                .SelectMany(sheet => sheet.Answers)
                .Where(answer => answer > 0)
                .Select(answer => (double)answer)
                .DefaultIfEmpty(3)
                .ToList();
            foreach (var principle in Scorer.Of(chain).Principles)
            {
                // A score is within the answers given: a "don't know" moves none outside.
                foreach (var score in Scores(principle)) Assert.InRange(score.Value, answers.Min(), answers.Max());
                if (principle.Confidence95 is { } interval) Assert.InRange(principle.Score!.Value.Value, interval.Low.Value, interval.High.Value);
                if (principle.Favourable is { } share) Assert.InRange(share, 0, 1);
                if (principle.Agreement.RwgJ is { } agreement) Assert.InRange(agreement, 0, 1);
                if (principle.Agreement.AdM is { } deviation) Assert.InRange(deviation, 0, 2);
                if (principle.Agreement.Alpha is { } alpha) Assert.InRange(alpha, double.MinValue, 1 + 1e-12);
                if (principle.Agreement.Icc1 is { } correlation) Assert.InRange(correlation, -30, 1 + 1e-12);
                if (principle.Levels.Gap is { } gap) Assert.InRange(gap, -4, 4);
            }
        });

    [Fact]
    public void A_partners_weight_does_not_grow_with_its_number_of_sheets() =>
        Gen.Select(Sheet.Array[1, 12], Gen.Int[2, 4]).Sample((sheets, times) =>
        {
            var chain = new ScoringInput
            {
                Questionnaire = Four,
                Partners = [.. Enumerable.Range(1, 5).Select(number => new InvitedPartner($"p{number}", "", null))],
                Sheets = sheets,
            };
            var more = chain with { Sheets = [.. sheets.SelectMany(sheet => sheet.Partner == "p1" ? Enumerable.Repeat(sheet, times) : [sheet])] };
            foreach (var (once, often) in Scorer.Of(chain).Principles.Zip(Scorer.Of(more).Principles))
                Assert.Equal(once.Score?.Value ?? 0, often.Score?.Value ?? 0, 12);
        });

    [Fact]
    public void Agreement_is_one_when_all_agree() =>
        Gen.Select(Gen.Byte[1, 5].Array[32], Gen.Int[2, 20]).Sample((answers, people) =>
        {
            var sheets = Enumerable.Range(0, people).Select(number => new AnswerSheet($"p{1 + number % 2}", Level.Strategic, answers, [])).ToList();
            var chain = new ScoringInput { Questionnaire = Four, Partners = [new("p1", "", null), new("p2", "", null)], Sheets = sheets };
            Assert.All(
                Scorer.Of(chain).Principles,
                principle => Assert.Equal((1, 0, null), (principle.Agreement.RwgJ, principle.Agreement.AdM, principle.Agreement.Icc1)));
        });

    private static IEnumerable<Score> Scores(PrincipleResult principle) =>
        new[]
        {
            principle.Score,
            principle.Levels.Strategic,
            principle.Levels.Operational,
            principle.Pool?.Score,
            principle.PartnerSpread?.Lowest,
            principle.PartnerSpread?.Highest,
        }
            .Concat(principle.Partners.Select(partner => partner.Score))
            .Concat(principle.Statements.Select(statement => statement.Score))
            .OfType<Score>();
}

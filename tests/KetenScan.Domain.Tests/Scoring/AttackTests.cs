using CsCheck;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

public sealed class AttackTests
{
    private static readonly Questionnaires.Questionnaire Two = A.Questionnaire(statementsEach: 2);

    private static Gen<ScoringInput> Chains(DisclosureMode mode) => Gen.Select(
        Gen.Int[0, 8].Array[1, 12],
        Gen.Int,
        Gen.Bool,
        Gen.Int[3, 6],
        (sizes, seed, byPartner, minimum) =>
        {
            // The sizes of the cells partner × level, in turn.
            var random = new Random(seed);
            var sheets = sizes.SelectMany((size, cell) => Enumerable.Range(0, size).Select(_ => new AnswerSheet(
                $"p{cell / 2}",
                (Level)(cell % 2),
                [.. Enumerable.Range(0, 16).Select(_ => (byte)random.Next(0, 6))],
                [])));
            return new ScoringInput
            {
                Questionnaire = Two,
                Weighting = byPartner ? Weighting.Partner : Weighting.Respondent,
                Disclosure = new Disclosure(mode, minimum),
                Partners = [.. Enumerable.Range(0, (sizes.Length + 1) / 2).Select(number => new InvitedPartner($"p{number}", "", null))],
                Sheets = [.. sheets],
            };
        });

    [Fact]
    public void Nobody_can_work_out_anything_about_fewer_people_than_the_minimum() =>
        Chains(DisclosureMode.Protected).Sample(chain =>
        {
            foreach (var principle in Domain.Scoring.Scoring.Of(chain).Principles.Take(2))
                Assert.False(new Attacker(chain, principle).SmallestGroup() < chain.Disclosure.MinimumGroup);
        }, iter: 3000);

    /// <summary>Proves that the attacker is worth fearing.</summary>
    [Fact]
    public void The_same_attacker_reads_small_partners_of_a_round_that_shows_names()
    {
        var sheets = new[] { 6, 1, 2 }.SelectMany((size, place) => Enumerable.Repeat(A.Sheet(Two, $"p{place}", 4, 4), size)).ToList();
        var chain = new ScoringInput { Questionnaire = Two, Partners = [new("p0", "", null), new("p1", "", null), new("p2", "", null)], Sheets = sheets };

        Assert.Equal(1, new Attacker(chain, Domain.Scoring.Scoring.Of(chain).Principles[0]).SmallestGroup());
    }
}

using System.Globalization;
using CsCheck;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Files;

namespace KetenScan.Reports.Tests;

/// <summary>Contract 5, rule 10: who of a group gave which answer does not affect a single byte of the results.</summary>
public sealed class WithholdingBytesTests
{
    private const int Minimum = 5;
    private const int Statements = 5;

    private static Gen<(ScoringInput Chain, Random Random)> Chains => Gen.Select(Gen.Int[1, 9].Array[2, 6], Gen.Int, Gen.Bool, Gen.Int[0, 2], Chain);

    private static (ScoringInput Chain, Random Random) Chain(int[] sizes, int seed, bool byPartner, int gaps)
    {
        var random = new Random(seed);
        var chain = new ScoringInput
        {
            Questionnaire = Sample.Questionnaire,
            Weighting = byPartner ? Weighting.Partner : Weighting.Respondent,
            Disclosure = new Disclosure(DisclosureMode.Protected, Minimum),
            Partners = [.. sizes.Select((size, place) => new InvitedPartner($"p{place}", $"Partner {place}", size + 2, random.Next(6) == 0))],
            Sheets =
            [
                .. sizes.SelectMany((size, place) => Enumerable.Range(0, size).Select(_ => new AnswerSheet(
                    $"p{place}",
                    (Level)random.Next(2),
                    [.. Enumerable.Range(0, 40).Select(_ => (byte)(random.Next(100) < 6 * gaps ? 0 : random.Next(1, 6)))],
                    [(Principle)(1 + random.Next(8))]))),
            ],
        };
        return (chain, random);
    }

    [Fact]
    public void Exchanging_sheets_of_one_level_between_two_pooled_partners_changes_not_one_byte()
    {
        var exchanged = 0;
        Chains.Sample(drawn =>
        {
            var sheets = drawn.Chain.Sheets.ToArray();
            var (one, other) = (drawn.Random.Next(sheets.Length), drawn.Random.Next(sheets.Length));
            if (sheets[one].Partner == sheets[other].Partner || sheets[one].Level != sheets[other].Level) return;

            var card = Scorer.Of(drawn.Chain);
            if (!MayBeExchanged(card, sheets[one], sheets[other])) return;

            (sheets[one], sheets[other]) = (sheets[one] with { Partner = sheets[other].Partner }, sheets[other] with { Partner = sheets[one].Partner });
            var after = Scorer.Of(drawn.Chain with { Sheets = sheets });

            // Missing answers moved along and may have changed how many of a partner answered a statement, which decides who is pooled.
            if (!Withheld(card).SequenceEqual(Withheld(after))) return;

            Assert.Equal(Written(card), Written(after));
            Interlocked.Increment(ref exchanged);
        }, iter: 3000);

        Assert.True(exchanged > 150, $"Only {exchanged} exchanges were tried.");
    }

    /// <summary>Only figures that need complete sheets may change, and only if all sheets of the principle are complete.</summary>
    [Fact]
    public void Exchanging_answers_to_one_statement_between_two_of_a_unit_and_level_changes_not_one_byte_that_is_made_of_margins()
    {
        var (bytes, whole) = (0, 0);
        Chains.Sample(drawn =>
        {
            var sheets = drawn.Chain.Sheets.Select(sheet => sheet with { Answers = [.. sheet.Answers] }).ToArray();
            var card = Scorer.Of(drawn.Chain);
            var place = drawn.Random.Next(sheets[0].Answers.Length);
            var principle = card.Principles[place / Statements];
            var one = sheets[drawn.Random.Next(sheets.Length)];
            var others = sheets.Where(sheet => sheet.Level == one.Level
                && UnitOf(principle, sheet) == UnitOf(principle, one)
                && Counts(sheet, principle.Number) == Counts(one, principle.Number)
                && sheet.Answers[place] > 0
                && sheet.Answers[place] != one.Answers[place]).ToList();
            if (one.Answers[place] == 0 || others.Count == 0) return;

            var other = others[drawn.Random.Next(others.Count)];
            (one.Answers[place], other.Answers[place]) = (other.Answers[place], one.Answers[place]);
            var exchanged = Scorer.Of(drawn.Chain with { Sheets = sheets });
            if (principle.Agreement.CompleteSheets is { } complete && complete == principle.Respondents)
            {
                Assert.Equal(Written(WithoutWholeSheets(card, principle.Number)), Written(WithoutWholeSheets(exchanged, principle.Number)));
                Interlocked.Increment(ref whole);
            }
            else
            {
                Assert.Equal(Written(card), Written(exchanged));
                Interlocked.Increment(ref bytes);
            }
        }, iter: 1000);

        Assert.True(bytes > 100 && whole > 100, $"Only {bytes} and {whole} exchanges were tried.");
    }

    /// <summary>Whether both partners are pooled on every principle and both sheets count on the same ones, so that the public counts stay the same.</summary>
    private static bool MayBeExchanged(Scorecard card, AnswerSheet one, AnswerSheet other) =>
        card.Principles.All(principle =>
            principle.Partners.Where(partner => partner.Key == one.Partner || partner.Key == other.Partner).All(partner => partner.Withheld)
            && Counts(one, principle.Number) == Counts(other, principle.Number));

    private static IEnumerable<bool> Withheld(Scorecard card) => card.Principles.SelectMany(principle => principle.Partners, (_, partner) => partner.Withheld);

    private static bool Counts(AnswerSheet sheet, int principle) =>
        2 * sheet.Answers.AsSpan((principle - 1) * Statements, Statements).ToArray().Count(answer => answer > 0) >= Statements;

    /// <summary>The partner if it is shown; all other partners count as one unit.</summary>
    private static string UnitOf(PrincipleResult principle, AnswerSheet sheet) =>
        principle.Partners.Single(partner => partner.Key == sheet.Partner).Withheld ? "" : sheet.Partner;

    /// <summary>The card without the figures that need complete sheets: those of a principle, the ranks and the overall ones.</summary>
    private static Scorecard WithoutWholeSheets(Scorecard card, int number) => card with
    {
        Overall = card.Overall with { Confidence95 = null },
        Principles =
        [
            .. card.Principles.Select(principle => principle.Number != number ? principle with { Rank = null } : principle with
            {
                Rank = null,
                Confidence95 = null,
                BandSure = null,
                Agreement = principle.Agreement with { Alpha = null, Icc1 = null, Reading = null, PartnersDiffer = null },
                Levels = principle.Levels with { GapConfidence95 = null, GapSure = null },
            }),
        ],
    };

    private static string Written(Scorecard card) =>
        ScorecardJson.Write(card, Sample.Questionnaire, CultureInfo.GetCultureInfo("nl-NL"))
        + ResultsCsv.Text(card, Sample.Questionnaire, CultureInfo.InvariantCulture);
}

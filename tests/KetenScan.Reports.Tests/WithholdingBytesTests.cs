using System.Globalization;
using CsCheck;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Files;

namespace KetenScan.Reports.Tests;

/// <summary>Contract 5, rule 10: what people of the pool answered apart reaches no byte of the results.</summary>
public sealed class WithholdingBytesTests
{
    private const int Minimum = 5;

    private static Gen<(ScoringInput Chain, int One, int Other)> Exchanges => Gen.Select(Gen.Int[1, 9].Array[2, 6], Gen.Int, Gen.Bool, (sizes, seed, byPartner) =>
    {
        var random = new Random(seed);
        var sheets = sizes.SelectMany((size, place) => Enumerable.Range(0, size).Select(_ => new AnswerSheet(
            $"p{place}",
            (Level)random.Next(2),
            [.. Enumerable.Range(0, 40).Select(_ => (byte)(random.Next(8) == 0 ? 0 : random.Next(1, 6)))],
            [1 + random.Next(8)]))).ToArray();
        var chain = new ScoringInput
        {
            Questionnaire = Sample.Questionnaire,
            Weighting = byPartner ? Weighting.Partner : Weighting.Respondent,
            Disclosure = new Disclosure(DisclosureMode.Protected, Minimum),
            Partners = [.. sizes.Select((size, place) => new InvitedPartner($"p{place}", $"Partner {place}", size + 2))],
            Sheets = sheets,
        };
        return (chain, random.Next(sheets.Length), random.Next(sheets.Length));
    });

    [Fact]
    public void Exchanging_sheets_of_one_level_between_two_pooled_partners_changes_not_one_byte()
    {
        var exchanged = 0;
        Exchanges.Sample(drawn =>
        {
            var (chain, one, other) = drawn;
            var card = Scoring.Of(chain);
            if (!MayBeExchanged(card, chain.Sheets[one], chain.Sheets[other])) return;

            var sheets = chain.Sheets.ToArray();
            (sheets[one], sheets[other]) = (sheets[one] with { Partner = sheets[other].Partner }, sheets[other] with { Partner = sheets[one].Partner });
            Assert.Equal(Written(card), Written(Scoring.Of(chain with { Sheets = sheets })));
            Interlocked.Increment(ref exchanged);
        }, iter: 10_000);

        Assert.True(exchanged > 300, $"Only {exchanged} exchanges were tried.");
    }

    /// <summary>Two partners pooled on every principle, one level, and a score on the same principles: the counts, which everybody knows, stay the same.</summary>
    private static bool MayBeExchanged(Scorecard card, AnswerSheet one, AnswerSheet other) =>
        one.Partner != other.Partner
        && one.Level == other.Level
        && card.Principles.All(principle =>
            principle.Partners.Where(partner => partner.Key == one.Partner || partner.Key == other.Partner).All(partner => partner.Withheld)
            && HasScore(one, principle.Number) == HasScore(other, principle.Number));

    private static bool HasScore(AnswerSheet sheet, int principle) => 2 * sheet.Answers.AsSpan((principle - 1) * 5, 5).ToArray().Count(answer => answer > 0) >= 5;

    private static string Written(Scorecard card) =>
        ScorecardJson.Write(card, Sample.Questionnaire, CultureInfo.GetCultureInfo("nl-NL")) + ResultsCsv.Text(card, Sample.Questionnaire, CultureInfo.InvariantCulture);
}

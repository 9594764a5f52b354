using CsCheck;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

/// <summary>Small random chains with missing answers: one to five partners of different sizes, one to seven statements per principle.</summary>
internal static class RandomChains
{
    public const int LongestPrinciple = 7;

    private static readonly Questionnaire[] Questionnaires = [.. Enumerable.Range(1, LongestPrinciple).Select(statements => Given.Questionnaire(statements))];

    /// <summary>Most are small; one in four has enough people for several partners to be shown separately.</summary>
    private static readonly Gen<int> People = Gen.Frequency((3, Gen.Int[1, 12]), (1, Gen.Int[13, 30]));

    public static Gen<ScoringInput> Of(DisclosureMode mode, int mostStatements = LongestPrinciple) => Gen.Select(
        Gen.Int[1, 5], People, Gen.Int[0, 25], Gen.Int[1, mostStatements], Gen.Int[3, 6], Gen.Bool, Gen.Int,
        (partners, people, dontKnow, statements, minimum, byPartner, seed) =>
            Chain(
                Questionnaires[statements - 1],
                partners,
                people,
                dontKnow,
                new Disclosure(mode, minimum),
                byPartner ? Weighting.Partner : Weighting.Respondent,
                seed));

    /// <param name="questionnaire">The questionnaire that was answered.</param>
    /// <param name="partners">The number of partners; some may have no people.</param>
    /// <param name="people">The number of people who answered.</param>
    /// <param name="dontKnow">The percentage of missing answers.</param>
    /// <param name="disclosure">The round's rule.</param>
    /// <param name="weighting">The round's weighting.</param>
    /// <param name="seed">Equal seeds give equal chains.</param>
    public static ScoringInput Chain(Questionnaire questionnaire, int partners, int people, int dontKnow, Disclosure disclosure, Weighting weighting, int seed)
    {
        var random = new Random(seed);
        var sizes = Enumerable.Range(0, partners).Select(_ => random.Next(1, 5)).ToArray();
        var places = sizes.SelectMany((size, place) => Enumerable.Repeat(place, size)).ToArray();
        var strategic = random.Next(1, 4) / 4.0;
        AnswerSheet[] Sheets() =>
        [
            .. Enumerable.Range(0, people).Select(_ => new AnswerSheet(
                $"p{places[random.Next(places.Length)]}",
                random.NextDouble() < strategic ? Level.Strategic : Level.Operational,
                [.. Enumerable.Range(0, questionnaire.Statements.Count).Select(_ => (byte)(random.Next(100) < dontKnow ? 0 : random.Next(1, 6)))],
                [(Principle)(1 + random.Next(8))])),
        ];

        var (sheets, before) = (Sheets(), Sheets());
        InvitedPartner Partner(string key) => new(key, key, Most(key) + random.Next(3), Pooled: random.Next(8) == 0);
        int Most(string partner) => Math.Max(sheets.Count(sheet => sheet.Partner == partner), before.Count(sheet => sheet.Partner == partner));
        var chain = new ScoringInput
        {
            Questionnaire = questionnaire,
            Weighting = weighting,
            Disclosure = disclosure,
            Partners = [.. Enumerable.Range(0, partners).Select(place => Partner($"p{place}"))],
            Sheets = sheets,
            Round = new ScoredRound(1, "", default, default),
        };
        return random.Next(2) == 0
            ? chain
            : chain with { Previous = Scorer.Of(chain with { Sheets = before }), Round = new ScoredRound(2, "", default, default) };
    }
}

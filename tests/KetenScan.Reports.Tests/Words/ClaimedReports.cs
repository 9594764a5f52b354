using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Files;

namespace KetenScan.Reports.Tests.Words;

/// <summary>Chains designed so that every claim occurs: small and large, agreeing and divided, named and protected, complete and with gaps.</summary>
internal static class ClaimedReports
{
    public static IEnumerable<ScorecardReport> All()
    {
        foreach (var shape in Enumerable.Range(0, 24))
        {
            var random = new Random(shape);
            var partners = 2 + shape % 5;
            var each = shape % 3 == 0 ? 2 : 8;
            var disclosure = shape % 4 == 3 ? new Disclosure(DisclosureMode.Protected) : Disclosure.Named;
            var before = shape % 2 == 0 ? null : Card(random, partners, each, disclosure, shape, null, round: 1);
            yield return new ScorecardReport(Card(random, partners, each, disclosure, shape, before, round: 2), Sample.Questionnaire, before, []);
        }

        yield return FewApart();

        // t = 4.0, p = 0.016: alone that is certain, among eight it is not.
        yield return Moving(principle => principle == Principle.MeasurableAmbition ? [1, 1, 1, 0, 1] : [1, -1, 0, 1, -1]);

        // t = 9.0, p = 0.0008: among eight as well, and the whole did not move.
        yield return Moving(principle => principle == Principle.MeasurableAmbition ? [2, 2, 2, 1, 2] : [1, -1, 0, 1, -1]);

        // No principle by itself (t = 2.4, 1.6 or 1.0), and all partners by 0.4 or 0.5 on average.
        yield return Moving(principle => (int)principle == 8 ? [1, 0, 0, 0, 0] : (int)principle % 2 == 0 ? [1, 0, 1, 0, 1] : [0, 1, 0, 1, 0]);
        yield return new ScorecardReport(ScorecardJson.Read(System.IO.File.ReadAllText(Files.ScorecardJsonTests.Version1())), Sample.Questionnaire, null, []);
    }

    /// <summary>Forty people answer 5, except two, three and four of them on the first three principles: less agreement, but not divided.</summary>
    private static ScorecardReport FewApart()
    {
        var questionnaire = new Questionnaire(
            new QuestionnaireVersion("short", 1),
            Sample.Questionnaire.Scale,
            Sample.Questionnaire.CommentPrompt,
            Sample.Questionnaire.PriorityPrompt,
            [.. Sample.Questionnaire.Sections.Select(section => section with { Statements = [section.Statements[0]] })]);
        var card = Scorer.Of(new ScoringInput
        {
            Questionnaire = questionnaire,
            Partners = [.. Enumerable.Range(0, 5).Select(key => new InvitedPartner($"p{key}", $"Partner {key}", 10))],
            Sheets =
            [
                .. Enumerable.Range(0, 40).Select(person => new AnswerSheet(
                    $"p{person % 5}",
                    (Level)(person / 5 % 2),
                    [.. Enumerable.Range(1, 8).Select(principle => (byte)(principle <= 3 && person < principle + 1 ? 1 : 5))],
                    [])),
            ],
        });
        return new ScorecardReport(card, questionnaire, null, []);
    }

    /// <summary>Five one-person partners whose scores change by whole points.</summary>
    private static ScorecardReport Moving(Func<Principle, int[]> byPartner)
    {
        Scorecard Round(int number, int share, Scorecard? before) => Scorer.Of(new ScoringInput
        {
            Questionnaire = Sample.Questionnaire,
            Partners = [.. Enumerable.Range(0, 5).Select(key => new InvitedPartner($"p{key}", $"Partner {key}", 1))],
            Sheets =
            [
                .. Enumerable.Range(0, 5).Select(key => new AnswerSheet($"p{key}", Level.Strategic, [.. Sample.Questionnaire.Sections.SelectMany(section =>
                    section.Statements.Select(_ => (byte)(3 + share * byPartner(section.Principle)[key])))], [])),
            ],
            Chain = new ScoredChain("keten", "Keten"),
            Round = new ScoredRound(number, "Ronde", new DateOnly(2026, 1, 1), new DateOnly(2026, 2, 1)),
            Previous = before,
        });
        var first = Round(1, 0, null);
        return new ScorecardReport(Round(2, 1, first), Sample.Questionnaire, first, []);
    }

    private static Scorecard Card(Random random, int partners, int each, Disclosure disclosure, int shape, Scorecard? before, int round)
    {
        var gaps = shape % 6 == 5 ? 0.1 : 0;
        var keys = Enumerable.Range(0, partners).ToList();

        // What a person of a partner and level thinks of a principle.
        double Truth(int partner, Level level, int principle) =>
            (shape % 8) switch
            {
                0 => 3.5,
                1 => principle == 1 ? 4.6 : 3.4,
                2 => principle == 8 ? 1.3 : 3.5,
                3 => 4.5,
                4 => principle <= 2 ? 4.7 : principle == 7 ? 1.5 : 3.4,
                5 => 2.2,
                6 => principle == 3
                && partner == 0 ? 1.5 : 3.6,
                _ => principle <= 4 ? 3.2 : 3.8
            }
            + (principle == 5 && level == Level.Strategic && shape % 3 != 0 ? (shape % 6 == 4 ? 0.4 : 1.2) : 0)
            + (principle == 6 && shape % 7 == 6 ? (partner % 2 == 0 ? 1 : -1) : 0)
            + (round == 2 && shape % 16 == 1 ? 0.9 : round == 2 && shape % 16 == 3 && principle == 2 ? -1.6 : 0);

        byte Answer(double truth) => random.NextDouble() < gaps
            ? (byte)0
            : (byte)Math.Clamp(Math.Round(truth + (random.NextDouble() - 0.5) * (shape % 8 == 7 ? 4.2 : 1.4)), 1, 5);
        return Scorer.Of(new ScoringInput
        {
            Questionnaire = Sample.Questionnaire,
            Disclosure = disclosure,
            Partners = [.. keys.Select(key => new InvitedPartner($"p{key}", $"Partner {key}", each + 4))],
            Sheets =
            [
                .. from partner in keys
                   from number in Enumerable.Range(0, each)
                   let level = (Level)(number % 2)
                   select new AnswerSheet(
                       $"p{partner}",
                       level,
                       [
                           .. Sample.Questionnaire.Sections.SelectMany(
                               section => section.Statements.Select(_ => Answer(Truth(partner, level, (int)section.Principle)))),
                       ],
                       []),
            ],
            Chain = new ScoredChain("keten", "Keten"),
            Round = new ScoredRound(round, "Ronde", new DateOnly(2026, 1, 1), new DateOnly(2026, 2, 1)),
            Previous = before,
        });
    }
}

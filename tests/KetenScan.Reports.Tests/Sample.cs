using KetenScan.Domain.Actions;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Files;

namespace KetenScan.Reports.Tests;

/// <summary>Scorecards of invented rounds, the same every time.</summary>
internal static class Sample
{
    public static readonly Questionnaire Questionnaire = QuestionnaireJson.Read(QuestionnaireJson.BuiltIn);

    public static ScorecardReport Report(
        int partners = 6,
        int sheetsEach = 6,
        int comments = 9,
        bool previous = true,
        string partnerName = "Partner",
        Disclosure? disclosure = null,
        bool evidence = false)
    {
        var before = previous ? Card(2, partners, sheetsEach, null, partnerName, disclosure) : null;
        var now = Card(3, partners, sheetsEach, before, partnerName, disclosure, evidence);
        var remarks = Enumerable.Range(0, comments).Select(number => new PublishedComment(
            (Principle)(number % 8 + 1), null, $"Opmerking {number}: wij komen verder als wij elkaars werk kennen, ook als dat tijd kost. 😀"));
        return new ScorecardReport(now, Questionnaire, before, [.. remarks.OrderBy(remark => remark.Principle)]);
    }

    public static IReadOnlyList<ReportedAction> Actions =>
    [
        new(Principle.Governance, "Leg vast wie waarover **beslist**", "Marieke (Gemeente)", new DateOnly(2026, 12, 1), ActionState.Open, null, 3),
        new(Principle.Successes, "Deel elke maand een verhaal", "Anna", new DateOnly(2026, 6, 1), ActionState.Done, "Zes verhalen gedeeld.", 2),
    ];

    public static Scorecard Card(
        int round,
        int partners,
        int sheetsEach,
        Scorecard? previous,
        string partnerName = "Partner",
        Disclosure? disclosure = null,
        bool evidence = false)
    {
        var random = new Random(round);
        var keys = Enumerable.Range(1, partners).Select(number => $"p{number:00}").ToList();
        return Scorer.Of(new ScoringInput
        {
            Questionnaire = Questionnaire,
            Disclosure = disclosure ?? Disclosure.Named,
            Partners = [.. keys.Select(key => new InvitedPartner(key, $"{partnerName} {key}", sheetsEach + 1))],
            Sheets = [.. keys.SelectMany(key => Enumerable.Range(0, sheetsEach).Select(number => Sheet(key, (Level)(number % 2), random)))],
            Chain = new ScoredChain("dementie-de-meren", "Dementieketen De Meren"),
            Round = new ScoredRound(round, "Najaar 2026", new DateOnly(2026, 9, 14), new DateOnly(2026, 10, 14)),
            Evidence = evidence ? Evidence.Of(SampleDossier.Dossier, SampleDossier.Today) : null,
            Previous = previous,
        });
    }

    private static AnswerSheet Sheet(string partner, Level level, Random random)
    {
        var answers = new byte[40];
        for (var place = 0; place < answers.Length; place++)
            answers[place] = (byte)(random.Next(12) == 0 ? 0 : Math.Clamp(4 - place / 5 % 4 + random.Next(3), 1, 5));
        return new AnswerSheet(partner, level, answers, [(Principle)(1 + random.Next(8)), (Principle)(1 + random.Next(8))]);
    }
}

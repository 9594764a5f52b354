using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;

namespace KetenScan.Reports.Tests;

/// <summary>Scorecards of rounds that few, or none, of twelve people answered.</summary>
internal static class Few
{
    public static readonly Disclosure Protected = new(DisclosureMode.Protected);

    /// <param name="sheets">The number of people, of the twelve, who handed in a sheet.</param>
    /// <param name="answers">How many statements each of them answered, the first of each principle first.</param>
    /// <param name="invited">The number of people asked per partner; null when unknown.</param>
    public static ScorecardReport Report(
        int sheets,
        int answers,
        Disclosure? disclosure = null,
        int? invited = 3,
        Scorecard? previous = null,
        bool evidence = false,
        int number = 1)
    {
        var card = Scorer.Of(new ScoringInput
        {
            Questionnaire = Sample.Questionnaire,
            Disclosure = disclosure ?? Disclosure.Named,
            Partners = [.. Enumerable.Range(1, 4).Select(partner => new InvitedPartner($"p{partner}", $"Partner {partner}", invited))],
            Sheets = [.. Enumerable.Range(0, sheets).Select(sheet => Sheet($"p{sheet % 4 + 1}", answers))],
            Chain = new ScoredChain("dementie-de-meren", "Dementieketen De Meren"),
            Round = new ScoredRound(number, "Najaar 2026", new DateOnly(2026, 9, 14), new DateOnly(2026, 10, 14)),
            Evidence = evidence ? Evidence.Of(SampleDossier.Dossier, SampleDossier.Today) : null,
            Previous = previous,
        });
        return new ScorecardReport(card, Sample.Questionnaire, previous, [new PublishedComment(Principle.Governance, null, "Alleen mijn woorden.")]);
    }

    private static AnswerSheet Sheet(string partner, int count)
    {
        var answers = new byte[Sample.Questionnaire.Statements.Count];
        for (var number = 0; number < count; number++) answers[number % 8 * 5 + number / 8] = 4;
        return new AnswerSheet(partner, Level.Strategic, answers, [Principle.Governance]);
    }
}

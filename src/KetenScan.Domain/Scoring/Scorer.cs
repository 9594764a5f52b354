using KetenScan.Domain.Dossier;

namespace KetenScan.Domain.Scoring;

/// <summary>Calculates a round's scorecard from its sheets: a pure function, explained rule by rule in docs/scoring.md.</summary>
public static class Scorer
{
    public const int Version = 2;

    public static Scorecard Of(ScoringInput input)
    {
        var first = 0;
        var answers = new List<PrincipleAnswers>();
        foreach (var section in input.Questionnaire.Sections)
        {
            answers.Add(new PrincipleAnswers(input, section, first));
            first += section.Statements.Count;
        }

        var principles = RankScoring.Ranked(answers, [.. answers.Select(PrincipleScoring.Of)]);
        var responded = input.Sheets.CountBy(sheet => sheet.Partner).ToDictionary();
        return new Scorecard
        {
            ScoringVersion = Version,
            Chain = input.Chain,
            Round = input.Round,
            Questionnaire = input.Questionnaire.Version,
            Weighting = input.Weighting,
            Disclosure = input.Disclosure,
            Response = ResponseOf(input),
            Partners =
            [
                .. input.Partners.Select(partner => new PartnerResponse(partner.Key, partner.Name, partner.Invited, responded.GetValueOrDefault(partner.Key))),
            ],
            Overall = OverallScoring.Of(input, answers, principles),
            Principles = input.Evidence is { } evidence
                ? [.. principles.Select(principle => principle with { Evidence = PrincipleEvidence.Of(evidence[principle.Principle], principle.Score) })]
                : principles,
            Merged = ChangeScoring.Merged(input.Previous, principles, input.Partners),
        };
    }

    private static Response ResponseOf(ScoringInput input)
    {
        var rate = Response.ShareOf(input.Sheets.Count, input.Invited);
        return new Response(input.Invited, input.Sheets.Count, input.Disclosure.Mode == DisclosureMode.Protected ? Rounding.Share(rate) : rate);
    }
}

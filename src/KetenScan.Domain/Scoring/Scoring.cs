using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Scoring;

/// <summary>Turns a round's sheets into its scorecard: a pure function, explained rule by rule in docs/scoring.md.</summary>
public static class Scoring
{
    public const int Version = 1;

    public static Scorecard Of(ScoringInput input)
    {
        var first = 0;
        var principles = new List<PrincipleResult>();
        foreach (var section in input.Questionnaire.Sections)
        {
            principles.Add(PrincipleScoring.Of(input, section, first));
            first += section.Statements.Count;
        }

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
            Partners = [.. input.Partners.Select(partner => new PartnerResponse(partner.Key, partner.Name, partner.Invited, responded.GetValueOrDefault(partner.Key)))],
            Overall = new Overall(Score.Mean(principles.Select(principle => principle.Score))),
            Principles = principles,
        };
    }

    private static Response ResponseOf(ScoringInput input)
    {
        var known = input.Partners.All(partner => partner.Invited is not null);
        int? invited = known ? input.Partners.Sum(partner => partner.Invited!.Value) : null;
        return new Response(invited, input.Sheets.Count, invited > 0 ? (double)input.Sheets.Count / invited : null);
    }
}

using KetenScan.Domain.Dossier;
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
        var card = new Scorecard
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
        var shown = input.Disclosure.Mode == DisclosureMode.Protected ? Rounded(card) : card;
        return input.Evidence is { } evidence ? shown with { Principles = [.. shown.Principles.Select(principle => principle with { Evidence = PrincipleEvidence.Of(evidence[principle.Principle], principle.Score) })] } : shown;
    }

    private static Scorecard Rounded(Scorecard card) => card with
    {
        Response = card.Response with { Rate = Rounding.Share(card.Response.Rate) },
        Overall = new Overall(card.Overall.Score.Rounded()),
        Principles = [.. card.Principles.Select(principle => principle.Rounded())],
    };

    private static Response ResponseOf(ScoringInput input)
    {
        var invited = Withholding.Sum(input.Partners.Select(partner => partner.Invited));
        return new Response(invited, input.Sheets.Count, invited > 0 ? (double)input.Sheets.Count / invited : null);
    }
}

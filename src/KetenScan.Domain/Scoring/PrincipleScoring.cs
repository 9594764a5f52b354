using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Scoring;

/// <summary>The scoring of one principle that named and protected rounds share.</summary>
internal static class PrincipleScoring
{
    public static PrincipleResult Of(PrincipleAnswers answers) =>
        answers.Input.Disclosure.Mode == DisclosureMode.Named ? NamedScoring.Of(answers) : ProtectedScoring.Of(answers);

    /// <summary>Rule 3: the mean of the partners' scores; each unit is weighted by its number of partners.</summary>
    public static Score MeanOfPartners(IEnumerable<(Unit Unit, double Score)> units) =>
        Score.Mean(units.SelectMany(own => Enumerable.Repeat(own.Score, own.Unit.Partners.Count)).Order())!.Value;

    /// <summary>The result of every partner, also of those without a score to show.</summary>
    public static IReadOnlyList<PartnerResult> Partners(ScoringInput input, IReadOnlyDictionary<int, PartnerResult> shown) =>
        [.. input.Partners.Select((partner, place) => shown.TryGetValue(place, out var own) ? own : Absent(input, partner))];

    public static PartnerSpread? Spread(IEnumerable<PartnerResult> partners)
    {
        var scores = partners.Select(partner => partner.Score).OfType<Score>().OrderBy(score => score.Value).ToList();
        return scores.Count == 0 ? null : new PartnerSpread(scores[0], scores[^1], scores[^1].Value - scores[0].Value);
    }

    /// <summary>A partner without a figure of its own. In a protected round even "nobody has a score" would reveal how few people answered.</summary>
    private static PartnerResult Absent(ScoringInput input, InvitedPartner partner)
    {
        var withheld = input.Disclosure.Mode == DisclosureMode.Protected && input.Sheets.Any(sheet => sheet.Partner == partner.Key);
        return new PartnerResult(partner.Key, null, withheld ? null : 0, withheld);
    }
}

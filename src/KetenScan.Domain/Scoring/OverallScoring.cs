namespace KetenScan.Domain.Scoring;

/// <summary>The last lines of rules 3 and 7: the mean of the principles' scores, and the interval around it.</summary>
internal static class OverallScoring
{
    public static Overall Of(ScoringInput input, IReadOnlyList<PrincipleAnswers> answers, IReadOnlyList<PrincipleResult> principles)
    {
        var scored = Enumerable.Range(0, principles.Count).Where(place => principles[place].Score is not null).ToList();
        if (Score.Mean(scored.Select(place => principles[place].Score)) is not { } score) return new Overall(null);

        var interval = Interval(score, input, [.. scored.Select(place => answers[place])], principles.Count);
        var change = ChangeScoring.Overall(input.Previous, principles, input.Partners);
        return input.Disclosure.Mode == DisclosureMode.Protected
            ? new Overall(score.Rounded(), interval?.Rounded(), change?.Rounded())
            : new Overall(score, interval, change);
    }

    /// <summary>Rule 7, over each person's mean principle score, for people with a score on at least half of the principles.</summary>
    private static ConfidenceInterval? Interval(Score score, ScoringInput input, IReadOnlyList<PrincipleAnswers> scored, int principles)
    {
        var means = new Dictionary<int, double>();
        for (var sheet = 0; sheet < input.Sheets.Count; sheet++)
        {
            double[] own = [.. scored.Select(principle => principle.ScoreOf(sheet)).OfType<double>()];
            if (2 * own.Length >= principles) means[sheet] = Statistics.Mean(own);
        }

        if (means.Count == 0 || !input.Disclosure.Shows(means.Count)) return null;

        var strata = Withholding.Strata(input, means.Keys, sheet => means[sheet]);
        if (ShowsWholeSheets(input.Disclosure, means.Count, scored)) return Confidence.Around(score.Value, Confidence.Margin(strata));

        double[] deviations = [.. scored.Select(ProtectedScoring.ConservativeDeviation).OfType<double>()];
        return deviations.Length == 0 ? null : Confidence.Around(score.Value, Confidence.Margin(strata, Statistics.Mean(deviations)), conservative: true);
    }

    /// <summary>Rule 10: in a protected round only if everyone is in R of every principle, with a complete sheet.</summary>
    private static bool ShowsWholeSheets(Disclosure disclosure, int people, IReadOnlyList<PrincipleAnswers> scored) =>
        disclosure.Mode == DisclosureMode.Named || scored.All(principle => principle.ShowsWholeSheets && principle.Everyone.Count == people);
}

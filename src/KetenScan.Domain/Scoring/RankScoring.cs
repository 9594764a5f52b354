namespace KetenScan.Domain.Scoring;

/// <summary>Which principles certainly score higher than which others, and so the possible ranks of each (docs/scoring.md, Highest and lowest).</summary>
/// <remarks>Ranks with their uncertainty, as in Goldstein and Spiegelhalter (1996); each pair over the people who scored both.</remarks>
internal static class RankScoring
{
    /// <param name="results">Of the eight principles, without ranks.</param>
    public static IReadOnlyList<PrincipleResult> Ranked(IReadOnlyList<PrincipleAnswers> answers, IReadOnlyList<PrincipleResult> results)
    {
        var scored = Enumerable.Range(0, results.Count).Where(place => results[place].Score is not null).ToList();
        var higher = new int[results.Count];
        var lower = new int[results.Count];
        foreach (var one in scored)
        {
            foreach (var other in scored.Where(place => place > one))
            {
                var sign = Difference(answers[one], answers[other]);
                if (sign == 0) continue;

                (sign > 0 ? lower : higher)[one]++;
                (sign > 0 ? higher : lower)[other]++;
            }
        }

        return
        [
            .. results.Select((result, place) => result.Score is null || !answers[place].ShowsWholeSheets
                ? result
                : result with { Rank = new RankRange(1 + higher[place], scored.Count - lower[place]) }),
        ];
    }

    /// <summary>1 when the first is certainly higher, -1 when certainly lower, 0 otherwise.</summary>
    private static int Difference(PrincipleAnswers one, PrincipleAnswers other)
    {
        var input = one.Input;
        if (!one.ShowsWholeSheets || !other.ShowsWholeSheets) return 0;

        var people = Enumerable.Range(0, input.Sheets.Count).Where(sheet => one.ScoreOf(sheet) is not null && other.ScoreOf(sheet) is not null).ToList();
        if (people.Count == 0) return 0;
        if (input.Disclosure.Mode == DisclosureMode.Protected && (one.Everyone.Count != people.Count || other.Everyone.Count != people.Count)) return 0;

        var strata = Withholding.Strata(input, people, sheet => one.ScoreOf(sheet)!.Value - other.ScoreOf(sheet)!.Value);
        var mean = strata.Mean;
        return Confidence.Margin(strata) is { } margin && Math.Abs(mean) > margin + Statistics.Noise ? Math.Sign(mean) : 0;
    }
}

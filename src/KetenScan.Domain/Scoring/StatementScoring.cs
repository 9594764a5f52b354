namespace KetenScan.Domain.Scoring;

/// <summary>The results per statement, over the people whose sheet counts for the principle.</summary>
internal static class StatementScoring
{
    private const int Agreeing = 4;

    /// <param name="people">The number of people who could have answered the statement.</param>
    public static StatementResult Of(string code, Tally answers, int people) => new(
        code,
        answers.Count == 0 ? null : new Score(answers.Mean),
        answers.Count,
        people - answers.Count,
        Favourable([answers]),
        answers.Distribution);

    public static StatementResult Withheld(string code) => new(code, null, null, null, null, null);

    /// <summary>Rule 5: the share of the answers that are 4 or 5, over the statements; null without answers.</summary>
    public static double? Favourable(IReadOnlyList<Tally> statements)
    {
        var valid = statements.Sum(tally => tally.Count);
        return valid == 0 ? null : (double)statements.Sum(tally => tally.Distribution.Skip(Agreeing - 1).Sum()) / valid;
    }
}

namespace KetenScan.Domain.Scoring;

/// <summary>How the statements were answered, by the people whose sheet counts on the principle.</summary>
internal static class StatementScoring
{
    private const int Agreeing = 4;

    /// <param name="code">Of the statement.</param>
    /// <param name="answers">How it was answered.</param>
    /// <param name="people">How many could have answered it.</param>
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

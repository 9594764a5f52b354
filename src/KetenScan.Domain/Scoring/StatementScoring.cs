using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Scoring;

/// <summary>How the statements were answered, over all sheets.</summary>
internal static class StatementScoring
{
    private const int Agreeing = 4;

    public static StatementResult Of(IReadOnlyList<AnswerSheet> sheets, string code, int place)
    {
        var counts = new int[Scale.Highest + 1];
        foreach (var sheet in sheets) counts[sheet.Answers[place]]++;

        var distribution = counts[Scale.Lowest..];
        var valid = distribution.Sum();
        var sum = distribution.Select((count, index) => (long)count * (index + 1)).Sum();
        Score? score = valid == 0 ? null : new Score((double)sum / valid);
        return new StatementResult(code, score, valid, counts[AnswerSheet.DontKnow], ShareAgreeing(distribution), distribution);
    }

    /// <summary>Rule 5: the share of the valid answers that are 4 or 5, over the statements; null without answers.</summary>
    public static double? Favourable(IEnumerable<StatementResult> statements)
    {
        var all = new int[Scale.Highest];
        foreach (var statement in statements)
        {
            for (var answer = 0; answer < all.Length; answer++) all[answer] += statement.Distribution![answer];
        }

        return ShareAgreeing(all);
    }

    private static double? ShareAgreeing(int[] distribution)
    {
        var valid = distribution.Sum();
        return valid == 0 ? null : (double)distribution[(Agreeing - 1)..].Sum() / valid;
    }
}

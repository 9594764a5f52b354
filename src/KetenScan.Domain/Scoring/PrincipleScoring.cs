using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Scoring;

/// <summary>The figures of one principle.</summary>
internal static class PrincipleScoring
{
    private const int Favourable = 4;

    /// <param name="input">All that the scorecard is made of.</param>
    /// <param name="section">The principle and its statements.</param>
    /// <param name="first">The place of the section's first statement in the questionnaire.</param>
    public static PrincipleResult Of(ScoringInput input, Section section, int first)
    {
        var respondents = Respondents(input, section, first);
        var partners = Partners(input, respondents);
        var statements = section.Statements.Select((statement, number) => StatementOf(input, statement.Code, first + number)).ToList();

        var valid = statements.Sum(statement => statement.Respondents);
        return new PrincipleResult
        {
            Principle = section.Principle,
            Score = ChainScore(input.Weighting, respondents, partners),
            Respondents = respondents.Count,
            Favourable = valid == 0 ? null : (double)statements.Sum(FavourableAnswers) / valid,
            PartnerSpread = Spread(partners),
            Partners = partners,
            Statements = statements,
            PriorityVotes = input.Sheets.Count(sheet => sheet.Priorities.Contains((int)section.Principle)),
            Change = ChangeScoring.Of(input.Previous, section.Principle, partners),
        };
    }

    /// <summary>Rule 1: the mean of a person's valid answers, if at least half of the statements have one.</summary>
    public static double? RespondentScore(ReadOnlySpan<byte> answers)
    {
        var (sum, valid) = (0, 0);
        foreach (var answer in answers)
        {
            if (answer == AnswerSheet.DontKnow) continue;
            sum += answer;
            valid++;
        }

        return valid > 0 && 2 * valid >= answers.Length ? (double)sum / valid : null;
    }

    private static List<(string Partner, double Score)> Respondents(ScoringInput input, Section section, int first)
    {
        var scores = new List<(string Partner, double Score)>(input.Sheets.Count);
        foreach (var sheet in input.Sheets)
        {
            if (RespondentScore(sheet.Answers.AsSpan(first, section.Statements.Count)) is { } score)
                scores.Add((sheet.Partner, score));
        }

        // In order of size, so that the order of the sheets does not reach the last bits of a sum.
        scores.Sort((one, other) => one.Score.CompareTo(other.Score));
        return scores;
    }

    /// <summary>Rule 2: a partner's score is the mean of its respondents' scores.</summary>
    private static List<PartnerResult> Partners(ScoringInput input, List<(string Partner, double Score)> respondents)
    {
        var ofPartner = respondents.ToLookup(respondent => respondent.Partner, respondent => respondent.Score);
        return [.. input.Partners.Select(partner => new PartnerResult(partner.Key, Score.Mean(ofPartner[partner.Key]), ofPartner[partner.Key].Count()))];
    }

    /// <summary>Rule 3: the mean of the partners' scores, or of all respondents' scores.</summary>
    private static Score? ChainScore(Weighting weighting, List<(string Partner, double Score)> respondents, List<PartnerResult> partners) =>
        weighting == Weighting.Partner
            ? Score.Mean(partners.Select(partner => partner.Score))
            : Score.Mean(respondents.Select(respondent => respondent.Score));

    private static PartnerSpread? Spread(List<PartnerResult> partners)
    {
        var scores = partners.Select(partner => partner.Score).OfType<Score>().OrderBy(score => score.Value).ToList();
        return scores.Count == 0 ? null : new PartnerSpread(scores[0], scores[^1]);
    }

    private static StatementResult StatementOf(ScoringInput input, string code, int place)
    {
        var counts = new int[Scale.Highest + 1];
        foreach (var sheet in input.Sheets) counts[sheet.Answers[place]]++;

        var distribution = counts[Scale.Lowest..];
        var valid = distribution.Sum();
        var sum = distribution.Select((count, index) => count * (index + 1)).Sum();
        var result = new StatementResult(
            code,
            valid == 0 ? null : new Score((double)sum / valid),
            valid,
            counts[AnswerSheet.DontKnow],
            null,
            distribution);

        return result with { Favourable = valid == 0 ? null : (double)FavourableAnswers(result) / valid };
    }

    /// <summary>Rule 5: favourable answers are 4 and 5.</summary>
    private static int FavourableAnswers(StatementResult statement) => statement.Distribution.Skip(Favourable - 1).Sum();
}

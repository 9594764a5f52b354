using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;

namespace KetenScan.Domain.Scoring;

/// <summary>The results of one principle.</summary>
internal static class PrincipleScoring
{
    /// <param name="input">All of the round.</param>
    /// <param name="section">The principle.</param>
    /// <param name="first">The place of the section's first statement in the questionnaire.</param>
    public static PrincipleResult Of(ScoringInput input, Section section, int first)
    {
        var places = input.Partners.Select((partner, place) => (partner.Key, place)).ToDictionary(pair => pair.Key, pair => pair.place);
        var respondents = new List<Respondent>(input.Sheets.Count);
        var complete = new CompleteSheets(section.Statements.Count);
        foreach (var sheet in input.Sheets)
        {
            var answers = sheet.Answers.AsSpan(first, section.Statements.Count);
            complete.Add(answers);
            if (RespondentScore(answers) is { } score) respondents.Add(new Respondent(places[sheet.Partner], sheet.Level, score));
        }

        // Of few sheets even the priorities, and which statements were left open, are about few people.
        if (IsFew(input, respondents.Count) || IsFew(input, input.Sheets.Count)) return Withheld(input, section, respondents.Count);

        var statements = section.Statements.Select((statement, number) => StatementScoring.Of(input.Sheets, statement.Code, first + number)).ToList();
        var units = Withholding.Units(input.Partners, respondents, input.Disclosure);
        var partners = Partners(input, units);
        var scoreOfChain = ChainScore(input.Weighting, units);
        return new PrincipleResult
        {
            Principle = section.Principle,
            Score = scoreOfChain,
            Respondents = respondents.Count,
            Confidence95 = scoreOfChain is { } mean ? Confidence.Of(mean.Value, units, input.Weighting, Withholding.Sum(input.Partners.Select(partner => partner.Invited))) : null,
            Favourable = StatementScoring.Favourable(statements),
            Agreement = complete.Count == 0 || input.Disclosure.Shows(complete.Count) ? AgreementScoring.Of(complete, units) : Agreement.Withheld,
            Levels = input.Disclosure.ShowsLevels(units) ? Levels(units) : LevelScores.Withheld,
            PartnerSpread = Spread(partners),
            Partners = partners,
            Pool = units.SingleOrDefault(unit => unit.IsPool) is { } pool ? new Pool(pool.Partners.Count, pool.Count, MeanOf(pool.Scores)) : null,
            Statements = [.. statements.Select(statement => Shown(input.Disclosure, statement))],
            PriorityVotes = Votes(input, section.Principle),
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

    /// <summary>Rule 2: a partner's score is the mean of its respondents' scores; withheld for a member of the pool.</summary>
    private static List<PartnerResult> Partners(ScoringInput input, IReadOnlyList<Unit> units)
    {
        var shown = units.Where(unit => !unit.IsPool).ToDictionary(unit => unit.Partners[0]);
        return
        [
            .. input.Partners.Select((partner, place) => shown.TryGetValue(place, out var unit)
                ? new PartnerResult(partner.Key, MeanOf(unit.Scores), unit.Count)
                : Absent(input, partner)),
        ];
    }

    /// <summary>A partner without a figure of its own. In a protected round even "nobody has a score" would tell how few people answered.</summary>
    private static PartnerResult Absent(ScoringInput input, InvitedPartner partner)
    {
        var withheld = input.Disclosure.Mode == DisclosureMode.Protected && input.Sheets.Any(sheet => sheet.Partner == partner.Key);
        return new PartnerResult(partner.Key, null, withheld ? null : 0, withheld);
    }

    /// <summary>Rule 3: the mean of the partners' scores, the pool weighing as many as it holds; or of all respondents' scores.</summary>
    private static Score? ChainScore(Weighting weighting, IReadOnlyList<Unit> units)
    {
        if (units.Count == 0) return null;
        if (weighting == Weighting.Respondent) return MeanOf([.. units.SelectMany(unit => unit.Scores).Order()]);

        return MeanOf([.. units.SelectMany(unit => Enumerable.Repeat(unit.Mean, unit.Partners.Count)).Order()]);
    }

    /// <summary>Rule 8: the mean of the respondents' scores per level, and the gap between them.</summary>
    private static LevelScores Levels(IReadOnlyList<Unit> units)
    {
        Score? Mean(Level level)
        {
            double[] scores = [.. units.SelectMany(unit => unit.ScoresOf(level)).Order()];
            return scores.Length == 0 ? null : MeanOf(scores);
        }

        var (strategic, operational) = (Mean(Level.Strategic), Mean(Level.Operational));
        return new LevelScores(strategic, operational, strategic?.Value - operational?.Value);
    }

    private static PartnerSpread? Spread(IEnumerable<PartnerResult> partners)
    {
        var scores = partners.Select(partner => partner.Score).OfType<Score>().OrderBy(score => score.Value).ToList();
        return scores.Count == 0 ? null : new PartnerSpread(scores[0], scores[^1], scores[^1].Value - scores[0].Value);
    }

    private static bool IsFew(ScoringInput input, int people) => people > 0 && !input.Disclosure.Shows(people);

    private static int Votes(ScoringInput input, Principle principle) => input.Sheets.Count(sheet => sheet.Priorities.Contains((int)principle));

    private static Score MeanOf(double[] scores) => Score.Mean(scores)!.Value;

    private static StatementResult Shown(Disclosure disclosure, StatementResult statement) =>
        statement.Respondents == 0 || disclosure.Shows(statement.Respondents!.Value) ? statement : Withheld(statement.Code);

    private static StatementResult Withheld(string code) => new(code, null, null, null, null, null);

    /// <summary>Some people answered, but too few to show anything of it.</summary>
    private static PrincipleResult Withheld(ScoringInput input, Section section, int respondents) => new()
    {
        Principle = section.Principle,
        Score = null,
        Respondents = respondents,
        Confidence95 = null,
        Favourable = null,
        Agreement = Agreement.Withheld,
        Levels = LevelScores.Withheld,
        PartnerSpread = null,
        Partners = [.. input.Partners.Select(partner => Absent(input, partner))],
        Pool = null,
        Statements = [.. section.Statements.Select(statement => Withheld(statement.Code))],
        PriorityVotes = null,
        Change = null,
    };
}

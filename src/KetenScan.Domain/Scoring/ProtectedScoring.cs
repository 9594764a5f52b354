using KetenScan.Domain.Rounds;

namespace KetenScan.Domain.Scoring;

/// <summary>
/// A principle's results in a round that protects small groups (rule 10): figures depend only on how a unit or a level
/// answered a statement, so that no single sheet can be derived from them.
/// </summary>
internal sealed class ProtectedScoring
{
    private readonly PrincipleAnswers answers;
    private readonly IReadOnlyList<Unit> units;
    private readonly IReadOnlyList<int> shown;
    private readonly IReadOnlyList<Tally> shownAnswers;

    private ProtectedScoring(PrincipleAnswers answers)
    {
        this.answers = answers;
        units = answers.Units;
        shown = Withholding.ShownStatements(Disclosure, Everyone, units);
        shownAnswers = [.. shown.Select(Everyone.At)];
    }

    private ScoringInput Input => answers.Input;

    private Disclosure Disclosure => answers.Input.Disclosure;

    private Group Everyone => answers.Everyone;

    public static PrincipleResult Of(PrincipleAnswers answers)
    {
        if (!answers.Input.Disclosure.Shows(answers.Everyone.Count)) return Withheld(answers);

        var scoring = new ProtectedScoring(answers);
        if (scoring.ScoreOfChain() is not { } score) return Withheld(answers);

        // The change is the difference of the scores as shown.
        var result = scoring.Result(score).Rounded();
        return result with { Change = ChangeScoring.Of(answers.Input.Previous, answers.Principle, result.Partners, answers.Input.Partners)?.Rounded() };
    }

    /// <summary>An upper bound of the standard deviation of people's scores: the mean of the statements' deviations within units.</summary>
    /// <remarks>The deviation of a mean is at most the mean of the deviations, however they are correlated.</remarks>
    /// <returns>Null when no statement counts.</returns>
    public static double? ConservativeDeviation(PrincipleAnswers answers) => new ProtectedScoring(answers).ConservativeDeviation();

    private PrincipleResult Result(Score score)
    {
        var shownPartners = units.Where(unit => !unit.IsPool)
            .ToDictionary(unit => unit.Partners[0], unit => new PartnerResult(Input.Partners[unit.Partners[0]].Key, new Score(ScoreOf(unit)), unit.Count));
        var partners = PrincipleScoring.Partners(Input, shownPartners);
        var interval = Interval(score);
        return new PrincipleResult
        {
            Principle = answers.Principle,
            Score = score,
            BandSure = interval?.IsOneBand(),
            Respondents = Everyone.Count,
            SilentPartners = answers.SilentPartners(),
            NonResponse = Input.Weighting == Weighting.Partner
                ? NonResponse.Of([.. units.Select(unit => (ScoreOf(unit), unit.Count, unit.Invited, unit.Partners.Count))])
                : null,
            Confidence95 = interval,
            Favourable = StatementScoring.Favourable(shownAnswers),
            Agreement = AgreementOfShown(),
            Levels = Levels(),
            PartnerSpread = PrincipleScoring.Spread(partners),
            Partners = partners,
            Pool = units.SingleOrDefault(unit => unit.IsPool) is { } pool ? new Pool(pool.Partners.Count, pool.Count, new Score(ScoreOf(pool))) : null,
            Statements = [.. answers.Statements.Select((statement, place) => shown.Contains(place)
                ? StatementScoring.Of(statement.Code, Everyone.At(place), Everyone.Count)
                : StatementScoring.Withheld(statement.Code))],
            PriorityVotes = answers.Votes,
            Change = null,
        };
    }

    /// <summary>Rule 3, over units; if respondents weigh the same, the mean of the statements' means.</summary>
    /// <returns>Null when too few statements were answered by enough people, or all respondents belong to one pooled partner.</returns>
    private Score? ScoreOfChain()
    {
        if (units.Any(unit => !Withholding.Answered(Disclosure, unit))) return null;

        // Without other partners in the pool, the chain's score would be that of a partner that must not be shown separately.
        if (units is [{ IsPool: true, Partners.Count: 1 }]) return null;
        if (Input.Weighting == Weighting.Partner) return PrincipleScoring.MeanOfPartners(units.Select(unit => (unit, ScoreOf(unit))));

        var counting = shown.Where(statement => Disclosure.CountsOn(Everyone, statement)).Select(Everyone.At).ToList();
        return 2 * counting.Count < answers.Statements.Count ? null : Score.Mean(counting.Select(tally => tally.Mean));
    }

    /// <summary>The mean of the group's means over the statements that count for it.</summary>
    private double ScoreOf(Group people) => Statistics.Mean([.. Disclosure.Counting(people).Select(statement => people.At(statement).Mean)]);

    private ConfidenceInterval? Interval(Score score)
    {
        var strata = new Strata([.. units.Select(unit => unit.Stratum)], Input.Weighting, Input.Invited);
        return answers.ShowsWholeSheets
            ? Confidence.Around(score.Value, Confidence.Margin(strata))
            : Confidence.Around(score.Value, ConservativeDeviation() is { } deviation ? Confidence.Margin(strata, deviation) : null, conservative: true);
    }

    private double? ConservativeDeviation()
    {
        double[] deviations = Input.Weighting == Weighting.Respondent
            ? [.. shownAnswers.Select(tally => Math.Sqrt(tally.Variance))]
            : [.. Enumerable.Range(0, answers.Statements.Count).Select(WithinUnits).OfType<double>()];
        return deviations.Length == 0 ? null : Statistics.Mean(deviations);
    }

    /// <summary>The pooled deviation of a statement's answers within the units for which it counts.</summary>
    private double? WithinUnits(int statement)
    {
        var tallies = units.Where(unit => Disclosure.CountsOn(unit, statement)).Select(unit => unit.At(statement)).ToList();
        return tallies.Count == 0 ? null : Math.Sqrt(tallies.Sum(tally => tally.Squares) / tallies.Sum(tally => tally.Count - 1));
    }

    /// <summary>Rule 6, based on the statements that are shown.</summary>
    private Agreement AgreementOfShown()
    {
        var complete = answers.Complete.Count;
        double? agreement = shownAnswers.Count == 0 ? null : AgreementScoring.WithinGroup(shownAnswers);
        double? deviation = shownAnswers.Count == 0 ? null : AgreementScoring.AverageDeviation(shownAnswers);
        var between = answers.ShowsWholeSheets ? BetweenPartners.Of(units) : null;
        double[] within =
        [
            .. units.Select(unit => shown.Where(statement => Disclosure.CountsOn(unit, statement)).Select(unit.At).ToList())
                .Where(tallies => tallies.Count > 0)
                .Select(tallies => AgreementScoring.WithinGroup(tallies)),
        ];
        return new Agreement(
            agreement,
            within.Length == 0 ? null : Statistics.Mean(within),
            deviation,
            answers.ShowsWholeSheets ? AgreementScoring.Alpha(answers.Complete) : null,
            between?.Correlation,
            Disclosure.IsNoneOrEnough(complete) ? complete : null,
            AgreementScoring.Reading(complete, deviation, agreement, between),
            AgreementScoring.PartnersDiffer(between));
    }

    private LevelScores Levels()
    {
        var (strategic, operational) = (LevelScoring.People(Everyone, Level.Strategic), LevelScoring.People(Everyone, Level.Operational));
        return Withholding.ShowsLevels(Disclosure, units, shown, [strategic, operational])
            ? LevelScoring.Of(new Score(ScoreOf(strategic)), new Score(ScoreOf(operational)), answers.ShowsWholeSheets ? Everyone : null)
            : LevelScores.Withheld;
    }

    /// <summary>The result when too few people answered to show anything, even how many.</summary>
    private static PrincipleResult Withheld(PrincipleAnswers answers) => new()
    {
        Principle = answers.Principle,
        Score = null,
        Respondents = null,
        Confidence95 = null,
        Favourable = null,
        Agreement = Agreement.Withheld,
        Levels = LevelScores.Withheld,
        PartnerSpread = null,
        Partners = PrincipleScoring.Partners(answers.Input, new Dictionary<int, PartnerResult>()),
        Pool = null,
        Statements = [.. answers.Statements.Select(statement => StatementScoring.Withheld(statement.Code))],
        PriorityVotes = null,
        Change = null,
    };
}

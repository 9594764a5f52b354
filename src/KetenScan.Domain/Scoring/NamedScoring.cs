using KetenScan.Domain.Rounds;

namespace KetenScan.Domain.Scoring;

/// <summary>A principle's results in a round that shows partners by name: rules 1 to 9, from each person's own score.</summary>
internal static class NamedScoring
{
    public static PrincipleResult Of(PrincipleAnswers answers)
    {
        var input = answers.Input;
        var everyone = answers.Everyone;
        var units = answers.Units;
        var partners = PrincipleScoring.Partners(
            input,
            units.ToDictionary(unit => unit.Partners[0], unit => new PartnerResult(input.Partners[unit.Partners[0]].Key, ScoreOf(unit), unit.Count)));
        Score? score = units.Count == 0 ? null
            : input.Weighting == Weighting.Respondent ? ScoreOf(everyone)
            : PrincipleScoring.MeanOfPartners(units.Select(unit => (unit, unit.Mean)));
        var interval = score is { } mean
            ? Confidence.Around(mean.Value, Confidence.Margin(new Strata([.. units.Select(unit => unit.Stratum)], input.Weighting, input.Invited)))
            : null;
        return new PrincipleResult
        {
            Principle = answers.Principle,
            Score = score,
            BandSure = interval?.IsOneBand(),
            Respondents = everyone.Count,
            SilentPartners = answers.SilentPartners(),
            NonResponse = input.Weighting == Weighting.Partner
                ? NonResponse.Of([.. units.Select(unit => (unit.Mean, unit.Count, unit.Invited, unit.Partners.Count))])
                : null,
            Confidence95 = interval,
            Favourable = StatementScoring.Favourable(AgreementScoring.All(everyone)),
            Agreement = AgreementOf(answers, units),
            Levels = LevelScoring.Of(LevelOf(everyone, Level.Strategic), LevelOf(everyone, Level.Operational), everyone),
            PartnerSpread = PrincipleScoring.Spread(partners),
            Partners = partners,
            Pool = null,
            Statements = [.. answers.Statements.Select((statement, place) => StatementScoring.Of(statement.Code, everyone.At(place), everyone.Count))],
            PriorityVotes = answers.Votes,
            Change = ChangeScoring.Of(input.Previous, answers.Principle, partners, input.Partners),
        };
    }

    /// <summary>Rule 6, over the people who answered every statement; the correlation over everyone.</summary>
    private static Agreement AgreementOf(PrincipleAnswers answers, IReadOnlyList<Unit> units)
    {
        var complete = answers.Complete;
        var measured = complete.Count >= 2;
        double? agreement = measured ? AgreementScoring.WithinGroup(AgreementScoring.All(complete)) : null;
        double? deviation = measured ? AgreementScoring.AverageDeviation(AgreementScoring.All(complete)) : null;
        var between = BetweenPartners.Of(units);
        double[] within =
        [
            .. complete.People.GroupBy(person => person.Partner).Where(partner => partner.Count() >= 2).OrderBy(partner => partner.Key)
                .Select(partner => AgreementScoring.WithinGroup(AgreementScoring.All(new Group([.. partner], complete.Statements)))),
        ];
        return new Agreement(
            agreement,
            within.Length == 0 ? null : Statistics.Mean(within),
            deviation,
            measured ? AgreementScoring.Alpha(complete) : null,
            between?.Correlation,
            complete.Count,
            AgreementScoring.Reading(complete.Count, deviation, agreement, between),
            AgreementScoring.PartnersDiffer(between));
    }

    private static Score? LevelOf(Group everyone, Level level) => LevelScoring.People(everyone, level) is { Count: > 0 } people ? ScoreOf(people) : null;

    private static Score ScoreOf(Group people) => Score.Mean(people.Scores)!.Value;
}

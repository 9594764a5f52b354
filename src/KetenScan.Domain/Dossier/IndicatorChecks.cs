namespace KetenScan.Domain.Dossier;

internal static class IndicatorChecks
{
    /// <summary>Only indicators of a valid ambition count.</summary>
    public static IReadOnlyList<Check> Of(ChainDossier dossier, DateOnly at)
    {
        var ambitions = dossier.All<Ambition>().Where(ambition => ambition.Fact.IsValidOn(at)).ToList();
        var courses = dossier.All<Indicator>()
            .Where(indicator => ambitions.Any(ambition => ambition.Id == indicator.Fact.AmbitionId))
            .Select(indicator => Course.Of(dossier, indicator, at))
            .ToList();
        var measured = Check.Every(CheckKey.MeasuredInTime, courses, NameOf, course => course.IsMeasuredInTime(at));
        var benefits = dossier.All<BalanceItem>()
            .Where(item => item.Fact.Side == BalanceSide.Benefit && item.Fact.IsExpected())
            .Select(item => item.Fact.PartnerId)
            .ToHashSet();
        return
        [
            Check.Every(
                CheckKey.IndicatorPerAmbition,
                ambitions,
                ambition => ambition.Fact.Words,
                ambition => courses.Any(course => course.Indicator.Fact.AmbitionId == ambition.Id)),
            Check.Every(CheckKey.IndicatorsComplete, courses, NameOf, course => course.Indicator.Fact.IsComplete()),
            measured,
            Check.EveryPartner(CheckKey.BenefitPerPartner, dossier.EveryPartner(at), partner => benefits.Contains(partner.Id)),
            Check.EveryIfAny(
                CheckKey.Adjusted,
                courses.Where(course => course.IsBehind()).ToList(),
                measured.Met,
                NameOf,
                course => IsAdjusted(dossier, course, at)),
        ];
    }

    private static string NameOf(Course course) => course.Indicator.Fact.Name;

    private static bool IsAdjusted(ChainDossier dossier, Course course, DateOnly at) =>
        dossier.Actions.Any(action => action.IndicatorId == course.Indicator.Id && action.IsOpenOn(at))
        || dossier
            .All<Decision>()
            .Any(decision => decision.Fact.IndicatorId == course.Indicator.Id
                && decision.Fact.Day <= at
                && (course.Measurements.Count == 0 || decision.Fact.Day >= course.Measurements[^1].Day));
}

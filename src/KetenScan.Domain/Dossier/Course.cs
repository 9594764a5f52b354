namespace KetenScan.Domain.Dossier;

public enum IndicatorStatus
{
    /// <summary>Baseline, target, their dates or the direction are missing.</summary>
    Incomplete,
    NotMeasured,
    OnCourse,

    /// <summary>At its last measurement it was further from the target than a straight line from baseline to target.</summary>
    Behind,

    /// <summary>The day of the target has passed without its being reached.</summary>
    Overdue,
    Reached,
}

/// <summary>How an indicator moves from its baseline to its target.</summary>
/// <param name="Indicator">Which.</param>
/// <param name="Measurements">Those up to the date that was asked, the earliest first.</param>
/// <param name="Status">Where it stands on that date.</param>
public sealed record Course(Recorded<Indicator> Indicator, IReadOnlyList<Measurement> Measurements, IndicatorStatus Status)
{
    public static Course Of(ChainDossier dossier, Recorded<Indicator> indicator, DateOnly at)
    {
        List<Measurement> measurements =
        [
            .. dossier.All<Measurement>().Select(own => own.Fact).Where(measurement => measurement.IndicatorId == indicator.Id && measurement.Day <= at).OrderBy(measurement => measurement.Day),
        ];
        return new Course(indicator, measurements, StatusOf(indicator.Fact, measurements, at));
    }

    public bool IsBehind() => Status is IndicatorStatus.Behind or IndicatorStatus.Overdue;

    /// <summary>Measured no longer ago than the indicator's own interval.</summary>
    public bool IsMeasuredInTime(DateOnly at) =>
        Measurements.Count > 0 && Measurements[^1].Day.Within(Indicator.Fact.Interval ?? Domain.Dossier.Indicator.UsualInterval, at);

    /// <summary>The way from baseline to target is 1, whichever way is better; the straight line says how much of it should be behind by the day of the last measurement.</summary>
    private static IndicatorStatus StatusOf(Indicator indicator, List<Measurement> measurements, DateOnly at)
    {
        if (indicator is not { Direction: not null, Baseline: { } baseline, BaselineOn: { } from, Target: { } target, TargetOn: { } until } || target == baseline || until <= from) return IndicatorStatus.Incomplete;
        if (measurements.Count == 0) return at > until ? IndicatorStatus.Overdue : IndicatorStatus.NotMeasured;

        var last = measurements[^1];
        var done = (last.Value - baseline) / (target - baseline);
        if (done >= 1) return IndicatorStatus.Reached;
        if (at > until) return IndicatorStatus.Overdue;

        var due = (decimal)(last.Day.DayNumber - from.DayNumber) / (until.DayNumber - from.DayNumber);
        return done < due ? IndicatorStatus.Behind : IndicatorStatus.OnCourse;
    }
}

namespace KetenScan.Domain.Dossier;

public enum IndicatorStatus
{
    /// <summary>Baseline, target, their dates or the direction are missing.</summary>
    Incomplete,
    NotMeasured,
    OnCourse,

    /// <summary>The last measurement was further from the target than a straight line from baseline to target.</summary>
    Behind,

    /// <summary>The target date has passed and the target was not reached.</summary>
    Overdue,
    Reached,
}

/// <summary>An indicator's progress from its baseline to its target.</summary>
/// <param name="Measurements">Those up to the date asked about, oldest first.</param>
/// <param name="Status">The status on that date.</param>
public sealed record Course(Recorded<Indicator> Indicator, IReadOnlyList<Measurement> Measurements, IndicatorStatus Status)
{
    public static Course Of(ChainDossier dossier, Recorded<Indicator> indicator, DateOnly at)
    {
        List<Measurement> measurements =
        [
            .. dossier
                .All<Measurement>()
                .Select(own => own.Fact)
                .Where(measurement => measurement.IndicatorId == indicator.Id && measurement.Day <= at)
                .OrderBy(measurement => measurement.Day),
        ];
        return new Course(indicator, measurements, StatusOf(indicator.Fact, measurements, at));
    }

    public bool IsBehind() => Status is IndicatorStatus.Behind or IndicatorStatus.Overdue;

    /// <summary>Whether the last measurement is no older than the indicator's interval.</summary>
    public bool IsMeasuredInTime(DateOnly at) =>
        Measurements.Count > 0 && Measurements[^1].Day.Within(Indicator.Fact.Interval ?? Domain.Dossier.Indicator.UsualInterval, at);

    /// <summary>Progress runs from 0 (baseline) to 1 (target); on course means at or above the straight line on the last measured day.</summary>
    private static IndicatorStatus StatusOf(Indicator indicator, List<Measurement> measurements, DateOnly at)
    {
        if (indicator is not { Direction: not null, Baseline: { } baseline, BaselineOn: { } from, Target: { } target, TargetOn: { } until }
            || target == baseline
            || until <= from) return IndicatorStatus.Incomplete;
        if (measurements.Count == 0) return at > until ? IndicatorStatus.Overdue : IndicatorStatus.NotMeasured;

        var last = measurements[^1];
        var done = (last.Value - baseline) / (target - baseline);
        if (done >= 1) return IndicatorStatus.Reached;
        if (at > until) return IndicatorStatus.Overdue;

        var due = (decimal)(last.Day.DayNumber - from.DayNumber) / (until.DayNumber - from.DayNumber);
        return done < due ? IndicatorStatus.Behind : IndicatorStatus.OnCourse;
    }
}

using System.ComponentModel.DataAnnotations;

namespace KetenScan.Domain.Dossier;

public enum Direction
{
    Up,
    Down,
}

/// <summary>A figure that shows progress towards an ambition.</summary>
public sealed record Indicator : Fact
{
    /// <summary>The default <see cref="Interval"/>, in months.</summary>
    public const int UsualInterval = 12;

    [RefersTo(typeof(Ambition))]
    public required Guid AmbitionId { get; init; }

    [MaxLength(Line)]
    public required string Name { get; init; }

    [MaxLength(40)]
    public string? Unit { get; init; }

    /// <summary>Whether a higher or a lower figure is better.</summary>
    public Direction? Direction { get; init; }

    public decimal? Baseline { get; init; }

    public DateOnly? BaselineOn { get; init; }

    public decimal? Target { get; init; }

    public DateOnly? TargetOn { get; init; }

    [MaxLength(Line)]
    public string? Owner { get; init; }

    /// <summary>In months, 1 to 60.</summary>
    public int? Interval { get; init; }

    /// <summary>Whether everything needed to judge its course is filled in.</summary>
    public bool IsComplete() =>
        this is { Unit: not null, Direction: not null, Baseline: not null, BaselineOn: not null, Target: not null, TargetOn: not null, Owner: not null };

    internal override IEnumerable<FactProblem> Problems(ChainDossier dossier, DateOnly today) => Found(
        TargetOn <= BaselineOn ? new FactProblem(nameof(TargetOn), Rule.TargetAfterBaseline) : null,
        (Direction == Dossier.Direction.Up && Target <= Baseline) || (Direction == Dossier.Direction.Down && Target >= Baseline)
            ? new FactProblem(nameof(Target), Rule.TargetIsBetterThanBaseline)
            : null,
        InTheFuture(nameof(BaselineOn), BaselineOn, today),
        Interval is < 1 or > 60 ? new FactProblem(nameof(Interval), Rule.IntervalIsInMonths) : null);
}

public sealed record Measurement : Fact
{
    [RefersTo(typeof(Indicator))]
    public required Guid IndicatorId { get; init; }

    public required DateOnly Day { get; init; }

    public required decimal Value { get; init; }

    [MaxLength(Line)]
    public string? Note { get; init; }

    internal override IEnumerable<FactProblem> Problems(ChainDossier dossier, DateOnly today) => Found(InTheFuture(nameof(Day), Day, today));
}

using System.ComponentModel.DataAnnotations;

namespace KetenScan.Domain.Dossier;

public enum Handling
{
    AgreeToDisagree,
    Experiment,
    Settled,
}

/// <summary>Something that partners see or do differently.</summary>
public sealed record Difference : Fact
{
    [MaxLength(Line)]
    public required string Title { get; init; }

    public required DateOnly RecordedOn { get; init; }

    public DateOnly? ReviewedOn { get; init; }

    public Handling? Handling { get; init; }

    [MaxLength(Text)]
    public string? How { get; init; }

    /// <summary>When it must be reviewed.</summary>
    public DateOnly? ReviewBy { get; init; }

    public bool IsOpen() => Handling != Dossier.Handling.Settled;

    internal override IEnumerable<FactProblem> Problems(ChainDossier dossier, DateOnly today) => Found(
        InTheFuture(nameof(RecordedOn), RecordedOn, today),
        InTheFuture(nameof(ReviewedOn), ReviewedOn, today),
        EndsTooEarly(nameof(ReviewBy), RecordedOn, ReviewBy));
}

/// <summary>How one partner sees a difference, in its own words.</summary>
public sealed record PartnerView : Fact
{
    [RefersTo(typeof(Difference))]
    public required Guid DifferenceId { get; init; }

    public required Guid PartnerId { get; init; }

    [MaxLength(Text)]
    public required string Words { get; init; }
}

/// <summary>A conversation of people in daily work about their differences.</summary>
public sealed record Dialogue : Fact
{
    public required DateOnly Day { get; init; }

    [MaxLength(Line)]
    public required string What { get; init; }

    public IReadOnlyList<Guid> Partners { get; init; } = [];

    internal override IEnumerable<FactProblem> Problems(ChainDossier dossier, DateOnly today) => Found(InTheFuture(nameof(Day), Day, today));
}

using System.ComponentModel.DataAnnotations;

namespace KetenScan.Domain.Dossier;

/// <summary>What went well, told so that partners shine.</summary>
public sealed record Story : Fact
{
    [MaxLength(Line)]
    public required string Title { get; init; }

    [MaxLength(Text)]
    public required string Words { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>The partners that are in the light.</summary>
    public IReadOnlyList<Guid> Partners { get; init; } = [];

    /// <summary>It tells of one citizen or customer.</summary>
    public bool FromPractice { get; init; }

    public Guid? FileId { get; init; }

    internal override IEnumerable<FactProblem> Problems(ChainDossier dossier, DateOnly today) => Found(InTheFuture(nameof(Day), Day, today));
}

public sealed record ProgressReport : Fact
{
    [MaxLength(Line)]
    public required string Title { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>Where it can be found.</summary>
    [MaxLength(Line)]
    public string? Reference { get; init; }

    internal override IEnumerable<FactProblem> Problems(ChainDossier dossier, DateOnly today) => Found(InTheFuture(nameof(Day), Day, today));
}

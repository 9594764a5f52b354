using System.ComponentModel.DataAnnotations;

namespace KetenScan.Domain.Dossier;

/// <summary>A success story that shows partners at their best.</summary>
public sealed record Story : Fact
{
    [MaxLength(Line)]
    public required string Title { get; init; }

    [MaxLength(Text)]
    public required string Words { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>The partners that get the credit.</summary>
    public IReadOnlyList<Guid> Partners { get; init; } = [];

    /// <summary>Whether the story is about one citizen or customer.</summary>
    public bool FromPractice { get; init; }

    public Guid? FileId { get; init; }

    internal override IEnumerable<FactProblem> Problems(ChainDossier dossier, DateOnly today) => Found(InTheFuture(nameof(Day), Day, today));
}

public sealed record ProgressReport : Fact
{
    [MaxLength(Line)]
    public required string Title { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>Where to find it.</summary>
    [MaxLength(Line)]
    public string? Reference { get; init; }

    internal override IEnumerable<FactProblem> Problems(ChainDossier dossier, DateOnly today) => Found(InTheFuture(nameof(Day), Day, today));
}

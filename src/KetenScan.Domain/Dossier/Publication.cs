using System.ComponentModel.DataAnnotations;

namespace KetenScan.Domain.Dossier;

/// <summary>Something that the chain published under its own name.</summary>
public sealed record Publication : Fact
{
    [MaxLength(Line)]
    public required string What { get; init; }

    public required DateOnly Day { get; init; }

    internal override IEnumerable<FactProblem> Problems(ChainDossier dossier, DateOnly today) => Found(InTheFuture(nameof(Day), Day, today));
}

using System.ComponentModel.DataAnnotations;

namespace KetenScan.Domain.Dossier;

/// <summary>What the chain wants to reach together (ambitie).</summary>
public sealed record Ambition : Fact
{
    [MaxLength(Text)]
    public required string Words { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? Until { get; init; }

    /// <summary>The last time that it was looked at and left or changed.</summary>
    public DateOnly? ReviewedOn { get; init; }

    public bool IsValidOn(DateOnly date) => From <= date && (Until is null || date <= Until);

    internal override IEnumerable<FactProblem> Problems(ChainDossier dossier, DateOnly today) =>
        Found(EndsTooEarly(nameof(Until), From, Until), InTheFuture(nameof(ReviewedOn), ReviewedOn, today));
}

/// <summary>A partner's yes to an ambition.</summary>
public sealed record Endorsement : Fact
{
    [RefersTo(typeof(Ambition))]
    public required Guid AmbitionId { get; init; }

    public required Guid PartnerId { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>Who said so for the partner.</summary>
    [MaxLength(Line)]
    public required string By { get; init; }

    internal override IEnumerable<FactProblem> Problems(ChainDossier dossier, DateOnly today) => Found(
        InTheFuture(nameof(Day), Day, today),
        dossier.PartnerOf(PartnerId) is { } partner && !partner.IsActiveOn(Day) ? new FactProblem(nameof(PartnerId), Rule.PartnerHasLeft) : null);
}

/// <summary>Where the ambition was told.</summary>
public sealed record Communication : Fact
{
    public required DateOnly Day { get; init; }

    [MaxLength(Line)]
    public required string How { get; init; }

    /// <summary>The organisations in which it was told.</summary>
    public IReadOnlyList<Guid> Partners { get; init; } = [];

    internal override IEnumerable<FactProblem> Problems(ChainDossier dossier, DateOnly today) => Found(
        InTheFuture(nameof(Day), Day, today),
        Partners.Count == 0 ? new FactProblem(nameof(Partners), Rule.FieldIsNeeded) : null);
}

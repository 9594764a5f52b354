using System.ComponentModel.DataAnnotations;

namespace KetenScan.Domain.Dossier;

/// <summary>What the chain wants to reach together (ambitie).</summary>
public sealed record Ambition : Fact
{
    [MaxLength(Text)]
    public required string Words { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? Until { get; init; }

    /// <summary>When the chain last reviewed it, whether or not it was changed.</summary>
    public DateOnly? ReviewedOn { get; init; }

    public bool IsValidOn(DateOnly date) => From <= date && (Until is null || date <= Until);

    internal override IEnumerable<FactProblem> Problems(ChainDossier dossier, DateOnly today) =>
        Found(EndsTooEarly(nameof(Until), From, Until), InTheFuture(nameof(ReviewedOn), ReviewedOn, today));
}

/// <summary>A partner's endorsement of an ambition.</summary>
public sealed record Endorsement : Fact
{
    [RefersTo(typeof(Ambition))]
    public required Guid AmbitionId { get; init; }

    public required Guid PartnerId { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>Who endorsed it on the partner's behalf.</summary>
    [MaxLength(Line)]
    public required string By { get; init; }

    internal override IEnumerable<FactProblem> Problems(ChainDossier dossier, DateOnly today) => Found(
        InTheFuture(nameof(Day), Day, today),
        dossier.PartnerOf(PartnerId) is { } partner && !partner.IsActiveOn(Day) ? new FactProblem(nameof(PartnerId), Rule.PartnerHasLeft) : null);
}

/// <summary>How and when the ambition was communicated.</summary>
public sealed record Communication : Fact
{
    public required DateOnly Day { get; init; }

    [MaxLength(Line)]
    public required string How { get; init; }

    /// <summary>The partners that were reached.</summary>
    public IReadOnlyList<Guid> Partners { get; init; } = [];

    internal override IEnumerable<FactProblem> Problems(ChainDossier dossier, DateOnly today) => Found(
        InTheFuture(nameof(Day), Day, today),
        Partners.Count == 0 ? new FactProblem(nameof(Partners), Rule.FieldIsNeeded) : null);
}

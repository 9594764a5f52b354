using System.ComponentModel.DataAnnotations;

namespace KetenScan.Domain.Dossier;

public enum Layer
{
    /// <summary>The steering group.</summary>
    Strategic,
    Tactical,
    Operational,
}

/// <summary>From high to low; neighbouring levels are one step apart.</summary>
public enum FunctionLevel
{
    Board,
    Management,
    Professional,
}

/// <summary>A group in which partners decide or do the work: a steering group, a team.</summary>
public sealed record Body : Fact
{
    [MaxLength(Line)]
    public required string Name { get; init; }

    public required Layer Layer { get; init; }
}

/// <summary>A partner's seat in a body.</summary>
public sealed record Seat : Fact
{
    [RefersTo(typeof(Body))]
    public required Guid BodyId { get; init; }

    public required Guid PartnerId { get; init; }

    /// <summary>The holder; null while the seat is vacant.</summary>
    [MaxLength(Line)]
    public string? Holder { get; init; }

    public required FunctionLevel FunctionLevel { get; init; }

    /// <summary>Whether the holder may decide for the partner.</summary>
    public bool Mandated { get; init; }

    public required DateOnly Since { get; init; }

    public DateOnly? Until { get; init; }

    /// <summary>When the other members welcomed the holder.</summary>
    public DateOnly? WelcomedOn { get; init; }

    public bool IsTakenOn(DateOnly date) => Holder is not null && Since <= date && (Until is null || date <= Until);

    internal override IEnumerable<FactProblem> Problems(ChainDossier dossier, DateOnly today) => Found(
        dossier.PartnerOf(PartnerId)?.Left is { } left && (Until ?? today) > left ? new FactProblem(nameof(PartnerId), Rule.PartnerHasLeft) : null,
        EndsTooEarly(nameof(Until), Since, Until),
        InTheFuture(nameof(WelcomedOn), WelcomedOn, today));
}

/// <summary>The document in which partners lay down their agreement: a covenant or a chain plan.</summary>
public sealed record Covenant : Fact
{
    [MaxLength(Line)]
    public required string Title { get; init; }

    /// <summary>Where to find it: a URL or a file number.</summary>
    [MaxLength(Line)]
    public string? Reference { get; init; }

    public Guid? FileId { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? Until { get; init; }

    public DateOnly? ReviewOn { get; init; }

    /// <summary>The partners that signed.</summary>
    public IReadOnlyList<Guid> Partners { get; init; } = [];

    public bool IsValidOn(DateOnly date) => From <= date && (Until is null || date <= Until);

    internal override IEnumerable<FactProblem> Problems(ChainDossier dossier, DateOnly today) =>
        Found(EndsTooEarly(nameof(Until), From, Until), EndsTooEarly(nameof(ReviewOn), From, ReviewOn));
}

/// <summary>A meeting of a body.</summary>
public sealed record Meeting : Fact
{
    [RefersTo(typeof(Body))]
    public required Guid BodyId { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>Whether benefits and efforts were discussed.</summary>
    public bool BalanceDiscussed { get; init; }

    /// <summary>Whether the relations between partners were discussed.</summary>
    public bool RelationsDiscussed { get; init; }

    [MaxLength(Line)]
    public string? Note { get; init; }

    internal override IEnumerable<FactProblem> Problems(ChainDossier dossier, DateOnly today) => Found(InTheFuture(nameof(Day), Day, today));
}

/// <summary>An agreement or a decision of a body.</summary>
public sealed record Decision : Fact
{
    [RefersTo(typeof(Body))]
    public required Guid BodyId { get; init; }

    public required DateOnly Day { get; init; }

    [MaxLength(Text)]
    public required string Words { get; init; }

    /// <summary>The indicator that the decision should bring back on course, if any.</summary>
    [RefersTo(typeof(Indicator))]
    public Guid? IndicatorId { get; init; }

    internal override IEnumerable<FactProblem> Problems(ChainDossier dossier, DateOnly today) => Found(InTheFuture(nameof(Day), Day, today));
}

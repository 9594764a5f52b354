using System.ComponentModel.DataAnnotations;

namespace KetenScan.Domain.Dossier;

public enum MomentKind
{
    Visit,
    Meal,
    Outing,
    Celebration,
    Training,
    Conversation,
    Other,
}

/// <summary>Something that partners did together outside meetings.</summary>
public sealed record Moment : Fact
{
    [MaxLength(Line)]
    public required string What { get; init; }

    public required MomentKind Kind { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>The partners that took part.</summary>
    public IReadOnlyList<Guid> Partners { get; init; } = [];

    /// <summary>Whether the relations between partners were discussed.</summary>
    public bool RelationsDiscussed { get; init; }

    internal override IEnumerable<FactProblem> Problems(ChainDossier dossier, DateOnly today) => Found(
        InTheFuture(nameof(Day), Day, today),
        Partners.Count == 0 ? new FactProblem(nameof(Partners), Rule.FieldIsNeeded) : null);
}

using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Dossier;

/// <summary>The kinds of facts, and the dossier page that each is shown on.</summary>
public static class FactKinds
{
    private static readonly Dictionary<Principle, Type[]> Pages = new()
    {
        [Principle.SharedAmbition] = [typeof(Ambition), typeof(Endorsement), typeof(Communication)],
        [Principle.MeasurableAmbition] = [typeof(Indicator), typeof(Measurement), typeof(BalanceItem)],
        [Principle.Governance] = [typeof(Body), typeof(Seat), typeof(Covenant), typeof(Meeting), typeof(Decision)],
        [Principle.AllForOne] = [typeof(BalanceItem), typeof(Compensation)],
        [Principle.Relationship] = [typeof(Moment)],
        [Principle.Successes] = [typeof(Story), typeof(ProgressReport)],
        [Principle.Differences] = [typeof(Difference), typeof(PartnerView), typeof(Dialogue)],
        [Principle.Face] = [typeof(Publication)],
    };

    public static IReadOnlyList<Type> All { get; } = [.. Pages.Values.SelectMany(kinds => kinds).Distinct()];

    /// <summary>In page order; a kind may be on two pages.</summary>
    public static IReadOnlyList<Type> On(Principle principle) => Pages[principle];

    /// <summary>The kind with this name; null when there is none.</summary>
    public static Type? Named(string? name) => All.SingleOrDefault(kind => kind.Name == name);
}

using KetenScan.Domain.Chains;
using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Dossier;

/// <summary>What is on record, asked as questions with a yes or no at a date: pure functions of the dossier, explained in docs/evidence.md.</summary>
public static class Evidence
{
    public const int Version = 1;

    /// <summary>A partner that joined less than this many months ago is not yet missed.</summary>
    public const int MonthsToSettleIn = 3;

    /// <summary>The checks of the eight principles.</summary>
    /// <param name="dossier">What is on record.</param>
    /// <param name="at">The date asked about; what happened later does not count.</param>
    public static IReadOnlyDictionary<Principle, IReadOnlyList<Check>> Of(ChainDossier dossier, DateOnly at) => new Dictionary<Principle, IReadOnlyList<Check>>
    {
        [Principle.SharedAmbition] = AmbitionChecks.Of(dossier, at),
        [Principle.MeasurableAmbition] = IndicatorChecks.Of(dossier, at),
        [Principle.Governance] = GovernanceChecks.Of(dossier, at),
        [Principle.AllForOne] = BalanceChecks.Of(dossier, at),
        [Principle.Relationship] = RelationChecks.Of(dossier, at),
        [Principle.Successes] = SuccessChecks.Of(dossier, at),
        [Principle.Differences] = DifferenceChecks.Of(dossier, at),
        [Principle.Face] = FaceChecks.Of(dossier, at),
    };

    /// <summary>The partners that "every partner" means: active at the date, and long enough in the chain.</summary>
    internal static IReadOnlyList<Partner> EveryPartner(this ChainDossier dossier, DateOnly at) =>
        [.. dossier.Partners.Where(partner => partner.IsActiveOn(at) && partner.Joined.AddMonths(MonthsToSettleIn) <= at)];

    /// <summary>Not after the date, and at most so many months before it; exactly so many months still counts.</summary>
    internal static bool Within(this DateOnly day, int months, DateOnly at) => day <= at && day >= at.AddMonths(-months);
}

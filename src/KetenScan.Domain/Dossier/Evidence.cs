using KetenScan.Domain.Chains;
using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Dossier;

/// <summary>Answers the yes-or-no questions about a dossier on a date: pure functions, explained in docs/evidence.md.</summary>
public static class Evidence
{
    public const int Version = 1;

    /// <summary>A partner that joined less than this many months ago is not yet counted as missing.</summary>
    public const int MonthsToSettleIn = 3;

    /// <summary>The checks of the eight principles.</summary>
    /// <param name="at">The date asked about; later events do not count.</param>
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

    /// <summary>The partners meant by "every partner": active on the date, and at least <see cref="MonthsToSettleIn"/> months in the chain.</summary>
    internal static IReadOnlyList<Partner> EveryPartner(this ChainDossier dossier, DateOnly at) =>
        [.. dossier.Partners.Where(partner => partner.IsActiveOn(at) && partner.Joined.AddMonths(MonthsToSettleIn) <= at)];

    /// <summary>Whether the day is at most <paramref name="months"/> months before the date, inclusive, and not after it.</summary>
    internal static bool Within(this DateOnly day, int months, DateOnly at) => day <= at && day >= at.AddMonths(-months);
}

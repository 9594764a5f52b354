using KetenScan.Domain.Chains;

namespace KetenScan.Domain.Dossier;

/// <summary>The yes-or-no questions, at most five per principle; docs/evidence.md explains when each is met.</summary>
public enum CheckKey
{
    AmbitionRecorded,
    EveryPartnerEndorsed,
    AmbitionReviewed,
    Communicated,
    IndicatorPerAmbition,
    IndicatorsComplete,
    MeasuredInTime,
    BenefitPerPartner,
    Adjusted,
    SteeringGroupComplete,
    EqualLevel,
    OperationalComplete,
    CovenantValid,
    SteeringGroupMet,
    BalanceKnown,
    RealisedRecorded,
    NobodyLosing,
    BalanceDiscussed,
    MomentRecent,
    EveryoneTookPart,
    LookedInTheMirror,
    NewcomersWelcomed,
    ProgressReported,
    SuccessRecent,
    EveryPartnerShone,
    CaseTold,
    DifferencesNamed,
    BothSidesHeard,
    HandlingAgreed,
    ReviewedInTime,
    WorkFloorDialogue,
    OwnName,
    OwnLook,
    OwnPlace,
    OwnVoice,
}

/// <summary>The answer to one question, with the figures behind it.</summary>
/// <param name="Met">Whether the answer is yes.</param>
/// <param name="Counted">How many were found; null for a question about a day only.</param>
/// <param name="Of">Out of how many; null where there is no total.</param>
/// <param name="Day">The last day on which it happened, if any.</param>
/// <param name="Missing">The names of those for which the answer is no.</param>
public sealed record Check(CheckKey Key, bool Met, int? Counted, int? Of, DateOnly? Day, IReadOnlyList<string> Missing)
{
    /// <summary>Met when there is at least one, and the condition is true of all.</summary>
    internal static Check Every<T>(CheckKey key, IReadOnlyCollection<T> all, Func<T, string> name, Func<T, bool> holds)
    {
        List<string> missing = [.. all.Where(one => !holds(one)).Select(name)];
        return new Check(key, all.Count > 0 && missing.Count == 0, all.Count - missing.Count, all.Count, null, missing);
    }

    internal static Check EveryPartner(CheckKey key, IReadOnlyList<Partner> partners, Func<Partner, bool> holds) =>
        Every(key, partners, partner => partner.Name, holds);

    /// <summary>As <see cref="Every"/>, but without any, <paramref name="withoutAny"/> decides.</summary>
    internal static Check EveryIfAny<T>(CheckKey key, IReadOnlyCollection<T> all, bool withoutAny, Func<T, string> name, Func<T, bool> holds) =>
        all.Count == 0 ? new Check(key, withoutAny, 0, 0, null, []) : Every(key, all, name, holds);

    /// <summary>Met when the last of these days is at most <paramref name="months"/> months before the date.</summary>
    internal static Check Recent(CheckKey key, IEnumerable<DateOnly> days, int months, DateOnly at)
    {
        DateOnly? last = days.Where(day => day <= at).Select(day => (DateOnly?)day).Max();
        return new Check(key, last?.Within(months, at) == true, null, null, last, []);
    }
}

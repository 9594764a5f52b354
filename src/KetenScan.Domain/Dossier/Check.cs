using KetenScan.Domain.Chains;

namespace KetenScan.Domain.Dossier;

/// <summary>The questions, five per principle at most; docs/evidence.md says when each is met.</summary>
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

/// <summary>The answer to one question, with the fact that it rests on.</summary>
/// <param name="Key">Which question.</param>
/// <param name="Met">Whether the answer is yes.</param>
/// <param name="Counted">What was found; null where only a day was looked for.</param>
/// <param name="Of">Of how many; null where nothing is counted against.</param>
/// <param name="Day">The last day that it happened, if it did.</param>
/// <param name="Missing">For whom or what the answer is no: names.</param>
public sealed record Check(CheckKey Key, bool Met, int? Counted, int? Of, DateOnly? Day, IReadOnlyList<string> Missing)
{
    /// <summary>Met when there is at least one, and it holds for every one.</summary>
    internal static Check Every<T>(CheckKey key, IReadOnlyCollection<T> all, Func<T, string> name, Func<T, bool> holds)
    {
        List<string> missing = [.. all.Where(one => !holds(one)).Select(name)];
        return new Check(key, all.Count > 0 && missing.Count == 0, all.Count - missing.Count, all.Count, null, missing);
    }

    internal static Check EveryPartner(CheckKey key, IReadOnlyList<Partner> partners, Func<Partner, bool> holds) => Every(key, partners, partner => partner.Name, holds);

    /// <summary>As <see cref="Every"/>; where there is none the answer is that of another question.</summary>
    internal static Check EveryIfAny<T>(CheckKey key, IReadOnlyCollection<T> all, bool withoutAny, Func<T, string> name, Func<T, bool> holds) =>
        all.Count == 0 ? new Check(key, withoutAny, 0, 0, null, []) : Every(key, all, name, holds);

    /// <summary>Met when the last of these days lies at most so many months before the date.</summary>
    internal static Check Recent(CheckKey key, IEnumerable<DateOnly> days, int months, DateOnly at)
    {
        DateOnly? last = days.Where(day => day <= at).Select(day => (DateOnly?)day).Max();
        return new Check(key, last?.Within(months, at) == true, null, null, last, []);
    }
}

using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;

namespace KetenScan.Web.Features.Dossier;

/// <summary>Links to the page where something missing can be entered.</summary>
internal static class CheckLinks
{
    private static readonly Dictionary<CheckKey, Type> Recorded = new()
    {
        [CheckKey.AmbitionRecorded] = typeof(Ambition),
        [CheckKey.EveryPartnerEndorsed] = typeof(Endorsement),
        [CheckKey.Communicated] = typeof(Communication),
        [CheckKey.IndicatorPerAmbition] = typeof(Indicator),
        [CheckKey.MeasuredInTime] = typeof(Measurement),
        [CheckKey.BenefitPerPartner] = typeof(BalanceItem),
        [CheckKey.SteeringGroupComplete] = typeof(Seat),
        [CheckKey.OperationalComplete] = typeof(Seat),
        [CheckKey.CovenantValid] = typeof(Covenant),
        [CheckKey.SteeringGroupMet] = typeof(Meeting),
        [CheckKey.BalanceKnown] = typeof(BalanceItem),
        [CheckKey.RealisedRecorded] = typeof(BalanceItem),
        [CheckKey.NobodyLosing] = typeof(Compensation),
        [CheckKey.BalanceDiscussed] = typeof(Meeting),
        [CheckKey.MomentRecent] = typeof(Moment),
        [CheckKey.EveryoneTookPart] = typeof(Moment),
        [CheckKey.LookedInTheMirror] = typeof(Moment),
        [CheckKey.ProgressReported] = typeof(ProgressReport),
        [CheckKey.SuccessRecent] = typeof(Story),
        [CheckKey.EveryPartnerShone] = typeof(Story),
        [CheckKey.CaseTold] = typeof(Story),
        [CheckKey.DifferencesNamed] = typeof(Difference),
        [CheckKey.BothSidesHeard] = typeof(PartnerView),
        [CheckKey.WorkFloorDialogue] = typeof(Dialogue),
        [CheckKey.OwnVoice] = typeof(Publication),
    };

    private static readonly Dictionary<CheckKey, Type> Completed = new()
    {
        [CheckKey.AmbitionReviewed] = typeof(Ambition),
        [CheckKey.IndicatorsComplete] = typeof(Indicator),
        [CheckKey.EqualLevel] = typeof(Seat),
        [CheckKey.NewcomersWelcomed] = typeof(Seat),
        [CheckKey.HandlingAgreed] = typeof(Difference),
        [CheckKey.ReviewedInTime] = typeof(Difference),
    };

    /// <summary>A new form, or the list with an entry to complete; for an indicator that is behind, a new action.</summary>
    public static string AddressOf(string slug, CheckKey key)
    {
        if (key == CheckKey.Adjusted) return $"chains/{slug}/actions?principle={(int)Principle.MeasurableAmbition}";
        if (Recorded.TryGetValue(key, out var kind)) return $"{PageOf(slug, kind)}?add={kind.Name}";
        return Completed.TryGetValue(key, out kind) ? $"{PageOf(slug, kind)}#{kind.Name}" : $"chains/{slug}/dossier/face";
    }

    private static string PageOf(string slug, Type kind) =>
        $"chains/{slug}/dossier/{(int)Enum.GetValues<Principle>().First(principle => FactKinds.On(principle).Contains(kind))}";
}

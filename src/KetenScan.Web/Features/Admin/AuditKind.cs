using KetenScan.Data.Audit;

namespace KetenScan.Web.Features.Admin;

/// <summary>What an entry of the audit log is about, to choose from.</summary>
public enum AuditKind
{
    SignIns,
    Accounts,
    Chains,
    People,
    Rounds,
    Downloads,
    Backups,
}

internal static class AuditKinds
{
    public static AuditKind Of(AuditEvent what) => what switch
    {
        AuditEvent.AccountInvited or AuditEvent.AccountLocked or AuditEvent.AccountUnlocked or AuditEvent.AccountRenamed or AuditEvent.RoleGranted
            or AuditEvent.RoleWithdrawn or AuditEvent.ProviderUnlinked or AuditEvent.ProviderMadeAccount or AuditEvent.TokenMade or AuditEvent.TokenWithdrawn
            or AuditEvent.CalendarLinkMade or AuditEvent.PasswordSet or AuditEvent.SecondFactorOn or AuditEvent.SecondFactorOff
            or AuditEvent.PasskeyAdded or AuditEvent.PasskeyRemoved or AuditEvent.ProviderLinked => AuditKind.Accounts,
        AuditEvent.ChainStarted or AuditEvent.ChainDescribed or AuditEvent.ChainArchived or AuditEvent.ChainRestored
            or AuditEvent.ChainDeleted => AuditKind.Chains,
        AuditEvent.PersonRemoved or AuditEvent.PersonRestored or AuditEvent.PersonErased or AuditEvent.AddressErased or AuditEvent.PersonCorrected
            or AuditEvent.PeopleMerged or AuditEvent.PartnerRenamed or AuditEvent.PartnersMerged => AuditKind.People,
        AuditEvent.RoundOpened or AuditEvent.RoundExtended or AuditEvent.RoundCorrected or AuditEvent.RoundClosed or AuditEvent.RoundImported
            or AuditEvent.RoundDetached or AuditEvent.LinkMade or AuditEvent.CommentsReleased => AuditKind.Rounds,
        AuditEvent.ScorecardDownloaded or AuditEvent.ResultsExported => AuditKind.Downloads,
        AuditEvent.BackupMade or AuditEvent.BackupFailed or AuditEvent.BackupRestored => AuditKind.Backups,

        // Also a personal link: with it somebody comes in.
        AuditEvent.SignedIn or AuditEvent.SignInRefused or AuditEvent.SignedOutEverywhere or AuditEvent.LinkUsed or AuditEvent.ProviderFailed
            or AuditEvent.ProviderWithoutAddress or AuditEvent.ProviderAddressUnchecked or AuditEvent.ProviderUnknown or AuditEvent.ProviderOtherPerson
            or AuditEvent.ProviderLockedOut or AuditEvent.ProviderUnproved => AuditKind.SignIns,
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "A new event needs a kind."),
    };

    /// <summary>The events of a kind.</summary>
    public static AuditEvent[] Events(AuditKind kind) => [.. Enum.GetValues<AuditEvent>().Where(what => Of(what) == kind)];
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KetenScan.Data.Audit;

public enum AuditEvent
{
    SignedIn,
    SignInRefused,
    AccountInvited,
    AccountLocked,
    AccountUnlocked,

    /// <summary>An administrator changed the name of an account.</summary>
    AccountRenamed,
    PasswordSet,
    SecondFactorOn,
    SecondFactorOff,
    PasskeyAdded,
    PasskeyRemoved,
    RoleGranted,
    RoleWithdrawn,
    ChainStarted,
    RoundOpened,

    /// <summary>Only written by old versions, which could only extend a round.</summary>
    RoundExtended,
    RoundCorrected,
    RoundClosed,
    RoundImported,
    PersonRemoved,
    PersonErased,
    RoundDetached,
    LinkUsed,
    ScorecardDownloaded,
    ResultsExported,
    ChainDescribed,
    TokenMade,
    TokenWithdrawn,
    ChainArchived,
    ChainRestored,
    ChainDeleted,
    PersonRestored,
    LinkMade,
    CommentsReleased,
    PersonCorrected,
    PeopleMerged,
    PartnerRenamed,
    PartnersMerged,

    /// <summary>All remaining data about an address was erased, if there was any.</summary>
    AddressErased,
    SignedOutEverywhere,

    /// <summary>The account can sign in through the organisation's provider.</summary>
    ProviderLinked,
    CalendarLinkMade,

    /// <summary>An administrator removed the link: the account can no longer sign in through the provider.</summary>
    ProviderUnlinked,

    /// <summary>An account was created at the first sign-in through the provider.</summary>
    ProviderMadeAccount,

    /// <summary>Refused: signing in at the provider failed.</summary>
    ProviderFailed,

    /// <summary>Refused: the provider sent no address for somebody who is not yet linked.</summary>
    ProviderWithoutAddress,

    /// <summary>Refused: the provider did not confirm that the address is verified.</summary>
    ProviderAddressUnchecked,

    /// <summary>Refused: there is no account for the address.</summary>
    ProviderUnknown,

    /// <summary>Refused: the account with this address is linked to somebody else at the same provider.</summary>
    ProviderOtherPerson,

    /// <summary>Refused: an administrator locked the account.</summary>
    ProviderLockedOut,

    /// <summary>Not accepted as confirmation of identity: the provider did not report a new authentication.</summary>
    ProviderUnproved,

    /// <summary>The whole installation was written to a file, which was read back and found whole.</summary>
    BackupMade,

    /// <summary>The nightly backup could not be made.</summary>
    BackupFailed,

    /// <summary>The whole installation was replaced by what is in a backup.</summary>
    BackupRestored,
}

/// <summary>Who did what to which chain, when and from where; never an answer. Contains the previous entry's hash, so that tampering shows.</summary>
public sealed class AuditEntry
{
    public const int LongestText = 300;
    public static readonly string NoHash = new('0', 64);

    private AuditEntry()
    {
    }

    /// <param name="last">The number and hash of the previous entry; null for the first.</param>
    /// <param name="who">The name and account of whoever did it.</param>
    /// <param name="chain">The chain's slug, if it is about a chain.</param>
    /// <param name="about">The object of the action.</param>
    /// <param name="from">The network address.</param>
    public AuditEntry((long Number, string Hash)? last, AuditEvent what, DateTimeOffset at, string who, string? chain, string? about, string? from)
    {
        Number = (last?.Number ?? 0) + 1;
        Before = last?.Hash ?? NoHash;
        What = what;

        // Both databases store microseconds.
        At = new DateTimeOffset(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
        Who = Cut(who) ?? "";
        Chain = Cut(chain);
        About = Cut(about);
        From = Cut(from);
        Hash = HashOf();
    }

    public long Number { get; private set; }

    public string Before { get; private set; } = "";

    public AuditEvent What { get; private set; }

    public DateTimeOffset At { get; private set; }

    public string Who { get; private set; } = "";

    public string? Chain { get; private set; }

    public string? About { get; private set; }

    public string? From { get; private set; }

    public string Hash { get; private set; } = "";

    /// <summary>SHA-256 over the whole entry, including the previous hash; each part is preceded by its length, so that the input is unambiguous.</summary>
    public string HashOf()
    {
        string?[] parts =
        [
            Number.ToString(CultureInfo.InvariantCulture),
            Before,
            What.ToString(),
            At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            Who,
            Chain,
            About,
            From,
        ];
        var text = string.Concat(parts.Select(part => part is null ? "-;" : $"{part.Length}:{part};"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static string? Cut(string? text) => text is null ? null : CleanText.Of(text, LongestText);
}

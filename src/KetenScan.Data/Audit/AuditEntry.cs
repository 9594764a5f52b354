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
    PasswordSet,
    SecondFactorOn,
    SecondFactorOff,
    PasskeyAdded,
    PasskeyRemoved,
    RoleGranted,
    RoleWithdrawn,
    ChainStarted,
    RoundOpened,

    /// <summary>Only in the log of versions that could do no more than lengthen a round.</summary>
    RoundExtended,
    RoundMended,
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
    PersonMended,
    PeopleMerged,
    PartnerRenamed,
    PartnersMerged,

    /// <summary>Whatever was left of an address was erased; whether there was anything is not said.</summary>
    AddressErased,
    SignedOutEverywhere,

    /// <summary>From now on the organisation's own provider lets this account in.</summary>
    ProviderLinked,
    CalendarLinkMade,

    /// <summary>An administrator undid the link: the provider no longer lets this account in.</summary>
    ProviderUnlinked,

    /// <summary>An account for whoever first came by the provider.</summary>
    ProviderMadeAccount,

    /// <summary>Refused: signing in at the provider did not end well.</summary>
    ProviderFailed,

    /// <summary>Refused: the provider says no address of somebody who never came before.</summary>
    ProviderWithoutAddress,

    /// <summary>Refused: nobody says that the address was checked.</summary>
    ProviderAddressUnchecked,

    /// <summary>Refused: there is no account for the address.</summary>
    ProviderUnknown,

    /// <summary>Refused: the account of the address is of somebody else at the same provider.</summary>
    ProviderOtherPerson,

    /// <summary>Refused: an administrator locked the account out.</summary>
    ProviderLockedOut,

    /// <summary>Not taken as proof: the provider does not say that it asked again who it is.</summary>
    ProviderUnproved,
}

/// <summary>Who did what to which chain, when and from where; never an answer. Each entry carries the hash of the one before, so that a changed or missing one is found.</summary>
public sealed class AuditEntry
{
    public const int LongestText = 300;
    public static readonly string NoHash = new('0', 64);

    private AuditEntry()
    {
    }

    /// <param name="number">One more than the last.</param>
    /// <param name="before">The hash of the last; <see cref="NoHash"/> for the first.</param>
    /// <param name="what">What happened.</param>
    /// <param name="at">When.</param>
    /// <param name="who">The name and account of whoever did it.</param>
    /// <param name="chain">The chain's name in addresses, if it is about one.</param>
    /// <param name="about">What it was done to.</param>
    /// <param name="from">The network address.</param>
    public AuditEntry(long number, string before, AuditEvent what, DateTimeOffset at, string who, string? chain, string? about, string? from)
    {
        Number = number;
        Before = before;
        What = what;

        // Both databases keep microseconds.
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

    /// <summary>SHA-256 over everything in the entry, the hash of the one before included; each part with its length, so that no two entries read alike.</summary>
    public string HashOf()
    {
        string?[] parts = [Number.ToString(CultureInfo.InvariantCulture), Before, What.ToString(), At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), Who, Chain, About, From];
        var text = string.Concat(parts.Select(part => part is null ? "-;" : $"{part.Length}:{part};"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static string? Cut(string? text) => text is null ? null : CleanText.Of(text, LongestText);
}

namespace KetenScan.Data.Access;

/// <summary>
/// The state of one sign-in in one browser, by the id in its cookie; contains no account. For one that is not stored,
/// nobody recently confirmed their identity, and it was not ended.
/// </summary>
public sealed class SignInSession
{
    /// <summary>How long a confirmed identity stays valid.</summary>
    public static readonly TimeSpan ProvedFor = TimeSpan.FromMinutes(5);

    /// <summary>How long a row is stored. The cookie of an ended sign-in expires earlier, since it is no longer renewed.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    private SignInSession()
    {
    }

    public SignInSession(Guid id) => Id = id;

    public Guid Id { get; private set; }

    /// <summary>When a password, a passkey or an external provider last confirmed the identity.</summary>
    public DateTimeOffset? ProvedAt { get; set; }

    /// <summary>When the user signed out.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

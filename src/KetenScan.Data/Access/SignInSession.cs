namespace KetenScan.Data.Access;

/// <summary>
/// What is remembered of one sign-in on one browser, by the id in its cookie; it does not say whose. Of one that is not here
/// nothing was proved lately, and it was not ended.
/// </summary>
public sealed class SignInSession
{
    /// <summary>So long what was proved need not be proved again.</summary>
    public static readonly TimeSpan ProvedFor = TimeSpan.FromMinutes(5);

    /// <summary>A cookie that was ended dies before this, since it is not renewed any more; then there is nothing left to remember.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    private SignInSession()
    {
    }

    public SignInSession(Guid id) => Id = id;

    public Guid Id { get; private set; }

    /// <summary>When a password, a passkey or another provider last proved who it is.</summary>
    public DateTimeOffset? ProvedAt { get; set; }

    /// <summary>When somebody signed out.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

namespace KetenScan.Data.Access;

/// <summary>A link by mail with which somebody without an account sees, downloads and erases what is kept of that address. It works once, and for an hour.</summary>
public sealed class PrivacyLink
{
    /// <summary>From its making.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private PrivacyLink()
    {
    }

    /// <param name="email">The address it is about and goes to, as <see cref="Domain.Chains.Person.Written"/> keeps it.</param>
    /// <param name="tokenHash">SHA-256 of the token.</param>
    /// <param name="now">The instant of making it.</param>
    public PrivacyLink(string email, byte[] tokenHash, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        Email = email;
        TokenHash = tokenHash;
        ExpiresAt = now + Lifetime;
    }

    public Guid Id { get; private set; }

    public string Email { get; private set; } = "";

    public byte[] TokenHash { get; private set; } = [];

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When somebody went through it; from then on its token opens nothing.</summary>
    public DateTimeOffset? UsedAt { get; private set; }
}

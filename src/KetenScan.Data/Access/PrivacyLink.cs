namespace KetenScan.Data.Access;

/// <summary>An emailed link with which somebody without an account sees, downloads and erases the data about their address. Works once, for an hour.</summary>
public sealed class PrivacyLink
{
    /// <summary>From the time of creation.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private PrivacyLink()
    {
    }

    /// <param name="email">The address it is about and is sent to, normalised by <see cref="Domain.Chains.Person.Written"/>.</param>
    /// <param name="tokenHash">SHA-256 of the token.</param>
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

    /// <summary>When it was used; its token is invalid from then on.</summary>
    public DateTimeOffset? UsedAt { get; private set; }
}

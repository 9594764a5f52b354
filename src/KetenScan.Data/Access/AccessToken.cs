namespace KetenScan.Data.Access;

/// <summary>What a program may read on behalf of an account, never more than the account itself.</summary>
[Flags]
public enum TokenScopes
{
    None = 0,
    Chains = 1,
    Scorecards = 2,
}

/// <summary>A secret with which a program reads on behalf of an account, until its last day.</summary>
public sealed class AccessToken
{
    public const int LongestName = 80;

    private AccessToken()
    {
    }

    public AccessToken(Guid accountId, string name, TokenScopes scopes, byte[] tokenHash, DateTimeOffset now, DateTimeOffset expiresAt)
    {
        Id = Guid.CreateVersion7(now);
        AccountId = accountId;
        Name = name.Trim();
        Scopes = scopes;
        TokenHash = tokenHash;
        CreatedAt = now;
        ExpiresAt = expiresAt;
    }

    public Guid Id { get; private set; }

    public Guid AccountId { get; private set; }

    /// <summary>Chosen by its owner.</summary>
    public string Name { get; private set; } = "";

    public TokenScopes Scopes { get; private set; }

    /// <summary>Hash of the secret; the secret itself is not stored.</summary>
    public byte[] TokenHash { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>The last day on which it was used; null if never.</summary>
    public DateOnly? LastUsedOn { get; private set; }
}

namespace KetenScan.Data.Access;

/// <summary>What a program may read in the name of an account, where the account itself may.</summary>
[Flags]
public enum TokenScopes
{
    None = 0,
    Chains = 1,
    Scorecards = 2,
}

/// <summary>A secret by which a program reads in the name of an account, up to a day.</summary>
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

    /// <summary>What its owner calls it.</summary>
    public string Name { get; private set; } = "";

    public TokenScopes Scopes { get; private set; }

    /// <summary>Of the secret, which itself is not kept.</summary>
    public byte[] TokenHash { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>The last day that it was used, if it was.</summary>
    public DateOnly? LastUsedOn { get; private set; }
}

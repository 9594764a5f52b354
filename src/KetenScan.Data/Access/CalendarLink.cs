namespace KetenScan.Data.Access;

/// <summary>The secret link by which a calendar reads the actions of one account; an account has one at most.</summary>
public sealed class CalendarLink
{
    private CalendarLink()
    {
    }

    public CalendarLink(Guid accountId, byte[] tokenHash)
    {
        AccountId = accountId;
        TokenHash = tokenHash;
    }

    public Guid AccountId { get; private set; }

    /// <summary>Of the secret, which itself is not kept.</summary>
    public byte[] TokenHash { get; private set; } = [];

    /// <summary>From now on only the new link works.</summary>
    public void Replace(byte[] tokenHash) => TokenHash = tokenHash;
}

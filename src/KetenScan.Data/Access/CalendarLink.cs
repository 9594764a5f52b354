namespace KetenScan.Data.Access;

/// <summary>The secret link with which a calendar reads the actions of one account; at most one per account.</summary>
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

    /// <summary>Hash of the secret; the secret itself is not stored.</summary>
    public byte[] TokenHash { get; private set; } = [];

    /// <summary>Replaces the secret, so that the old link no longer works.</summary>
    public void Replace(byte[] tokenHash) => TokenHash = tokenHash;
}

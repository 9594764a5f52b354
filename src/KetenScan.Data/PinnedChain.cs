namespace KetenScan.Data;

/// <summary>A chain that an account wants to see first on its home page.</summary>
public sealed class PinnedChain
{
    private PinnedChain()
    {
    }

    public PinnedChain(Guid accountId, Guid chainId) => (AccountId, ChainId) = (accountId, chainId);

    public Guid AccountId { get; private set; }

    public Guid ChainId { get; private set; }
}

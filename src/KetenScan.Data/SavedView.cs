namespace KetenScan.Data;

/// <summary>A choice of chains and figures in the comparison, kept under a name.</summary>
public sealed class SavedView
{
    public const int LongestName = 80;
    public const int LongestAddress = 2000;

    private SavedView()
    {
    }

    /// <param name="accountId">Whose it is.</param>
    /// <param name="name">What its owner calls it.</param>
    /// <param name="address">The query of the comparison's address, without the question mark.</param>
    /// <param name="chains">The names in addresses of the chains that it lays side by side.</param>
    /// <param name="isShared">Also shown to others who may see the same chains.</param>
    public SavedView(Guid accountId, string name, string address, IReadOnlyList<string> chains, bool isShared)
    {
        Id = Guid.CreateVersion7();
        AccountId = accountId;
        Change(name, address, chains, isShared);
    }

    public Guid Id { get; private set; }

    public Guid AccountId { get; private set; }

    public string Name { get; private set; } = "";

    public string Address { get; private set; } = "";

    public IReadOnlyList<string> Chains { get; private set; } = [];

    public bool IsShared { get; private set; }

    public void Change(string name, string address, IReadOnlyList<string> chains, bool isShared)
    {
        Name = name.Trim();
        Address = address;
        Chains = [.. chains];
        IsShared = isShared;
    }
}

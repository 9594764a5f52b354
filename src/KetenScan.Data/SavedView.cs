namespace KetenScan.Data;

/// <summary>A named selection of chains and figures in the comparison.</summary>
public sealed class SavedView
{
    public const int LongestName = 80;
    public const int LongestAddress = 2000;

    private SavedView()
    {
    }

    /// <param name="name">Chosen by its owner.</param>
    /// <param name="address">The query string of the comparison's URL, without the question mark.</param>
    /// <param name="chains">The slugs of the compared chains.</param>
    /// <param name="isShared">Whether others who may see the same chains can use it.</param>
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

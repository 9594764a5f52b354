namespace KetenScan.Domain.Chains;

/// <summary>An independent organisation. It may take part in many chains.</summary>
public sealed class Organisation
{
    public const int LongestName = 200;

    private Organisation()
    {
    }

    public Organisation(string name)
    {
        Id = Guid.CreateVersion7();
        Name = name;
    }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";
}

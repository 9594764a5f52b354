namespace KetenScan.Data;

/// <summary>Work that one server at a time does on this database.</summary>
public sealed class Lease
{
    private Lease()
    {
    }

    public Lease(string name, DateTimeOffset until)
    {
        Name = name;
        Until = until;
    }

    /// <summary>Which work.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Nobody else begins it before this.</summary>
    public DateTimeOffset Until { get; private set; }
}

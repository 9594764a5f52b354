namespace KetenScan.Data;

/// <summary>The right of one server at a time to do certain work on this database.</summary>
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

    /// <summary>The name of the work.</summary>
    public string Name { get; private set; } = "";

    /// <summary>No other server may start the work before this.</summary>
    public DateTimeOffset Until { get; private set; }
}

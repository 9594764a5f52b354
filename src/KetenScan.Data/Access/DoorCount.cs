namespace KetenScan.Data.Access;

/// <summary>How often one network, or who signed in, asked lately where a secret is checked, at all servers together.</summary>
public sealed class DoorCount
{
    /// <summary>From the first time that somebody asks, so long it is counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private DoorCount()
    {
    }

    /// <summary>A network address, or the id of an account or link.</summary>
    public string Who { get; private set; } = "";

    /// <summary>When counting begins again.</summary>
    public DateTimeOffset Until { get; private set; }

    public int Count { get; private set; }
}

namespace KetenScan.Data.Access;

/// <summary>The number of recent requests by one network or account to endpoints that check a secret, over all servers.</summary>
public sealed class RequestCount
{
    /// <summary>How long requests are counted, from the first one.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private RequestCount()
    {
    }

    /// <summary>A network address, or the id of an account or link.</summary>
    public string Who { get; private set; } = "";

    /// <summary>When the count starts again from zero.</summary>
    public DateTimeOffset Until { get; private set; }

    public int Count { get; private set; }
}

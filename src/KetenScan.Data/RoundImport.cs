namespace KetenScan.Data;

/// <summary>The file that a round was imported from, so that it is not imported twice.</summary>
public sealed class RoundImport
{
    private RoundImport()
    {
    }

    /// <param name="fingerprint">SHA-256 of the answers file, in hexadecimal.</param>
    public RoundImport(Guid roundId, Guid chainId, string fingerprint, DateTimeOffset at)
    {
        RoundId = roundId;
        ChainId = chainId;
        Fingerprint = fingerprint;
        At = at;
    }

    public Guid RoundId { get; private set; }

    public Guid ChainId { get; private set; }

    public string Fingerprint { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}

namespace KetenScan.Domain.Rounds;

/// <summary>Whether a participant is in the steering group (strategic) or in daily work (operational).</summary>
public enum Level
{
    Strategic,
    Operational,
}

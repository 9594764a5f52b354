namespace KetenScan.Domain.Rounds;

/// <summary>Where a participant sits: in the steering group (strategic) or in the daily work (operational).</summary>
public enum Level
{
    Strategic,
    Operational,
}

namespace KetenScan.Web.Features.Compare;

/// <summary>How many partners a chain has.</summary>
public enum ChainSize
{
    Small,
    Medium,
    Large,
}

internal static class ChainSizes
{
    /// <summary>The fewest and the most partners of a chain of this size; null where there is no bound.</summary>
    public static (int? Fewest, int? Most) Partners(this ChainSize size) => size switch
    {
        ChainSize.Small => (null, 4),
        ChainSize.Medium => (5, 8),
        _ => (9, null),
    };
}

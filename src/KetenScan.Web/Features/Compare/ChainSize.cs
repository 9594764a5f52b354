namespace KetenScan.Web.Features.Compare;

/// <summary>The size of a chain by its number of partners.</summary>
public enum ChainSize
{
    Small,
    Medium,
    Large,
}

internal static class ChainSizes
{
    /// <summary>The smallest and largest number of partners of this size; null without a limit.</summary>
    public static (int? Fewest, int? Most) Partners(this ChainSize size) => size switch
    {
        ChainSize.Small => (null, 4),
        ChainSize.Medium => (5, 8),
        _ => (9, null),
    };
}

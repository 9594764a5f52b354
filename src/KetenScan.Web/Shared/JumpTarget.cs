namespace KetenScan.Web.Shared;

/// <summary>The groups of what can be jumped to, in their order on the screen.</summary>
public enum JumpGroup
{
    Chains,

    /// <summary>Pages of the current chain, or of a chain that the search names.</summary>
    Pages,
    Rounds,
    People,
    Actions,
    Principles,

    /// <summary>Pages that belong to no chain.</summary>
    Elsewhere,
}

/// <summary>A page that can be jumped to.</summary>
/// <param name="Detail">Tells it apart from others with the same title, such as the name of its chain.</param>
/// <param name="Address">Relative to the base address.</param>
public sealed record JumpTarget(JumpGroup Group, string Title, string? Detail, string Address);

namespace KetenScan.Data.Forgetting;

/// <summary>A table with personal data, and what happens to that data.</summary>
/// <param name="OnErase">What happens when the person is erased.</param>
/// <param name="OnDetach">What happens when the round is detached; null for data outside rounds.</param>
/// <param name="Expires">When it is removed automatically; null for data that stays until it is erased or its chain is deleted.</param>
public sealed record PersonalTable(Type Entity, string OnErase, string? OnDetach = null, string? Expires = null)
{
    /// <summary>The properties with personal data that erasing removes.</summary>
    public IReadOnlyList<string> Gone { get; init; } = [];

    /// <summary>The properties that may still contain data about an erased person; <see cref="OnErase"/> explains why.</summary>
    public IReadOnlyList<string> Stays { get; init; } = [];

    /// <summary>The properties without personal data.</summary>
    public IReadOnlyList<string> Impersonal { get; init; } = [];
}

namespace KetenScan.Domain;

/// <summary>Who did something: the name as shown at the time, and the ids by which that name is found and removed when the person is erased.</summary>
/// <param name="AccountId">The signed-in account; null for imports and for records from before ids were stored.</param>
/// <param name="PersonId">The person of the chain on whose behalf it was done, where that matters.</param>
public sealed record Author(string Name, Guid? AccountId = null, Guid? PersonId = null);

/// <summary>The people whose names are removed.</summary>
/// <param name="People">People of chains.</param>
/// <param name="Account">Their account, if they have one.</param>
public sealed record Forgotten(IReadOnlyCollection<Guid> People, Guid? Account)
{
    /// <summary>Replaces a name that was removed.</summary>
    public const string Nobody = "–";

    public bool Includes(Guid? account, Guid? person) => (account is not null && account == Account) || (person is { } id && People.Contains(id));
}

namespace KetenScan.Domain;

/// <summary>Who did something: the name as it was shown then, with the ids by which it is taken away when that person is erased.</summary>
/// <param name="Name">As it is shown.</param>
/// <param name="AccountId">The account that signed in; none in what was imported or recorded before ids were kept.</param>
/// <param name="PersonId">The person of the chain in whose place it was done, where that matters.</param>
public sealed record Author(string Name, Guid? AccountId = null, Guid? PersonId = null);

/// <summary>Whose names are taken away.</summary>
/// <param name="People">People of chains.</param>
/// <param name="Account">Their account, if they have one.</param>
public sealed record Forgotten(IReadOnlyCollection<Guid> People, Guid? Account)
{
    /// <summary>Stands where somebody's name was taken away.</summary>
    public const string Nobody = "–";

    public bool Includes(Guid? account, Guid? person) => (account is not null && account == Account) || (person is { } id && People.Contains(id));
}

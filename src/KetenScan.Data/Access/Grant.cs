namespace KetenScan.Data.Access;

public enum Role
{
    /// <summary>Fills in sheets for one partner of one chain.</summary>
    Member,

    /// <summary>Runs a chain.</summary>
    Coordinator,

    /// <summary>Compares the chains that were granted.</summary>
    Consultant,

    /// <summary>Runs the installation; sees no answers and no scores.</summary>
    Administrator,
}

/// <summary>One role of one account in one chain. An administrator has no chain; a coordinator without a chain may start chains.</summary>
public sealed class Grant
{
    private Grant()
    {
    }

    public Grant(Guid accountId, Role role, Guid? chainId)
    {
        if (role == Role.Administrator ? chainId is not null : chainId is null && role != Role.Coordinator)
            throw new ArgumentException("An administrator has no chain; members and consultants have one.", nameof(chainId));

        Id = Guid.CreateVersion7();
        AccountId = accountId;
        Role = role;
        ChainId = chainId;
    }

    public Guid Id { get; private set; }

    public Guid AccountId { get; private set; }

    public Role Role { get; private set; }

    public Guid? ChainId { get; private set; }
}

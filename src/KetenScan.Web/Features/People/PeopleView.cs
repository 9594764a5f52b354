using KetenScan.Domain.Rounds;

namespace KetenScan.Web.Features.People;

/// <param name="IsUnused">Nobody was ever asked for it and it has no people: it can be removed as if it had never been added.</param>
public sealed record PartnerRow(Guid Id, string Key, string Name, DateOnly Joined, DateOnly? Left, bool IsActive, bool IsUnused)
{
    /// <summary>The partner that it merged into.</summary>
    public Guid? SucceededBy { get; init; }

    /// <summary>How many of its people are of the steering level.</summary>
    public int Strategic { get; init; }

    /// <summary>How many of its people are of the operational level.</summary>
    public int Operational { get; init; }

    public int Size => Strategic + Operational;
}

/// <param name="IsAsked">Whether the person takes part in the open round.</param>
public sealed record PersonRow(
    Guid Id,
    string Name,
    string Email,
    Guid PartnerId,
    string Partner,
    Level Level,
    bool HasAccount,
    bool KeepsDossier,
    bool IsAsked)
{
    /// <summary>Increases with every change.</summary>
    public int Version { get; init; }
}

/// <summary>A consultant who may see the scorecards.</summary>
public sealed record ConsultantRow(Guid AccountId, string Name, string Email);

/// <summary>All partners and people of a chain.</summary>
public sealed record PeopleView(string Slug, DateOnly Today, IReadOnlyList<PartnerRow> Partners, IReadOnlyList<PersonRow> People);

using KetenScan.Domain.Chains;

namespace KetenScan.Domain.Rounds;

/// <summary>A person asked in one round, for one partner (deelnemer).</summary>
public sealed class Participant
{
    private Participant()
    {
    }

    internal Participant(Guid roundId, Partner partner, string name, Level level, Guid? accountId)
    {
        Id = Guid.CreateVersion7();
        RoundId = roundId;
        PartnerId = AskedFor = partner.Id;
        Name = name;
        Level = level;
        AccountId = accountId;
        Sheet = new Assessment(Id);
    }

    public Guid Id { get; private set; }

    public Guid RoundId { get; private set; }

    public Guid PartnerId { get; private set; }

    /// <summary>
    /// The partner at the time of asking. Progress of an open round is counted by this partner: counted by the current
    /// partner, moving somebody would reveal whether they handed in.
    /// </summary>
    public Guid AskedFor { get; private set; }

    public string Name { get; private set; } = "";

    public Level Level { get; private set; }

    /// <summary>The account that this person signs in with, if any.</summary>
    public Guid? AccountId { get; private set; }

    /// <summary>The person of the chain who was asked; null in rounds held elsewhere, and once that person is gone.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>The person's address until the round closes; recognises somebody who is removed from the chain and added again. Unique in the round.</summary>
    public string? Address { get; private set; }

    /// <summary>When the person was removed from the chain while the round was open; the sheet is frozen, and counts if it was handed in before.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>When the coordinator last changed the address that links go to, while the round was open. Shown to the owner until it closes.</summary>
    public DateOnly? AddressChangedOn { get; private set; }

    /// <summary>For somebody removed from the chain: whether the coordinator could have given this address to somebody else before.</summary>
    public bool IsHandedOver { get; private set; }

    public Assessment Sheet { get; private set; } = null!;

    /// <summary>Which of two sheets of one person stays: the one handed in; if both, the coordinator's choice; if neither, the one answered last.</summary>
    public static Participant StaysOf(Participant own, Participant other, bool ownCounts) =>
        (own.Sheet.SubmittedAt is not null, other.Sheet.SubmittedAt is not null) switch
        {
            (true, true) => ownCounts ? own : other,
            (true, false) => own,
            (false, true) => other,
            _ => own.Sheet.LastAnswer >= other.Sheet.LastAnswer ? own : other,
        };

    /// <summary>Assigns this sheet to a person of the chain, new or added again, and copies the person's name, partner and level.</summary>
    internal void GiveTo(Person person)
    {
        Name = person.Name;
        PartnerId = person.PartnerId;
        Level = person.Level;
        AccountId = person.AccountId ?? AccountId;
        PersonId = person.Id;
        Address = person.Email;
        RemovedAt = null;
    }

    /// <summary>Assigns this sheet to a person whose address may have changed. If it did, the old account loses access to the sheet.</summary>
    internal void MoveTo(Person person, DateOnly today)
    {
        if (Address is not null && Address != person.Email) (AddressChangedOn, AccountId) = (today, null);
        GiveTo(person);
    }

    /// <summary>Moves the participant after its partner merged into another.</summary>
    internal void MoveTo(Partner partner) => PartnerId = partner.Id;

    /// <summary>Counts the participant in the progress of another partner.</summary>
    internal void CountWith(Guid partner) => AskedFor = partner;

    internal void Seal()
    {
        Sheet.Seal();
        Address = null;
    }

    /// <summary>
    /// An anonymous copy in a closed round: partner, level and whether the sheet was handed in. It and its sheet
    /// have random ids, since ordered ids would reveal the order of asking, and all times are the day on which the round closed.
    /// </summary>
    /// <param name="withAnswers">Whether answers, comments and priorities stay.</param>
    public Participant WithoutPerson(DateTimeOffset closed, bool withAnswers)
    {
        var (id, day) = (Guid.NewGuid(), Amsterdam.Start(Amsterdam.Day(closed)));
        return new Participant
        {
            Id = id,
            RoundId = RoundId,
            PartnerId = PartnerId,
            AskedFor = PartnerId,
            Level = Level,
            RemovedAt = RemovedAt is null ? null : day,
            Sheet = Sheet.WithoutPerson(id, day, withAnswers),
        };
    }
}

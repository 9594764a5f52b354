using KetenScan.Domain.Chains;

namespace KetenScan.Domain.Rounds;

/// <summary>One person who is asked in one round, for one partner (deelnemer).</summary>
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
    /// The partner at the moment of asking. While the round is open its progress is counted by this one: were it counted by the
    /// partner of now, moving somebody would tell whether they handed in.
    /// </summary>
    public Guid AskedFor { get; private set; }

    public string Name { get; private set; } = "";

    public Level Level { get; private set; }

    /// <summary>The account that signs in for this person, if it has one.</summary>
    public Guid? AccountId { get; private set; }

    /// <summary>The person of the chain who was asked; none in rounds that were held elsewhere, or once that person is gone.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>The person's address until the round closes: somebody who is taken out of the chain and added again is known by it. Unique in the round.</summary>
    public string? Address { get; private set; }

    /// <summary>When the person was taken out of the chain while the round was open; the sheet takes no changes, and counts if it was handed in before.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>The day on which the coordinator last changed to which address its links go while the round was open. Its owner is told until the round closes.</summary>
    public DateOnly? AddressChangedOn { get; private set; }

    /// <summary>Of somebody who was taken out of the chain: the address by which they may be known passed through the coordinator's hands before.</summary>
    public bool IsHandedOver { get; private set; }

    public Assessment Sheet { get; private set; } = null!;

    /// <summary>Gives this sheet to a person of the chain: somebody new, or one who was taken out and added again. It follows the person's name, partner and level.</summary>
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

    /// <summary>Gives this sheet to a person whose address may have been changed: an account goes with its address, and opens the sheet of another no more.</summary>
    internal void MoveTo(Person person, DateOnly today)
    {
        if (Address is not null && Address != person.Email) (AddressChangedOn, AccountId) = (today, null);
        GiveTo(person);
    }

    /// <summary>The partner became part of another.</summary>
    internal void MoveTo(Partner partner) => PartnerId = partner.Id;

    /// <summary>Is counted with those who were asked for another partner.</summary>
    internal void CountWith(Guid partner) => AskedFor = partner;

    internal void Seal()
    {
        Sheet.Seal();
        Address = null;
    }

    /// <summary>
    /// The same place in a closed round without who it was: partner, level and whether the sheet was handed in. It and its sheet
    /// have random ids, since others tell in which order people were asked, and its times are the day on which the round closed.
    /// </summary>
    /// <param name="closed">When the round closed.</param>
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

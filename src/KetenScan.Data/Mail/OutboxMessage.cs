using KetenScan.Domain.Actions;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;

namespace KetenScan.Data.Mail;

public enum MailKind
{
    Invitation,
    Reminder,

    /// <summary>A new link for whoever lost the first.</summary>
    NewLink,
    RoundClosed,

    /// <summary>An open round ends on another day than was announced.</summary>
    RoundMoved,

    /// <summary>An account was made for somebody, who sets a password by the link.</summary>
    AccountInvitation,
    PasswordReset,

    /// <summary>An action is due within a week.</summary>
    ActionDue,
    ActionOverdue,

    /// <summary>A link to what is kept of an address.</summary>
    PrivacyLink,

    /// <summary>To the address that a person had: the links to the sheet go to another one now.</summary>
    AddressChanged,
}

/// <summary>A message that waits to be sent. It is stored together with what it tells of, so that neither is there without the other; its words are made when it goes out.</summary>
public sealed class OutboxMessage
{
    /// <summary>Some four days.</summary>
    public const int MostAttempts = 100;

    private const int LongestProblem = 500;

    private OutboxMessage()
    {
    }

    /// <param name="kind">What it tells.</param>
    /// <param name="once">Unique per recipient and event: a second message of the same name is never stored.</param>
    /// <param name="roundId">The round it is about; none for a message about an account.</param>
    /// <param name="name">To whom.</param>
    /// <param name="address">The address it goes to.</param>
    /// <param name="protectedLink">The link with its secret, without the site's address, encrypted.</param>
    /// <param name="now">The instant of making it.</param>
    public OutboxMessage(MailKind kind, string once, Guid? roundId, string name, string address, string protectedLink, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        Kind = kind;
        Once = once;
        RoundId = roundId;
        Name = name;
        Address = address;
        ProtectedLink = protectedLink;
        CreatedAt = NextAttemptAt = now;
    }

    public Guid Id { get; private set; }

    public MailKind Kind { get; private set; }

    public string Once { get; private set; } = "";

    public Guid? RoundId { get; private set; }

    /// <summary>The improvement action it is about; none for the others.</summary>
    public Guid? ActionId { get; private set; }

    public string Name { get; private set; } = "";

    public string Address { get; private set; } = "";

    /// <summary>Gone once the message is sent.</summary>
    public string? ProtectedLink { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset NextAttemptAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Who took it up last to send it: what came of it is noted by that one only.</summary>
    public Guid? ClaimId { get; private set; }

    /// <summary>What the mail server answered the last time, if it did not take the message.</summary>
    public string? Problem { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When the coordinator handed its link out, where no mail server sends it.</summary>
    public DateTimeOffset? HandedOutAt { get; private set; }

    /// <summary>Whose personal link it carries; none for a message about an account or an action.</summary>
    public Guid? ParticipantId { get; private set; }

    /// <summary>The personal link that it carries; none for a message about an account or an action. It may be gone before the message is.</summary>
    public Guid? InvitationId { get; private set; }

    /// <summary>The person of a chain that it goes to; with whom it is erased.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>The account that it goes to, if that is known; with which it is erased.</summary>
    public Guid? AccountId { get; private set; }

    public OutboxMessage To(Participant participant, Invitation link)
    {
        (ParticipantId, InvitationId, PersonId, AccountId) = (participant.Id, link.Id, participant.PersonId, participant.AccountId);
        return this;
    }

    /// <summary>A message without a personal link, about a person.</summary>
    public OutboxMessage To(Person person)
    {
        PersonId = person.Id;
        return this;
    }

    public OutboxMessage To(Guid account)
    {
        AccountId = account;
        return this;
    }

    public OutboxMessage About(ImprovementAction action, Person owner)
    {
        (ActionId, PersonId, AccountId) = (action.Id, owner.Id, owner.AccountId);
        return this;
    }

    /// <summary>A message that waits goes to who somebody is called, and to their address, now.</summary>
    public void AddressTo(Person person) => (Name, Address) = (person.Name, person.Email);

    /// <summary>It will never be sent: tried in vain for too long, or refused for good. Its link is not kept.</summary>
    public bool IsGivenUp => SentAt is null && ProtectedLink is null && Problem is not null;

    public void Sent(DateTimeOffset now)
    {
        SentAt = now;
        ProtectedLink = null;
        Problem = null;
    }

    /// <summary>Tries again after 1, 2, 4 … minutes, at most an hour; after <see cref="MostAttempts"/> no more.</summary>
    public void Failed(string problem, DateTimeOffset now)
    {
        Problem = problem[..Math.Min(problem.Length, LongestProblem)];
        NextAttemptAt = now.AddMinutes(Math.Min(60, Math.Pow(2, Attempts - 1)));
        if (Attempts >= MostAttempts) ProtectedLink = null;
    }

    /// <summary>It is not tried again.</summary>
    public void GiveUp(string problem, DateTimeOffset now)
    {
        Failed(problem, now);
        ProtectedLink = null;
    }
}

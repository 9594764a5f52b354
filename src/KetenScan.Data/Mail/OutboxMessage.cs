using KetenScan.Domain.Actions;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;

namespace KetenScan.Data.Mail;

public enum MailKind
{
    Invitation,
    Reminder,

    /// <summary>A replacement for a lost link.</summary>
    NewLink,
    RoundClosed,

    /// <summary>The announced last day of an open round changed.</summary>
    RoundMoved,

    /// <summary>An account was created; the link sets its password.</summary>
    AccountInvitation,
    PasswordReset,

    /// <summary>An action is due within a week.</summary>
    ActionDue,
    ActionOverdue,

    /// <summary>A link to the data stored about an address.</summary>
    PrivacyLink,

    /// <summary>To a person's old address: links to the sheet now go to a new one.</summary>
    AddressChanged,
}

/// <summary>A message to be sent. Stored in the transaction of the event that it reports; its text is written when it is sent.</summary>
public sealed class OutboxMessage
{
    /// <summary>About four days of retries.</summary>
    public const int MostAttempts = 100;

    /// <summary>The problem of a message that waited in a backup that was restored.</summary>
    public const string MaybeSent = "It waited when a backup was made, and may have been sent before that backup was restored. Send a new one if it is needed.";

    private const int LongestProblem = 500;

    private OutboxMessage()
    {
    }

    /// <param name="once">Unique per recipient and event. Saving a second message with the same key fails: check first.</param>
    /// <param name="roundId">The round that it is about; null for a message about an account.</param>
    /// <param name="protectedLink">The encrypted path of the link, with its secret and without the site's base URL.</param>
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

    /// <summary>The improvement action that it is about; null for other messages.</summary>
    public Guid? ActionId { get; private set; }

    public string Name { get; private set; } = "";

    public string Address { get; private set; } = "";

    /// <summary>Cleared once the message is sent.</summary>
    public string? ProtectedLink { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset NextAttemptAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>The last claim to send it; only its owner may store the result.</summary>
    public Guid? ClaimId { get; private set; }

    /// <summary>The mail server's last error, if any.</summary>
    public string? Problem { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When the coordinator handed out the link, on a system without a mail server.</summary>
    public DateTimeOffset? HandedOutAt { get; private set; }

    /// <summary>The participant whose personal link it contains; null for a message about an account or an action.</summary>
    public Guid? ParticipantId { get; private set; }

    /// <summary>The personal link that it contains; null for a message about an account or an action. The link may be deleted before the message.</summary>
    public Guid? InvitationId { get; private set; }

    /// <summary>The person of a chain that it is sent to; erasing the person erases the message.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>The account that it is sent to, if known; erasing the account erases the message.</summary>
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

    /// <summary>Updates a waiting message to the person's current name and address.</summary>
    public void AddressTo(Person person) => (Name, Address) = (person.Name, person.Email);

    /// <summary>Whether it will never be sent, after too many attempts or a permanent error. Its link has been cleared.</summary>
    public bool IsGivenUp => SentAt is null && ProtectedLink is null && Problem is not null;

    public void Sent(DateTimeOffset now)
    {
        SentAt = now;
        ProtectedLink = null;
        Problem = null;
    }

    /// <summary>Schedules a retry after 1, 2, 4 … minutes, at most an hour; gives up after <see cref="MostAttempts"/> attempts.</summary>
    public void Failed(string problem, DateTimeOffset now)
    {
        Problem = problem[..Math.Min(problem.Length, LongestProblem)];
        NextAttemptAt = now.AddMinutes(Math.Min(60, Math.Pow(2, Attempts - 1)));
        if (Attempts >= MostAttempts) ProtectedLink = null;
    }

    /// <summary>Stops retrying.</summary>
    public void GiveUp(string problem, DateTimeOffset now)
    {
        Failed(problem, now);
        ProtectedLink = null;
    }
}

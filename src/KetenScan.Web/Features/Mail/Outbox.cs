using System.Security.Cryptography;
using KetenScan.Data;
using KetenScan.Data.Mail;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Access = KetenScan.Data.Access;

namespace KetenScan.Web.Features.Mail;

/// <summary>Queues messages with personal links until they are sent. The tokens are stored encrypted, and nowhere else.</summary>
public sealed class Outbox(IDataProtectionProvider protection, SmtpSettings smtp, TimeProvider clock)
{
    private readonly IDataProtector protector = protection.CreateProtector("KetenScan.Outbox");

    /// <summary>Creates a link and a message that contains it. The caller saves, together with the event that the message is about.</summary>
    /// <param name="once">Unique per recipient and event: the kind, the participant's id and something that identifies the event.</param>
    /// <param name="participant">The participant whose link it is.</param>
    public void Add(KetenScanDb db, MailKind kind, string once, Participant participant, string address)
    {
        var token = SecretToken.New();
        var now = clock.GetUtcNow();
        var link = new Invitation(participant, PurposeOf(kind), SecretToken.HashOf(token), now);
        db.Invitations.Add(link);
        db.Outbox.Add(
            new OutboxMessage(kind, once, participant.RoundId, participant.Name, address, protector.Protect($"/i/{token}"), now).To(participant, link));
    }

    /// <summary>A message about an account, with a link that is created elsewhere. The caller saves.</summary>
    public void Add(KetenScanDb db, MailKind kind, Access.Account account, string link)
    {
        var now = clock.GetUtcNow();
        db.Outbox.Add(
            new OutboxMessage(
                kind,
                $"{kind}:{account.Id:N}:{now:yyyyMMddHHmmssfff}",
                roundId: null,
                account.DisplayName,
                account.Email!,
                protector.Protect(link),
                now).To(account.Id));
    }

    /// <summary>A message about an account that is sent once per event. The caller saves, in a transaction that locks the account.</summary>
    public async Task AddOnce(KetenScanDb db, MailKind kind, Access.Account account, string link, string act, CancellationToken cancel)
    {
        var once = $"{kind}:{account.Id:N}:{act}";
        if (await db.Outbox.AnyAsync(message => message.Once == once, cancel)) return;

        db.Outbox.Add(
            new OutboxMessage(kind, once, roundId: null, account.DisplayName, account.Email!, protector.Protect(link), clock.GetUtcNow()).To(account.Id));
    }

    /// <summary>A message about an action to its owner. The caller saves.</summary>
    public void Add(KetenScanDb db, MailKind kind, string once, ImprovementAction action, Person owner, string link) =>
        db.Outbox.Add(new OutboxMessage(kind, once, roundId: null, owner.Name, owner.Email, protector.Protect(link), clock.GetUtcNow()).About(action, owner));

    /// <summary>
    /// Tells a person's previous address, by mail, that links now go to another one. The caller saves. Without a mail server the coordinator,
    /// who changed the address, would hand out the message; then only the sheet shows it.
    /// </summary>
    /// <param name="round">The chain's latest round, from which the message takes the chain's name.</param>
    /// <param name="person">The person as changed.</param>
    /// <param name="before">The previous address.</param>
    /// <param name="place">The index, when several addresses are told about one change.</param>
    public void TellMoved(KetenScanDb db, Guid round, Person person, string before, int place)
    {
        if (!smtp.IsUsed) return;

        var once = $"{MailKind.AddressChanged}:{person.Id:N}:{person.Version}:{place}";
        db.Outbox.Add(
            new OutboxMessage(MailKind.AddressChanged, once, round, person.Name, before, protector.Protect("/privacy"), clock.GetUtcNow()).To(person));
    }

    /// <summary>A message with a privacy link, to the address of that link. The caller saves.</summary>
    public void Add(KetenScanDb db, Access.PrivacyLink privacy, string name, string link) =>
        db.Outbox.Add(
            new OutboxMessage(
                MailKind.PrivacyLink,
                $"{MailKind.PrivacyLink}:{privacy.Id:N}",
                roundId: null,
                name,
                privacy.Email,
                protector.Protect(link),
                clock.GetUtcNow()));

    /// <summary>The purpose of the link in a message to a participant.</summary>
    public static InvitationPurpose PurposeOf(MailKind kind) => kind == MailKind.RoundClosed ? InvitationPurpose.Scorecard : InvitationPurpose.Sheet;

    /// <summary>The link of a message that has not been sent yet; null when its encryption keys are gone.</summary>
    public string? ReadableLinkOf(OutboxMessage message)
    {
        try
        {
            return LinkOf(message);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The link of a message that has not been sent yet, without the site's address.</summary>
    /// <exception cref="CryptographicException">The encryption keys are gone.</exception>
    public string LinkOf(OutboxMessage message) => protector.Unprotect(message.ProtectedLink ?? throw new InvalidOperationException("The message was sent."));
}

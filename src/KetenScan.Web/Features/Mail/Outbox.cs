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

/// <summary>Puts messages with personal links where they wait to be sent. Their tokens are encrypted there, and kept nowhere else.</summary>
public sealed class Outbox(IDataProtectionProvider protection, SmtpSettings smtp, TimeProvider clock)
{
    private readonly IDataProtector protector = protection.CreateProtector("KetenScan.Outbox");

    /// <summary>Makes a link and a message that carries it; the caller saves, together with what the message tells of.</summary>
    /// <param name="db">Where to.</param>
    /// <param name="kind">What it tells.</param>
    /// <param name="once">Unique per recipient and event: the kind, the participant's id and what tells one event from another.</param>
    /// <param name="participant">Whose link it is.</param>
    /// <param name="address">The mail address.</param>
    public void Add(KetenScanDb db, MailKind kind, string once, Participant participant, string address)
    {
        var token = SecretToken.New();
        var now = clock.GetUtcNow();
        var link = new Invitation(participant, PurposeOf(kind), SecretToken.HashOf(token), now);
        db.Invitations.Add(link);
        db.Outbox.Add(new OutboxMessage(kind, once, participant.RoundId, participant.Name, address, protector.Protect($"/i/{token}"), now).To(participant, link));
    }

    /// <summary>A message about an account with a link that is made elsewhere; the caller saves.</summary>
    public void Add(KetenScanDb db, MailKind kind, Access.Account account, string link)
    {
        var now = clock.GetUtcNow();
        db.Outbox.Add(new OutboxMessage(kind, $"{kind}:{account.Id:N}:{now:yyyyMMddHHmmssfff}", roundId: null, account.DisplayName, account.Email!, protector.Protect(link), now).To(account.Id));
    }

    /// <summary>A message about an account that is sent once for an act; the caller saves, in a transaction that locks the account.</summary>
    public async Task AddOnce(KetenScanDb db, MailKind kind, Access.Account account, string link, string act, CancellationToken cancel)
    {
        var once = $"{kind}:{account.Id:N}:{act}";
        if (await db.Outbox.AnyAsync(message => message.Once == once, cancel)) return;

        db.Outbox.Add(new OutboxMessage(kind, once, roundId: null, account.DisplayName, account.Email!, protector.Protect(link), clock.GetUtcNow()).To(account.Id));
    }

    /// <summary>A message about an action to its owner; the caller saves.</summary>
    public void Add(KetenScanDb db, MailKind kind, string once, ImprovementAction action, Person owner, string link) =>
        db.Outbox.Add(new OutboxMessage(kind, once, roundId: null, owner.Name, owner.Email, protector.Protect(link), clock.GetUtcNow()).About(action, owner));

    /// <summary>
    /// Tells an address that a person had, by mail, that links go to another one; the caller saves. Where messages are handed out
    /// by the coordinator, who changed it, only the sheet tells it.
    /// </summary>
    /// <param name="db">Where to.</param>
    /// <param name="round">The chain's last round, by which the message names the chain.</param>
    /// <param name="person">As it is now.</param>
    /// <param name="before">The address.</param>
    /// <param name="place">Of several addresses that are told of one change, which.</param>
    public void TellMoved(KetenScanDb db, Guid round, Person person, string before, int place)
    {
        if (!smtp.IsUsed) return;

        var once = $"{MailKind.AddressChanged}:{person.Id:N}:{person.Version}:{place}";
        db.Outbox.Add(new OutboxMessage(MailKind.AddressChanged, once, round, person.Name, before, protector.Protect("/privacy"), clock.GetUtcNow()).To(person));
    }

    /// <summary>A privacy link to its address; the caller saves.</summary>
    public void Add(KetenScanDb db, Access.PrivacyLink privacy, string name, string link) =>
        db.Outbox.Add(new OutboxMessage(MailKind.PrivacyLink, $"{MailKind.PrivacyLink}:{privacy.Id:N}", roundId: null, name, privacy.Email, protector.Protect(link), clock.GetUtcNow()));

    /// <summary>What the link of a message to a participant opens.</summary>
    public static InvitationPurpose PurposeOf(MailKind kind) => kind == MailKind.RoundClosed ? InvitationPurpose.Scorecard : InvitationPurpose.Sheet;

    /// <summary>The link of a message that was not sent yet; null when the keys that it was encrypted with are gone.</summary>
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

    /// <summary>The link of a message that was not sent yet, without the site's address.</summary>
    /// <exception cref="CryptographicException">The keys that it was encrypted with are gone.</exception>
    public string LinkOf(OutboxMessage message) => protector.Unprotect(message.ProtectedLink ?? throw new InvalidOperationException("The message was sent."));
}

using KetenScan.Data;
using KetenScan.Data.Mail;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Invitations;
using Microsoft.AspNetCore.DataProtection;

namespace KetenScan.Web.Features.Mail;

/// <summary>Puts messages with personal links where they wait to be sent. Their tokens are encrypted there, and kept nowhere else.</summary>
public sealed class Outbox(IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly IDataProtector protector = protection.CreateProtector("KetenScan.Outbox");

    /// <summary>Makes a link and a message that carries it; the caller saves, together with what the message tells of.</summary>
    /// <param name="db">Where to.</param>
    /// <param name="kind">What it tells.</param>
    /// <param name="once">Unique per recipient and event.</param>
    /// <param name="participant">Whose link it is.</param>
    /// <param name="address">The mail address.</param>
    public void Add(KetenScanDb db, MailKind kind, string once, Participant participant, string address)
    {
        var token = InvitationToken.New();
        var purpose = kind == MailKind.RoundClosed ? InvitationPurpose.Scorecard : InvitationPurpose.Sheet;
        var now = clock.GetUtcNow();
        db.Invitations.Add(new Invitation(participant, purpose, InvitationToken.HashOf(token), now));
        db.Outbox.Add(new OutboxMessage(kind, once, participant.RoundId, participant.Name, address, protector.Protect(token), now));
    }

    /// <summary>The token of a message that was not sent yet.</summary>
    public string TokenOf(OutboxMessage message) => protector.Unprotect(message.ProtectedToken ?? throw new InvalidOperationException("The message was sent."));
}

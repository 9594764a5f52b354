using KetenScan.Data.Access;
using KetenScan.Data.Mail;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Forgetting;

/// <summary>Removes messages that are past their retention period or no longer useful.</summary>
public static class OldMessages
{
    /// <summary>Removes messages sent before an instant or, without a mail server, created before it.</summary>
    public static Task RemoveMessagesBefore(this KetenScanDb db, DateTimeOffset before, CancellationToken cancel = default) =>
        db.Outbox.Where(message => (message.SentAt ?? message.CreatedAt) < before).ExecuteDeleteAsync(cancel);

    /// <summary>
    /// Removes unsent messages whose link will never be valid again: to a sheet of a closed round, to a scorecard
    /// with a successor, or of somebody who is no longer in the round.
    /// </summary>
    /// <param name="chain">Only messages of this chain; null for all.</param>
    /// <remarks>A used link is kept: while its round is open, the message shows the coordinator that it was used, so that they can create a new one.</remarks>
    public static async Task RemoveDeadMessages(this KetenScanDb db, Guid? chain = null, CancellationToken cancel = default)
    {
        var rounds = db.Rounds.Where(round => chain == null || round.ChainId == chain);
        await db.Outbox
            .Where(message => message.SentAt == null && message.ParticipantId != null && rounds.Any(round => round.Id == message.RoundId)
                && (message.Kind == MailKind.RoundClosed
                    ? !db.ValidInvitations().Any(link => link.ParticipantId == message.ParticipantId && link.Purpose == InvitationPurpose.Scorecard)
                    : !db.Participants.Any(asked => asked.Id == message.ParticipantId && asked.PersonId != null && asked.RemovedAt == null
                        && db.Rounds.Any(round => round.Id == asked.RoundId && round.State == RoundState.Open))))
            .ExecuteDeleteAsync(cancel);
    }

    /// <summary>Removes expired privacy links, and the messages that contain them.</summary>
    public static async Task RemoveEndedPrivacyLinks(this KetenScanDb db, CancellationToken cancel = default)
    {
        await db.PrivacyLinks.Where(link => link.ExpiresAt < db.Now).ExecuteDeleteAsync(cancel);
        var made = db.Now - PrivacyLink.Lifetime;
        await db.Outbox.Where(message => message.Kind == MailKind.PrivacyLink && message.SentAt == null && message.CreatedAt < made).ExecuteDeleteAsync(cancel);
    }
}

using KetenScan.Data.Access;
using KetenScan.Data.Mail;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Forgetting;

/// <summary>Throws messages away that have been kept long enough, or can do nothing any more.</summary>
public static class OldMessages
{
    /// <summary>Removes what was sent, or where nothing is sent was made, before an instant.</summary>
    public static Task RemoveMessagesBefore(this KetenScanDb db, DateTimeOffset before, CancellationToken cancel = default) =>
        db.Outbox.Where(message => (message.SentAt ?? message.CreatedAt) < before).ExecuteDeleteAsync(cancel);

    /// <summary>
    /// Removes messages that were not sent and whose link will never open anything: to a sheet of a closed round, to a scorecard
    /// after which another came, of somebody who is not in the round any more.
    /// </summary>
    /// <param name="db">Where they are.</param>
    /// <param name="chain">Only those of this chain; all when none is given.</param>
    /// <param name="cancel">Cancels.</param>
    /// <remarks>A spent link is no reason: while its round is open the coordinator sees by the message that it was used, and can make another.</remarks>
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

    /// <summary>Removes privacy links that ended, with the messages that carry them.</summary>
    public static async Task RemoveEndedPrivacyLinks(this KetenScanDb db, CancellationToken cancel = default)
    {
        await db.PrivacyLinks.Where(link => link.ExpiresAt < db.Now).ExecuteDeleteAsync(cancel);
        var made = db.Now - PrivacyLink.Lifetime;
        await db.Outbox.Where(message => message.Kind == MailKind.PrivacyLink && message.SentAt == null && message.CreatedAt < made).ExecuteDeleteAsync(cancel);
    }
}

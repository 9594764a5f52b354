using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Mail;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Mail;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.People;

/// <summary>Updates what depends on people when they are changed: their sheets in the open round, their links and unsent messages.</summary>
internal static class OpenSheets
{
    /// <summary>The open round of a chain with its participants, locked until the transaction ends; null when none is open.</summary>
    public static async Task<Round?> LockOpenRound(this KetenScanDb db, Chain chain, CancellationToken cancel)
    {
        if (await db.OpenRoundOf(chain.Id, cancel) is not { } id || !await db.LockOpen(id, cancel)) return null;

        return await db.Rounds.Include(round => round.Participants).SingleAsync(round => round.Id == id, cancel);
    }

    /// <summary>
    /// Keeps one of two sheets in the open round that belong to the same person. The other is kept until the round closes, so that its owner can choose it.
    /// </summary>
    /// <returns>The participant whose sheet stays; null when there was none.</returns>
    public static async Task<Participant?> OneOf(
        this KetenScanDb db,
        Participant? own,
        Participant? other,
        bool ownCounts,
        DateOnly today,
        CancellationToken cancel)
    {
        if (own is null || other is null || own == other) return own ?? other;

        Guid[] both = [own.Id, other.Id];

        // Locked, so that nobody answers or hands in while the choice is made.
        await db.LockSheets(both, cancel);
        await db.Assessments
            .Where(sheet => both.Contains(sheet.ParticipantId))
            .Include(sheet => sheet.Answers).Include(sheet => sheet.Comments).AsSplitQuery()
            .LoadAsync(cancel);
        var stays = Participant.StaysOf(own, other, ownCounts);
        var leaves = stays == own ? other : own;
        foreach (var spare in await db.SpareSheets.Where(spare => spare.ParticipantId == leaves.Id).ToListAsync(cancel)) spare.Follow(stays);
        if (leaves.Sheet.IsWrittenOn) db.SpareSheets.Add(new SpareSheet(stays, leaves.Sheet, today));
        await db.SaveChangesAsync(cancel);
        db.Remove(leaves);

        // Saved before the other participant takes this address, which is unique in the round.
        await db.SaveChangesAsync(cancel);
        return stays;
    }

    /// <summary>
    /// Tells a person's previous addresses, by mail, that links now go to another one: links of the open round, or when none is open
    /// links to what is kept of the person. In a chain without rounds nothing was ever sent.
    /// </summary>
    public static async Task TellMoved(
        this KetenScanDb db,
        Outbox outbox,
        Chain chain,
        Person person,
        IReadOnlyCollection<string> before,
        CancellationToken cancel)
    {
        var round = await db.Rounds
            .Where(own => own.ChainId == chain.Id && own.State != RoundState.Draft)
            .OrderByDescending(own => own.Number)
            .Select(own => (Guid?)own.Id)
            .FirstOrDefaultAsync(cancel);
        if (round is not { } last) return;

        foreach (var (place, address) in before.Where(address => address != person.Email).Distinct().Index())
            outbox.TellMoved(db, last, person, address, place);
    }

    /// <summary>The unsent messages with personal links of these participants.</summary>
    public static async Task<List<OutboxMessage>> WaitingFor(this KetenScanDb db, IReadOnlyCollection<Guid> participants, CancellationToken cancel)
    {
        var waiting = await db.Outbox
            .Where(message => message.SentAt == null && db.Participants.Any(own => participants.Contains(own.Id) && own.RoundId == message.RoundId))
            .ToListAsync(cancel);
        return waiting.FindAll(message => message.ParticipantId is { } own && participants.Contains(own));
    }

    /// <summary>
    /// Ends the links of participants and withdraws their unsent messages. The caller sends new ones with
    /// <see cref="Invite"/>.
    /// </summary>
    /// <returns>The participants who had a working link to a scorecard, sent or not: it went to the previous address.</returns>
    public static async Task<IReadOnlyList<Guid>> EndLinks(this KetenScanDb db, IReadOnlyList<Guid> participants, DateTimeOffset now, CancellationToken cancel)
    {
        var scorecards = await db.ValidInvitations()
            .Where(link => link.Purpose == InvitationPurpose.Scorecard && participants.Contains(link.ParticipantId))
            .Select(link => link.ParticipantId)
            .Distinct()
            .ToListAsync(cancel);
        await db.Withdraw(participants, now, cancel);
        db.RemoveRange(await db.WaitingFor(participants, cancel));
        return scorecards;
    }

    /// <summary>Sends new messages to a person's address: an invitation to the open round, handed in or not, and the scorecard links that were ended.</summary>
    public static async Task Invite(
        this KetenScanDb db,
        Outbox outbox,
        Person person,
        Participant? open,
        IReadOnlyCollection<Guid> scorecards,
        CancellationToken cancel)
    {
        if (open is not null) outbox.Add(db, MailKind.Invitation, Once(MailKind.Invitation, open, person), open, person.Email);

        foreach (var participant in await db.Participants.Where(own => scorecards.Contains(own.Id)).ToListAsync(cancel))
            outbox.Add(db, MailKind.RoundClosed, Once(MailKind.RoundClosed, participant, person), participant, person.Email);
    }

    private static string Once(MailKind kind, Participant participant, Person person) => $"{kind}:{participant.Id:N}:{person.Id:N}:{person.Version}";
}

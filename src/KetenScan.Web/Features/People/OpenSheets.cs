using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Mail;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Mail;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.People;

/// <summary>What goes along when people are mended: their sheets in the open round, their links and the messages that wait.</summary>
internal static class OpenSheets
{
    /// <summary>The open round of a chain with its participants, locked until the transaction ends; nothing when none is open.</summary>
    public static async Task<Round?> LockOpenRound(this KetenScanDb db, Chain chain, CancellationToken cancel)
    {
        if (await db.OpenRoundOf(chain.Id, cancel) is not { } id || !await db.LockOpen(id, cancel)) return null;

        return await db.Rounds.Include(round => round.Participants).SingleAsync(round => round.Id == id, cancel);
    }

    /// <summary>Leaves one of two sheets in the open round that are the same person's; what is on the other is kept for its owner to choose, until the round closes.</summary>
    /// <returns>The participant whose sheet stays; null when there was none.</returns>
    public static async Task<Participant?> OneOf(this KetenScanDb db, Participant? own, Participant? other, bool ownCounts, DateOnly today, CancellationToken cancel)
    {
        if (own is null || other is null || own == other) return own ?? other;

        Guid[] both = [own.Id, other.Id];

        // Locked, so that nobody answers or hands in while it is decided which sheet stays.
        await db.LockSheets(both, cancel);
        await db.Assessments
            .Where(sheet => both.Contains(sheet.ParticipantId))
            .Include(sheet => sheet.Answers).Include(sheet => sheet.Comments).AsSplitQuery()
            .LoadAsync(cancel);
        var stays = Round.StaysOf(own, other, ownCounts);
        var leaves = stays == own ? other : own;
        foreach (var spare in await db.SpareSheets.Where(spare => spare.ParticipantId == leaves.Id).ToListAsync(cancel)) spare.Follow(stays);
        if (leaves.Sheet.IsWrittenOn) db.SpareSheets.Add(new SpareSheet(stays, leaves.Sheet, today));
        await db.SaveChangesAsync(cancel);
        db.Remove(leaves);

        // Before the other one takes over its address, which is unique in the round.
        await db.SaveChangesAsync(cancel);
        return stays;
    }

    /// <summary>
    /// Tells the addresses that a person had, by mail, that its links go to another one: those of the open round, or where none is
    /// open what it may ask to see. Nothing was ever sent in a chain without rounds.
    /// </summary>
    public static async Task TellMoved(this KetenScanDb db, Outbox outbox, Chain chain, Person person, IReadOnlyCollection<string> before, CancellationToken cancel)
    {
        var round = await db.Rounds.Where(own => own.ChainId == chain.Id && own.State != RoundState.Draft).OrderByDescending(own => own.Number).Select(own => (Guid?)own.Id).FirstOrDefaultAsync(cancel);
        if (round is not { } last) return;

        foreach (var (place, address) in before.Where(address => address != person.Email).Distinct().Index()) outbox.TellMoved(db, last, person, address, place);
    }

    /// <summary>The messages that wait, by whose personal link they carry.</summary>
    public static async Task<List<OutboxMessage>> WaitingFor(this KetenScanDb db, IReadOnlyCollection<Guid> participants, CancellationToken cancel)
    {
        var waiting = await db.Outbox
            .Where(message => message.SentAt == null && db.Participants.Any(own => participants.Contains(own.Id) && own.RoundId == message.RoundId))
            .ToListAsync(cancel);
        return waiting.FindAll(message => message.ParticipantId is { } own && participants.Contains(own));
    }

    /// <summary>
    /// Ends the links of participants and takes back the messages that wait for them; the caller sends new ones by
    /// <see cref="Invite"/>.
    /// </summary>
    /// <returns>The participants who had a link to a scorecard that still opened it, sent or not: it went to an address that is another now.</returns>
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

    /// <summary>New messages to a person's address: an invitation to the open round, whether a sheet was handed in or not, and the scorecard links that were ended.</summary>
    public static async Task Invite(this KetenScanDb db, Outbox outbox, Person person, Participant? open, IReadOnlyCollection<Guid> scorecards, CancellationToken cancel)
    {
        if (open is not null) outbox.Add(db, MailKind.Invitation, Once(MailKind.Invitation, open, person), open, person.Email);

        foreach (var participant in await db.Participants.Where(own => scorecards.Contains(own.Id)).ToListAsync(cancel))
            outbox.Add(db, MailKind.RoundClosed, Once(MailKind.RoundClosed, participant, person), participant, person.Email);
    }

    private static string Once(MailKind kind, Participant participant, Person person) => $"{kind}:{participant.Id:N}:{person.Id:N}:{person.Version}";
}

using KetenScan.Data.Forgetting;
using KetenScan.Data.Scorecards;
using KetenScan.Domain;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Access;

/// <summary>What a personal link opens, and its withdrawal.</summary>
public static partial class Gate
{
    /// <summary>A personal link that was not withdrawn and whose person is still in the chain, even if it no longer opens anything.</summary>
    /// <param name="tokenHash">SHA-256 of its token.</param>
    public static IQueryable<Invitation> InvitationsBy(this KetenScanDb db, byte[] tokenHash) =>
        db.LivingInvitations().Where(invitation => invitation.TokenHash == tokenHash);

    /// <summary>All personal links of a round, including withdrawn and used ones.</summary>
    public static IQueryable<Invitation> InvitationsIn(this KetenScanDb db, Guid round) => db.Invitations.Where(invitation => invitation.RoundId == round);

    /// <summary>The personal links of participants that were not withdrawn: those that <see cref="GiveBack"/> restores when a removal is undone.</summary>
    public static IQueryable<Invitation> InvitationsOf(this KetenScanDb db, IReadOnlyList<Guid> participants) =>
        db.Invitations.Where(invitation => invitation.WithdrawnAt == null && participants.Contains(invitation.ParticipantId));

    /// <summary>Withdraws the personal links of participants.</summary>
    public static Task Withdraw(this KetenScanDb db, IReadOnlyList<Guid> participants, DateTimeOffset now, CancellationToken cancel = default) =>
        db.InvitationsOf(participants).ExecuteUpdateAsync(invitation => invitation.SetProperty(i => i.WithdrawnAt, (DateTimeOffset?)now), cancel);

    /// <summary>Withdraws these personal links.</summary>
    public static Task WithdrawLinks(this KetenScanDb db, IReadOnlyCollection<Guid> links, DateTimeOffset now, CancellationToken cancel = default) =>
        db.Invitations
            .Where(invitation => links.Contains(invitation.Id) && invitation.WithdrawnAt == null)
            .ExecuteUpdateAsync(invitation => invitation.SetProperty(i => i.WithdrawnAt, (DateTimeOffset?)now), cancel);

    /// <summary>Restores personal links and the devices that they opened after they were withdrawn or deleted, unless the participant is gone.</summary>
    public static async Task GiveBack(
        this KetenScanDb db,
        IReadOnlyList<Invitation> invitations,
        IReadOnlyList<SheetDevice> devices,
        CancellationToken cancel = default)
    {
        var (links, owners) = (invitations.Select(invitation => invitation.Id).ToList(), invitations.Select(invitation => invitation.ParticipantId).ToList());
        await db.Invitations
            .Where(invitation => links.Contains(invitation.Id))
            .ExecuteUpdateAsync(invitation => invitation.SetProperty(i => i.WithdrawnAt, (DateTimeOffset?)null), cancel);
        var kept = await db.Invitations.Where(invitation => links.Contains(invitation.Id)).Select(invitation => invitation.Id).ToListAsync(cancel);
        var there = await db.Participants.Where(participant => owners.Contains(participant.Id)).Select(participant => participant.Id).ToListAsync(cancel);
        var lost = invitations.Where(invitation => !kept.Contains(invitation.Id) && there.Contains(invitation.ParticipantId)).ToList();
        db.Invitations.AddRange(lost);
        db.SheetDevices.AddRange(devices.Where(device => lost.Exists(link => link.Id == device.InvitationId)));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Permanently removes the personal links of participants.</summary>
    public static Task Forget(this KetenScanDb db, IQueryable<Participant> participants, CancellationToken cancel = default) =>
        db.Invitations.Where(invitation => participants.Any(participant => participant.Id == invitation.ParticipantId)).ExecuteDeleteAsync(cancel);

    /// <summary>The valid personal links: to a sheet while its round is open (once if a coordinator saw it), to a scorecard until the next closes.</summary>
    public static IQueryable<Invitation> ValidInvitations(this KetenScanDb db) =>
        from invitation in db.LivingInvitations()
        join round in db.Rounds on invitation.RoundId equals round.Id
        where invitation.Purpose == InvitationPurpose.Sheet
            ? round.State == RoundState.Open
                && (invitation.ExpiresAt == null || invitation.ExpiresAt > db.Now)
                && (invitation.Way == InvitationWay.ByMail || invitation.UsedAt == null)
            : round.State == RoundState.Closed
                && db.AllClosedRounds().Latest().Any(latest => latest.RoundId == round.Id)
        select invitation;

    /// <summary>Uses a personal link to a sheet; a link that somebody else saw no longer works afterwards.</summary>
    /// <returns>The link; null when it is not valid, or a concurrent request used it first.</returns>
    public static async Task<Invitation?> Use(this KetenScanDb db, Guid link, DateTimeOffset now, CancellationToken cancel = default)
    {
        // A conditional UPDATE: of two concurrent requests the second waits for the row lock, and then no longer matches.
        var used = await db.Invitations
            .Where(own => own.Id == link
                && own.Purpose == InvitationPurpose.Sheet
                && (own.Way == InvitationWay.ByMail || own.UsedAt == null)
                && db.ValidInvitations().Any(valid => valid.Id == own.Id))
            .ExecuteUpdateAsync(own => own.SetProperty(one => one.UsedAt, one => one.UsedAt ?? now), cancel);
        return used == 1 ? await db.Invitations.AsNoTracking().SingleAsync(own => own.Id == link, cancel) : null;
    }

    /// <summary>Counts an attempt to enter a link's digits.</summary>
    /// <returns>False when there were too many attempts.</returns>
    public static async Task<bool> CountTry(this KetenScanDb db, Guid link, CancellationToken cancel = default) =>
        await db.Invitations
            .Where(own => own.Id == link && own.Tries < Invitation.MostTries)
            .ExecuteUpdateAsync(own => own.SetProperty(one => one.Tries, one => one.Tries + 1), cancel) == 1;

    /// <summary>Records that the coordinator has seen these links, so that they work only once.</summary>
    public static Task PassOn(this KetenScanDb db, IReadOnlyCollection<Guid> links, CancellationToken cancel = default) =>
        db.Invitations
            .Where(own => links.Contains(own.Id) && own.Way == InvitationWay.ByMail && own.Purpose == InvitationPurpose.Sheet)
            .ExecuteUpdateAsync(own => own.SetProperty(one => one.Way, InvitationWay.ByCoordinator), cancel);

    /// <summary>Links that were not withdrawn, of people who are still in the chain.</summary>
    private static IQueryable<Invitation> LivingInvitations(this KetenScanDb db) =>
        db.Invitations.Where(invitation => invitation.WithdrawnAt == null
            && db.Participants.Any(participant => participant.Id == invitation.ParticipantId && participant.PersonId != null && participant.RemovedAt == null));
}

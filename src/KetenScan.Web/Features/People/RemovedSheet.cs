using KetenScan.Data;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.People;

/// <summary>The place in an open round of somebody who is taken out of the chain, with the sheet, so that it can be put back.</summary>
internal sealed class RemovedSheet
{
    private readonly Participant participant;
    private readonly IReadOnlyList<SpareSheet> spares;

    private RemovedSheet(Participant participant, IReadOnlyList<SpareSheet> spares) => (this.participant, this.spares) = (participant, spares);

    /// <summary>Reads it after the round and the sheet are locked, so that it stays as it is read until the transaction ends; nothing when the person was not asked.</summary>
    public static async Task<RemovedSheet?> Read(KetenScanDb db, Chain chain, Guid personId, CancellationToken cancel)
    {
        if (await db.OpenRoundOf(chain.Id, cancel) is not { } round || !await db.LockOpen(round, cancel)) return null;

        await db.LockSheet(round, personId, cancel);
        var own = await db.Participants.AsNoTracking().AsSplitQuery()
            .Include(participant => participant.Sheet).ThenInclude(sheet => sheet.Answers)
            .Include(participant => participant.Sheet).ThenInclude(sheet => sheet.Comments)
            .SingleOrDefaultAsync(participant => participant.RoundId == round && participant.PersonId == personId, cancel);
        return own is null ? null : new RemovedSheet(own, await db.SpareSheets.AsNoTracking().Where(spare => spare.ParticipantId == own.Id).ToListAsync(cancel));
    }

    /// <summary>Takes the participant out of the round as if it had never been asked; with a sheet that was handed in and stays, it only answers no more.</summary>
    public Task Remove(KetenScanDb db, bool sheetStays, DateTimeOffset now, CancellationToken cancel)
    {
        var own = db.Participants.Where(one => one.Id == participant.Id);
        return participant.Sheet.SubmittedAt is not null && sheetStays
            ? own.ExecuteUpdateAsync(one => one.SetProperty(p => p.RemovedAt, (DateTimeOffset?)now), cancel)
            : own.ExecuteDeleteAsync(cancel);
    }

    /// <summary>Puts it back as it was; the person is there again already.</summary>
    /// <param name="db">Where to.</param>
    /// <param name="open">The round that is open now: in one that closed meanwhile nobody is put.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task Restore(KetenScanDb db, Guid? open, CancellationToken cancel)
    {
        if (await db.Participants.Where(one => one.Id == participant.Id).ExecuteUpdateAsync(one => one.SetProperty(p => p.RemovedAt, (DateTimeOffset?)null), cancel) == 1 || participant.RoundId != open) return;

        db.Add(participant);
        db.AddRange(spares);
        await db.SaveChangesAsync(cancel);
    }
}

using KetenScan.Data;
using KetenScan.Domain;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Shared;

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

    /// <summary>
    /// Takes the participant out of the round as if it had never been asked. Where a sheet that was handed in stays, one that was
    /// not stays as well until the round closes, and counts nowhere: what is deleted would tell who had not handed in.
    /// </summary>
    public Task Remove(KetenScanDb db, bool sheetStays, DateTimeOffset now, CancellationToken cancel)
    {
        var own = db.Participants.Where(one => one.Id == participant.Id);
        return sheetStays
            ? own.ExecuteUpdateAsync(one => one.SetProperty(p => p.RemovedAt, (DateTimeOffset?)now), cancel)
            : own.ExecuteDeleteAsync(cancel);
    }

    /// <summary>Puts it back as it was; the person is there again already. A sheet that somebody else took up meanwhile stays theirs.</summary>
    /// <param name="db">Where to.</param>
    /// <param name="open">The round that is open now: in one that closed meanwhile nobody is put.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="RuleBroken">Somebody else has the address, or the account, in the round by now.</exception>
    public async Task Restore(KetenScanDb db, Guid? open, CancellationToken cancel)
    {
        var stayed = db.Participants.Where(one => one.Id == participant.Id);
        if (await stayed.AnyAsync(cancel))
        {
            await stayed.Free(participant.Address).ExecuteUpdateAsync(one => one.SetProperty(p => p.RemovedAt, (DateTimeOffset?)null), cancel);
            return;
        }

        if (participant.RoundId != open) return;
        if (await db.Participants.AnyAsync(one => one.RoundId == open && (one.Address == participant.Address || (one.AccountId != null && one.AccountId == participant.AccountId)), cancel))
            throw new RuleBroken(Rule.UndoIsOver);

        db.Add(participant);
        db.AddRange(spares);
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>Places in rounds that nobody has.</summary>
internal static class FreePlaces
{
    /// <summary>Those that are nobody's since a person of this address was taken out; an address stays until the round closes.</summary>
    public static IQueryable<Participant> Free(this IQueryable<Participant> participants, string? address) =>
        participants.Where(one => one.PersonId == null && (one.Address == null || one.Address == address));
}

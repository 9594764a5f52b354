using KetenScan.Data;
using KetenScan.Domain;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Shared;

/// <summary>The participant and sheet in an open round of a person who is taken out of the chain, to put them back.</summary>
internal sealed class RemovedSheet
{
    private readonly Participant participant;
    private readonly IReadOnlyList<SpareSheet> spares;

    private RemovedSheet(Participant participant, IReadOnlyList<SpareSheet> spares) => (this.participant, this.spares) = (participant, spares);

    /// <summary>
    /// Reads it after locking the round and the sheet, so that it does not change until the transaction ends; null when the person was not asked.
    /// </summary>
    public static async Task<RemovedSheet?> Read(KetenScanDb db, Chain chain, Guid personId, CancellationToken cancel)
    {
        if (await db.OpenRoundOf(chain.Id, cancel) is not { } round || !await db.LockOpen(round, cancel)) return null;

        await db.LockSheet(round, personId, cancel);
        var own = await db.Participants.AsNoTracking().AsSplitQuery()
            .Include(participant => participant.Sheet).ThenInclude(sheet => sheet.Answers)
            .Include(participant => participant.Sheet).ThenInclude(sheet => sheet.Comments)
            .SingleOrDefaultAsync(participant => participant.RoundId == round && participant.PersonId == personId, cancel);
        return own is null
            ? null
            : new RemovedSheet(own, await db.SpareSheets.AsNoTracking().Where(spare => spare.ParticipantId == own.Id).ToListAsync(cancel));
    }

    /// <summary>
    /// Takes the participant out of the round as if they had never been asked. If a sheet that was handed in is to stay, one that was not
    /// handed in stays too until the round closes, without counting: deleting it would reveal who had not handed in.
    /// </summary>
    public Task Remove(KetenScanDb db, bool sheetStays, DateTimeOffset now, CancellationToken cancel)
    {
        var own = db.Participants.Where(one => one.Id == participant.Id);
        return sheetStays
            ? own.ExecuteUpdateAsync(one => one.SetProperty(p => p.RemovedAt, (DateTimeOffset?)now), cancel)
            : own.ExecuteDeleteAsync(cancel);
    }

    /// <summary>Puts it back as it was, after the person was put back. A sheet that somebody else took over meanwhile stays theirs.</summary>
    /// <param name="open">The round that is open now: nothing is put back in a round that has closed.</param>
    /// <exception cref="RuleBroken">Somebody else in the round has the address or the account by now.</exception>
    public async Task Restore(KetenScanDb db, Guid? open, CancellationToken cancel)
    {
        var stayed = db.Participants.Where(one => one.Id == participant.Id);
        if (await stayed.AnyAsync(cancel))
        {
            await stayed.Free(participant.Address).ExecuteUpdateAsync(one => one.SetProperty(p => p.RemovedAt, (DateTimeOffset?)null), cancel);
            return;
        }

        if (participant.RoundId != open) return;
        if (await db.Participants.AnyAsync(
            one => one.RoundId == open && (one.Address == participant.Address || (one.AccountId != null && one.AccountId == participant.AccountId)),
            cancel))
            throw new RuleBroken(Rule.UndoIsOver);

        db.Add(participant);
        db.AddRange(spares);
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>Participants without a person.</summary>
internal static class FreePlaces
{
    /// <summary>Participants whose person, with this address, was taken out. The address is kept until the round closes.</summary>
    public static IQueryable<Participant> Free(this IQueryable<Participant> participants, string? address) =>
        participants.Where(one => one.PersonId == null && (one.Address == null || one.Address == address));
}

using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Forgetting;

/// <summary>Takes away for good whose sheets those of a closed round are.</summary>
public static class Detaching
{
    /// <summary>Detaches a round inside the caller's transaction: no names, links or messages; other ids, and times of the day on which it closed.</summary>
    /// <returns>False when the round is not closed, or was detached before.</returns>
    public static async Task<bool> Detach(this KetenScanDb db, Guid id, CancellationToken cancel = default)
    {
        var closed = db.Rounds.Where(round => round.Id == id && round.State == RoundState.Closed && round.DetachedOn == null);
        if (await closed.ExecuteUpdateAsync(round => round.SetProperty(own => own.DetachedOn, (DateOnly?)db.Today), cancel) == 0) return false;

        var closedAt = await db.Rounds.Where(round => round.Id == id).Select(round => round.ClosedAt!.Value).SingleAsync(cancel);
        var own = db.Participants.Where(participant => participant.RoundId == id);
        var participants = await own.AsNoTracking().AsSplitQuery()
            .Include(participant => participant.Sheet).ThenInclude(sheet => sheet.Answers)
            .Include(participant => participant.Sheet).ThenInclude(sheet => sheet.Comments)
            .ToListAsync(cancel);
        await db.Outbox.Where(message => message.RoundId == id).ExecuteDeleteAsync(cancel);
        await db.Forget(own, cancel);
        await own.ExecuteDeleteAsync(cancel);
        db.AddRange(participants.Select(participant => participant.WithoutPerson(closedAt, withAnswers: true)));
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>
    /// The closed rounds whose time has come: those that closed before an instant, and those that name nobody but were
    /// detached by a version that left ids, times and links.
    /// </summary>
    /// <param name="db">Where they are.</param>
    /// <param name="before">Null where rounds are kept whole.</param>
    public static IQueryable<Round> RoundsToDetach(this KetenScanDb db, DateTimeOffset? before) =>
        db.Rounds.Where(round => round.State == RoundState.Closed && round.DetachedOn == null && (
            (before != null && round.ClosedAt < before)
            || (round.Participants.Any() && round.Participants.All(participant =>
                participant.Name == "" && participant.PersonId == null && participant.AccountId == null))));

    /// <summary>
    /// Takes names away that nobody can ask for any more: of people without an account who were taken out of the chain after
    /// their round closed.
    /// </summary>
    public static Task ForgetNamesOfNobody(this KetenScanDb db, CancellationToken cancel = default) => db.Participants
        .Where(participant => participant.Name != "" && participant.PersonId == null && participant.AccountId == null
            && db.Rounds.Any(round => round.Id == participant.RoundId && round.State == RoundState.Closed))
        .ExecuteUpdateAsync(participant => participant.SetProperty(own => own.Name, ""), cancel);
}

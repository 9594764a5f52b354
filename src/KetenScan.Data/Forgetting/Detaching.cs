using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Forgetting;

/// <summary>Permanently anonymises the sheets of a closed round.</summary>
public static class Detaching
{
    /// <summary>Detaches a round inside the caller's transaction: removes names, links and messages, replaces ids, and sets times to the closing day.</summary>
    /// <returns>False when the round is not closed, or is already detached.</returns>
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
    /// The closed rounds that are due: those that closed before an instant, and those that name nobody but were
    /// detached by an old version, which left ids, times and links.
    /// </summary>
    /// <param name="before">Null if rounds are never detached by age.</param>
    public static IQueryable<Round> RoundsToDetach(this KetenScanDb db, DateTimeOffset? before) =>
        db.Rounds.Where(round => round.State == RoundState.Closed && round.DetachedOn == null && (
            (before != null && round.ClosedAt < before)
            || (round.Participants.Any() && round.Participants.All(participant =>
                participant.Name == "" && participant.PersonId == null && participant.AccountId == null))));

    /// <summary>
    /// Replaces participants: in a closed round by anonymous ones, since the number asked is part of the scorecard;
    /// in other rounds they are deleted.
    /// </summary>
    /// <param name="ids">The participants, whose personal links and messages are deleted too.</param>
    /// <param name="withAnswers">Whether answers, comments and priorities stay.</param>
    internal static async Task ReplaceByNobody(this KetenScanDb db, IReadOnlyList<Guid> ids, bool withAnswers, CancellationToken cancel)
    {
        var places = await (
            from participant in db.Participants.AsNoTracking().AsSplitQuery()
                .Include(participant => participant.Sheet).ThenInclude(sheet => sheet.Answers)
                .Include(participant => participant.Sheet).ThenInclude(sheet => sheet.Comments)
            where ids.Contains(participant.Id)
            join round in db.Rounds on participant.RoundId equals round.Id
            select new { Participant = participant, round.State, round.ClosedAt }).ToListAsync(cancel);
        var own = db.Participants.Where(participant => ids.Contains(participant.Id));
        await db.Outbox.Where(message => message.ParticipantId != null && ids.Contains(message.ParticipantId.Value)).ExecuteDeleteAsync(cancel);
        await db.Forget(own, cancel);
        await own.ExecuteDeleteAsync(cancel);
        db.AddRange(places
            .Where(place => place.State == RoundState.Closed)
            .Select(place => place.Participant.WithoutPerson(place.ClosedAt!.Value, withAnswers)));
        await db.SaveChangesAsync(cancel);
    }
}

using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data;

/// <summary>Row locks that serialise answering, inviting, removing people and closing a round.</summary>
public static class RoundLock
{
    /// <summary>The chain's open round; null if there is none.</summary>
    public static Task<Guid?> OpenRoundOf(this KetenScanDb db, Guid chain, CancellationToken cancel = default) =>
        db.Rounds.Where(round => round.ChainId == chain && round.State == RoundState.Open).Select(round => (Guid?)round.Id).SingleOrDefaultAsync(cancel);

    /// <summary>Locks the row of an open round until the transaction ends, so that inviting, removing people and closing do not run concurrently.</summary>
    /// <returns>False when the round is not open.</returns>
    public static async Task<bool> LockOpen(this KetenScanDb db, Guid round, CancellationToken cancel = default) =>
        await db.Rounds
            .Where(own => own.Id == round && own.State == RoundState.Open)
            .ExecuteUpdateAsync(own => own.SetProperty(locked => locked.Version, locked => locked.Version), cancel) == 1;

    /// <summary>Locks the rows of rounds in any state until the transaction ends, so that closing, detaching and erasing do not run concurrently.</summary>
    /// <param name="rounds">Locked in a fixed order, so that two callers cannot deadlock.</param>
    public static async Task LockRounds(this KetenScanDb db, IEnumerable<Guid> rounds, CancellationToken cancel = default)
    {
        foreach (var id in rounds.Distinct().Order())
            await db.Rounds.Where(own => own.Id == id).ExecuteUpdateAsync(own => own.SetProperty(locked => locked.Version, locked => locked.Version), cancel);
    }

    /// <summary>Locks the row of a person's sheet in a round until the transaction ends; answering and submitting wait for it.</summary>
    public static Task LockSheet(this KetenScanDb db, Guid round, Guid person, CancellationToken cancel = default) =>
        db.Assessments.Where(sheet => db.Participants.Any(own => own.Id == sheet.ParticipantId && own.RoundId == round && own.PersonId == person)).Lock(cancel);

    /// <summary>Locks the rows of participants' sheets until the transaction ends.</summary>
    public static async Task LockSheets(this KetenScanDb db, IEnumerable<Guid> participants, CancellationToken cancel = default)
    {
        foreach (var id in participants.Order()) await db.Assessments.Where(sheet => sheet.ParticipantId == id).Lock(cancel);
    }

    private static Task<int> Lock(this IQueryable<Assessment> sheets, CancellationToken cancel) =>
        sheets.ExecuteUpdateAsync(sheet => sheet.SetProperty(locked => locked.State, locked => locked.State), cancel);
}

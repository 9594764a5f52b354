using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Data.Forgetting;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Privacy;

/// <summary>Erases data without being asked: after its retention period, and again after a backup was restored.</summary>
public sealed class Retention(IDbContextFactory<KetenScanDb> databases, ErasureList erasures, AuditLog audit, RetentionSettings settings)
{
    /// <summary>Applies the retention periods: detaches old rounds and deletes old and dead messages.</summary>
    public async Task Expire(CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var (months, days) = (settings.DetachAfterMonths, settings.MailDays);
        DateTimeOffset? before = months > 0 ? db.Now.AddMonths(-months) : null;
        foreach (var round in await db.RoundsToDetach(before).Select(round => round.Id).ToListAsync(cancel)) await Detach(round, cancel);

        // Not while a person can still be put back, because these ids connect them to their participants.
        var undone = db.Now - RemovedPeople.Kept;
        var waiting = await db.AuditLog
            .Where(entry => entry.What == AuditEvent.PersonRemoved && entry.At > undone)
            .Select(entry => entry.Chain)
            .Distinct()
            .ToListAsync(cancel);
        await db.DetachTakenOut(waiting, cancel);
        if (days > 0) await db.RemoveMessagesBefore(db.Now.AddDays(-days), cancel);
        await db.RemoveDeadMessages(cancel: cancel);
        await db.RemoveEndedPrivacyLinks(cancel);
        await db.RemoveEndedRequestCounts(cancel);
    }

    /// <summary>Detaches a round, once.</summary>
    /// <returns>False when it is not closed, or was detached before.</returns>
    public async Task<bool> Detach(Guid round, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await db.Detach(round, cancel)) return false;

        await transaction.CommitAsync(cancel);
        await erasures.Note(round);
        return true;
    }

    /// <summary>Erases and detaches again whatever is on the list of erasures but still in the database, because a backup was restored.</summary>
    /// <returns>The number of people, accounts and rounds.</returns>
    public async Task<int> EraseAgain(CancellationToken cancel = default)
    {
        var noted = (await erasures.Read(cancel)).ToLookup(line => line.Kind, line => line.Id);
        if (noted.Count == 0) return 0;

        await using var db = await databases.CreateDbContextAsync(cancel);
        List<Guid> accounts = [.. noted[ErasureKind.Account]], rounds = [.. noted[ErasureKind.Round]], places = [.. noted[ErasureKind.Participant]];

        // In a backup from before they were taken out, the participants still belong to a person.
        var owners = await db.Participants
            .Where(participant => places.Contains(participant.Id) && participant.PersonId != null)
            .Select(participant => participant.PersonId!.Value).ToListAsync(cancel);
        List<Guid> people = [.. noted[ErasureKind.Person], .. owners];
        var back = await db.People
            .Where(person => people.Contains(person.Id))
            .Select(person => new { person.Id, person.ChainId, person.AccountId }).ToListAsync(cancel);
        var known = await db.Users.Where(user => accounts.Contains(user.Id)).Select(user => user.Id).ToListAsync(cancel);
        foreach (var account in known)
        {
            var own = back.Where(person => person.AccountId == account).Select(person => person.Id).ToList();
            await Erase(own, account, onlyIn: null, cancel);
        }

        foreach (var person in back.Where(person => person.AccountId is not { } account || !known.Contains(account)))
            await Erase([person.Id], person.AccountId, person.ChainId, cancel);
        var left = await db.Participants.Where(participant => places.Contains(participant.Id)).Select(participant => participant.Id).ToListAsync(cancel);
        if (left.Count > 0) await Erase(people: [], account: null, onlyIn: null, cancel, left);
        var again = 0;
        var whole = await db.Rounds
            .Where(round => rounds.Contains(round.Id) && round.State == RoundState.Closed && round.DetachedOn == null)
            .Select(round => new { round.Id, round.Number, Chain = db.Chains.First(chain => chain.Id == round.ChainId).Slug }).ToListAsync(cancel);
        foreach (var round in whole)
        {
            if (!await Detach(round.Id, cancel)) continue;

            await audit.Write((Viewer?)null, AuditEvent.RoundDetached, round.Chain, $"{round.Number}");
            again++;
        }

        return known.Count + back.Count + left.Count + again;
    }

    private async Task Erase(IReadOnlyList<Guid> people, Guid? account, Guid? onlyIn, CancellationToken cancel, IReadOnlyList<Guid>? also = null)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var places = also is null ? db.ParticipantsOf(people, account, onlyIn) : db.Participants.Where(participant => also.Contains(participant.Id));
        await db.LockRounds(await places.Select(participant => participant.RoundId).ToListAsync(cancel), cancel);
        await db.Erase(new Erased(people, await places.Select(participant => participant.Id).ToListAsync(cancel), account, onlyIn), cancel);
        await transaction.CommitAsync(cancel);

        // This can leave a chain without a coordinator: the promise to the person comes first.
        await audit.Write((Viewer?)null, AuditEvent.PersonErased);
    }
}

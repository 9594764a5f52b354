using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Data.Forgetting;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Privacy;

public enum Erasure
{
    Done,

    /// <summary>A chain would have no coordinator left.</summary>
    LastCoordinator,

    /// <summary>A personal link opens what it was sent for, and cannot erase.</summary>
    NotByLink,
}

/// <summary>What people can request about their own data.</summary>
public sealed class PrivacyService(
    IDbContextFactory<KetenScanDb> databases, Retention retention, ErasureList erasures, RemovedPeople removed, AuditLog audit)
{
    /// <summary>Everything kept of the viewer, by account or by privacy link.</summary>
    public async Task<HeldData> Of(Viewer viewer, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.HeldDataOf(viewer, cancel);
    }

    /// <summary>The names of the chains that would have no coordinator without the viewer.</summary>
    public async Task<IReadOnlyList<string>> ChainsLeftAlone(Viewer viewer, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.ChainsRunByNobodyBut(viewer.AccountId).OrderBy(chain => chain.Name).Select(chain => chain.Name).ToListAsync(cancel);
    }

    /// <summary>Erases the viewer for good, including the account; <see cref="PersonalData"/> describes what stays.</summary>
    public Task<Erasure> Erase(Viewer viewer, CancellationToken cancel = default) => Saving.Retry(async () =>
    {
        if (!viewer.MayAskForItsData) return Erasure.NotByLink;

        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // More than the viewer may read: of an erased person nothing stays, also in rounds that closed before their entry was changed.
        var held = db.Participants.Where(participant => db.ParticipantsHeldOf(viewer).Any(own => own.Id == participant.Id)
            || db.PeopleHeldOf(viewer).Any(person => person.Id == participant.PersonId));
        await db.LockRounds(await held.Select(participant => participant.RoundId).ToListAsync(cancel), cancel);
        await db.LockChainsRunBy(viewer.AccountId, cancel);
        if (await db.ChainsRunByNobodyBut(viewer.AccountId).AnyAsync(cancel)) return Erasure.LastCoordinator;

        var erased = new Erased(
            await db.WithMergedInto(
                [.. await db.PeopleHeldOf(viewer).Select(person => person.Id).ToListAsync(cancel), .. await db.PeopleTakenOutOf(viewer, cancel)],
                cancel),
            await held.Select(participant => participant.Id).ToListAsync(cancel),
            viewer.PrivacyLinkId is null ? viewer.AccountId : null)
        {
            TakenOut = await held.Where(participant => participant.PersonId == null && participant.AccountId == null)
                .Select(participant => participant.Id)
                .ToListAsync(cancel),
        };
        await db.Erase(erased, cancel);
        await transaction.CommitAsync(cancel);
        await erasures.Note(erased);
        await audit.Write("?", AuditEvent.PersonErased);
        return Erasure.Done;
    });

    /// <summary>
    /// Erases a person of a chain who asked its coordinator: the person and everything under their name there. An account stays
    /// with its owner.
    /// </summary>
    /// <returns>False when the viewer does not run the chain, or the person is not in it.</returns>
    public Task<bool> EraseOnRequest(Viewer coordinator, string slug, Guid person, CancellationToken cancel = default) => Saving.Retry(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var found = await db.People
            .Where(own => own.Id == person && db.ChainsRunBy(coordinator).Any(chain => chain.Id == own.ChainId && chain.Slug == slug))
            .Select(own => new { own.AccountId, own.ChainId }).SingleOrDefaultAsync(cancel);
        if (found is null) return false;

        var places = db.ParticipantsOf([person], found.AccountId, found.ChainId);
        await db.LockRounds(await places.Select(participant => participant.RoundId).ToListAsync(cancel), cancel);
        var erased = new Erased(
            await db.WithMergedInto([person], cancel), await places.Select(participant => participant.Id).ToListAsync(cancel), found.AccountId, found.ChainId);
        await db.Erase(erased, cancel);
        await transaction.CommitAsync(cancel);
        await erasures.Note(erased);
        await audit.Write(coordinator, AuditEvent.PersonErased, slug);
        return true;
    });

    /// <summary>
    /// Erases what is left in a chain of a person without an account who was taken out of it and asked its coordinator. Does not reveal
    /// whether there was anything: a sheet stays only if it was handed in.
    /// </summary>
    /// <returns>False when the viewer does not run the chain.</returns>
    public Task<bool> EraseTakenOut(Viewer coordinator, string slug, string email, CancellationToken cancel = default) => Saving.Retry(async () =>
    {
        var address = Person.Written(email);
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.ChainsRunBy(coordinator).Where(own => own.Slug == slug).Select(own => (Guid?)own.Id).SingleOrDefaultAsync(cancel) is not { } chain)
            return false;

        // First of all: an undo would bring everything back.
        removed.Forget(slug, address);
        var places = db
            .PlacesTakenOut()
            .Where(place => place.Address == address && db.Rounds.Any(round => round.Id == place.RoundId && round.ChainId == chain));
        await db.LockRounds(await places.Select(place => place.RoundId).ToListAsync(cancel), cancel);
        var ids = await places.Select(place => place.ParticipantId).ToListAsync(cancel);
        var erased = new Erased(
            await db.WithMergedInto(await db.PeopleTakenOut(address, chain).ToListAsync(cancel), cancel),
            ids,
            Account: null,
            chain)
        { TakenOut = ids };
        await db.Erase(erased, cancel);
        await transaction.CommitAsync(cancel);
        await erasures.Note(erased);
        await audit.Write(coordinator, AuditEvent.AddressErased, slug);
        return true;
    });

    /// <summary>Permanently removes the link between a closed round's sheets and their owners.</summary>
    public async Task<bool> Detach(Viewer viewer, string slug, int number, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var round = await db.RoundRunBy(viewer, slug, number)
            .Where(round => round.State == RoundState.Closed)
            .Select(round => (Guid?)round.Id)
            .SingleOrDefaultAsync(cancel);
        if (round is not { } id) return false;

        // Pressed twice, it is detached once and has one audit entry.
        if (await retention.Detach(id, cancel)) await audit.Write(viewer, AuditEvent.RoundDetached, slug, $"{number}");
        return true;
    }
}

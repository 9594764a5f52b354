using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Domain;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.People;

/// <summary>Manages a chain's partners and people. Coordinators only.</summary>
public sealed class PeopleService(
    IDbContextFactory<KetenScanDb> databases,
    Outbox outbox,
    AuditLog audit,
    RemovedPeople removedPeople,
    Privacy.ErasureList erasures,
    TimeProvider clock)
{
    /// <summary>Everybody in the chain; null when the viewer does not run it.</summary>
    public async Task<PeopleView?> Find(Viewer viewer, string slug, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await ChainId(db, viewer, slug, cancel) is not { } chain) return null;

        var people = db.PeopleOf(chain).InOrder(new PeopleFilter { Order = PeopleOrder.Partner });
        return new PeopleView(slug, db.Today, await db.PartnerRowsOf(chain, cancel), await people.Rows(db).ToListAsync(cancel));
    }

    /// <summary>Adds an organisation as partner; one that left joins again.</summary>
    /// <exception cref="RuleBroken">It is in the chain already.</exception>
    public Task<bool> AddPartner(Viewer viewer, string slug, string name, DateOnly joined, CancellationToken cancel = default) =>
        Change(viewer, slug, async (db, chain) =>
    {
        var written = Organisation.Written(name);
        if (chain.Partners.Any(partner => partner.Name == written && partner.Joined == joined && partner.Left is null)) return;
        if (chain.Partners.Any(partner => Organisation.IsOne(partner.Name, written))) throw new RuleBroken(Rule.OrganisationIsInTheChain);

        chain.Join(
            await db.OrganisationNamed(written, cancel),
            Slugs.Free(written, Partner.LongestKey, key => chain.Partners.Any(partner => partner.Key == key)),
            joined);
    }, cancel);

    /// <summary>Stores the day on which a partner leaves. Its people are no longer asked; their sheets stay.</summary>
    /// <exception cref="RuleBroken">The day is before the day of joining, or somebody else stored another day.</exception>
    public Task<bool> Leave(Viewer viewer, string slug, Guid partnerId, DateOnly on, CancellationToken cancel = default) => Change(viewer, slug, (_, chain) =>
    {
        var partner = chain.PartnerOf(partnerId);
        if (partner.Left is { } noted && noted != on) throw new RuleBroken(Rule.SomebodyElseChangedIt);

        partner.Leave(on);
        return Task.CompletedTask;
    }, cancel);

    /// <summary>Undoes a leave.</summary>
    /// <exception cref="RuleBroken">The partner is not in the chain.</exception>
    public Task<bool> Stay(Viewer viewer, string slug, Guid partnerId, CancellationToken cancel = default) => Change(viewer, slug, (_, chain) =>
    {
        chain.PartnerOf(partnerId).Stay();
        return Task.CompletedTask;
    }, cancel);

    /// <summary>Removes a partner that was added by mistake. Does nothing when it is gone already.</summary>
    /// <exception cref="RuleBroken">People, sheets, actions or facts belong to it.</exception>
    public Task<bool> RemovePartner(Viewer viewer, string slug, Guid partnerId, CancellationToken cancel = default) => Change(viewer, slug, async (db, chain) =>
    {
        if (chain.Partners.SingleOrDefault(partner => partner.Id == partnerId) is not { } partner) return;
        if (!(await db.UnusedPartners(chain.Id, cancel)).Contains(partnerId)) throw new RuleBroken(Rule.PartnerIsInUse);

        db.Remove(partner);
    }, cancel);

    /// <summary>
    /// Adds all of them or none. A person who was added with the same data already is skipped. A person who was taken out of the chain
    /// while their sheet stayed in the open round gets that sheet back.
    /// </summary>
    /// <exception cref="RuleBroken">An address is in the chain already, or a partner has left.</exception>
    public Task<bool> Add(Viewer viewer, string slug, IReadOnlyList<NewPerson> people, CancellationToken cancel = default) =>
        Change(viewer, slug, async (db, chain) =>
    {
        var added = new List<Person>();
        var before = chain.People.Select(person => (person.Name, person.Email, person.PartnerId, person.Level)).ToHashSet();
        foreach (var person in people)
        {
            var partner = chain.PartnerOf(person.PartnerId);
            if (before.Contains((person.Name.Trim(), Person.Written(person.Email), partner.Id, person.Level))) continue;
            added.Add(chain.Add(partner, person.Name, person.Email, person.Level, db.Today));
        }

        await TakeUpSheets(db, chain, added, cancel);
    }, cancel);

    /// <summary>
    /// Takes a person out of the chain and the open round, and withdraws their links. What was handed in before stays. Does not reveal
    /// whether there was a sheet: nobody may know who has handed in.
    /// </summary>
    /// <param name="sheetStays">Whether a sheet that was handed in to the open round stays and counts.</param>
    /// <returns>What was removed, to put it back; null when the viewer does not run the chain.</returns>
    /// <exception cref="RuleBroken">Somebody else took the person out before.</exception>
    public async Task<RemovedPerson?> Remove(Viewer viewer, string slug, Guid personId, bool sheetStays = true, CancellationToken cancel = default)
    {
        RemovedPerson? removed = null;
        if (!await Change(
            viewer,
            slug,
            async (db, chain) => removed = await RemovedPerson.Remove(db, chain, personId, sheetStays, clock.GetUtcNow(), cancel),
            cancel)) return null;

        if (removed is not null) removedPeople.Keep(slug, removed);
        await audit.Write(viewer, AuditEvent.PersonRemoved, slug, $"{personId}");
        return removed;
    }

    /// <summary>Puts back a person who was taken out, with the withdrawn links and unsent messages.</summary>
    /// <exception cref="RuleBroken">Somebody else in the chain has the address by now.</exception>
    public async Task<bool> Restore(Viewer viewer, string slug, RemovedPerson removed, CancellationToken cancel = default)
    {
        // A person who was erased meanwhile, by this server or another, stays erased.
        if ((await erasures.Read(cancel)).Select(line => line.Id).Intersect(removed.Ids).Any()) throw new RuleBroken(Rule.UndoIsOver);

        if (!await Change(viewer, slug, (db, chain) => removed.Restore(db, chain, clock.GetUtcNow(), cancel), cancel)) return false;

        removedPeople.Drop(slug, removed.Id);
        await audit.Write(viewer, AuditEvent.PersonRestored, slug, $"{removed.Id}");
        return true;
    }

    /// <summary>Puts back a person who was taken out in the last ten minutes.</summary>
    /// <exception cref="RuleBroken">It was longer ago, or somebody else in the chain has the address by now.</exception>
    public async Task<bool> Restore(Viewer viewer, string slug, Guid personId, CancellationToken cancel = default)
    {
        await using (var db = await databases.CreateDbContextAsync(cancel))
        {
            if (await ChainId(db, viewer, slug, cancel) is null) return false;
        }

        return await Restore(viewer, slug, removedPeople.Find(slug, personId) ?? throw new RuleBroken(Rule.UndoIsOver), cancel);
    }

    /// <summary>Makes a person with an account a contact person, who may change the chain's dossier, or ends that.</summary>
    /// <exception cref="RuleBroken">The person is not in the chain.</exception>
    public Task<bool> KeepDossier(Viewer viewer, string slug, Guid personId, bool keeps, CancellationToken cancel = default) =>
        Change(viewer, slug, (_, chain) =>
    {
        var person = chain.PersonOf(personId);
        person.KeepsDossier = keeps;
        return Task.CompletedTask;
    }, cancel);

    /// <summary>
    /// Nobody is asked twice in a round: people whose address was in the open one before get their sheet back with
    /// a new invitation, handed in or not.
    /// </summary>
    private async Task TakeUpSheets(KetenScanDb db, Chain chain, List<Person> people, CancellationToken cancel)
    {
        if (await db.OpenRoundOf(chain.Id, cancel) is not { } open || !await db.LockOpen(open, cancel)) return;

        var addresses = people.Select(person => person.Email).ToList();
        var round = await db.Rounds.SingleAsync(round => round.Id == open, cancel);
        await db.Participants
            .Where(participant => participant.RoundId == open && participant.Address != null && addresses.Contains(participant.Address))
            .LoadAsync(cancel);
        people.ForEach(round.TakeUp);
        await db.SaveChangesAsync(cancel);
        foreach (var person in people.Where(person => round.ParticipantOf(person) is not null)) await db.Invite(
            outbox,
            person,
            round.ParticipantOf(person),
            [],
            cancel);
    }

    private static Task<Guid?> ChainId(KetenScanDb db, Viewer viewer, string slug, CancellationToken cancel) =>
        db.ChainsRunBy(viewer).Where(chain => chain.Slug == slug).Select(chain => (Guid?)chain.Id).SingleOrDefaultAsync(cancel);

    private Task<bool> Change(Viewer viewer, string slug, Func<KetenScanDb, Chain, Task> change, CancellationToken cancel) =>
        databases.ChangeOwn(viewer, slug, change, cancel);
}

using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Domain;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.People;

public sealed record PartnerRow(Guid Id, string Key, string Name, DateOnly Joined, DateOnly? Left, bool IsActive);

public sealed record PersonRow(Guid Id, string Name, string Email, Guid PartnerId, string Partner, Level Level, bool HasAccount, bool KeepsDossier);

/// <summary>Somebody who may look along.</summary>
public sealed record ConsultantRow(Guid AccountId, string Name, string Email);

public sealed record PeopleView(string Slug, string Chain, DateOnly Today, IReadOnlyList<PartnerRow> Partners, IReadOnlyList<PersonRow> People, IReadOnlyList<ConsultantRow> Consultants);

/// <summary>Partners, people and consultants of a chain, for who runs it.</summary>
public sealed class PeopleService(IDbContextFactory<KetenScanDb> databases, AuditLog audit, TimeProvider clock)
{
    private DateOnly Today => Amsterdam.Day(clock.GetUtcNow());

    public async Task<PeopleView?> Find(Viewer viewer, string slug, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var chain = await db.ChainsRunBy(viewer).Where(chain => chain.Slug == slug).Select(chain => new { chain.Id, chain.Name }).SingleOrDefaultAsync(cancel);
        if (chain is null) return null;

        var today = Today;
        var partners = await db.Partners
            .Where(partner => partner.ChainId == chain.Id)
            .OrderBy(partner => partner.Organisation.Name)
            .Select(partner => new PartnerRow(partner.Id, partner.Key, partner.Organisation.Name, partner.Joined, partner.Left, partner.Joined <= today && (partner.Left == null || partner.Left >= today)))
            .ToListAsync(cancel);
        var people = await (
            from person in db.People
            where person.ChainId == chain.Id
            join partner in db.Partners on person.PartnerId equals partner.Id
            orderby partner.Organisation.Name, person.Name
            select new PersonRow(person.Id, person.Name, person.Email, partner.Id, partner.Organisation.Name, person.Level, person.AccountId != null, person.KeepsDossier)).ToListAsync(cancel);
        var consultants = await (
            from grant in db.Grants
            where grant.ChainId == chain.Id && grant.Role == Role.Consultant
            join account in db.Users on grant.AccountId equals account.Id
            orderby account.DisplayName
            select new ConsultantRow(account.Id, account.DisplayName, account.Email!)).ToListAsync(cancel);
        return new PeopleView(slug, chain.Name, today, partners, people, consultants);
    }

    /// <summary>Makes an organisation a partner; one that left joins again.</summary>
    /// <exception cref="RuleBroken">It is in the chain already.</exception>
    public Task<bool> AddPartner(Viewer viewer, string slug, string name, DateOnly joined, CancellationToken cancel = default) => Change(viewer, slug, async (db, chain) =>
    {
        var written = name.Trim();
        if (chain.Partners.Any(partner => string.Equals(partner.Name, written, StringComparison.OrdinalIgnoreCase))) throw new RuleBroken(Rule.OrganisationIsInTheChain);

        var organisation = await db.Organisations.FirstOrDefaultAsync(organisation => organisation.Name == written, cancel) ?? new Organisation(written);
        chain.Join(organisation, Slugs.Free(written, Partner.LongestKey, key => chain.Partners.Any(partner => partner.Key == key)), joined);
    }, cancel);

    /// <summary>Notes the day a partner left; its people are not asked any more, what they gave stays.</summary>
    /// <exception cref="RuleBroken">The day lies before the day of joining.</exception>
    public Task<bool> Leave(Viewer viewer, string slug, Guid partnerId, DateOnly on, CancellationToken cancel = default) => Change(viewer, slug, (_, chain) =>
    {
        chain.Partners.SingleOrDefault(partner => partner.Id == partnerId)?.Leave(on);
        return Task.CompletedTask;
    }, cancel);

    /// <summary>Adds all of them or none.</summary>
    /// <exception cref="RuleBroken">An address is in the chain already, or a partner has left.</exception>
    public Task<bool> Add(Viewer viewer, string slug, IReadOnlyList<NewPerson> people, CancellationToken cancel = default) => Change(viewer, slug, (_, chain) =>
    {
        foreach (var person in people)
        {
            var partner = chain.Partners.SingleOrDefault(partner => partner.Id == person.PartnerId) ?? throw new RuleBroken(Rule.PartnerIsNotInTheChain);
            chain.Add(partner, person.Name, person.Email, person.Level, Today);
        }

        return Task.CompletedTask;
    }, cancel);

    /// <summary>Takes somebody out of the chain; links to a round that is open are withdrawn, what was handed in stays.</summary>
    public async Task<bool> Remove(Viewer viewer, string slug, Guid personId, CancellationToken cancel = default)
    {
        if (!await Change(viewer, slug, (db, chain) => Remove(db, chain, personId, cancel), cancel)) return false;

        await audit.Write(viewer, AuditEvent.PersonRemoved, slug, $"{personId}", cancel);
        return true;
    }

    /// <summary>Makes somebody who has an account a contact person that keeps the chain's dossier, or no longer.</summary>
    /// <exception cref="RuleBroken">The person is not in the chain.</exception>
    public Task<bool> KeepDossier(Viewer viewer, string slug, Guid personId, bool keeps, CancellationToken cancel = default) => Change(viewer, slug, (_, chain) =>
    {
        var person = chain.People.SingleOrDefault(person => person.Id == personId) ?? throw new RuleBroken(Rule.PersonIsNotInTheChain);
        person.KeepsDossier = keeps;
        return Task.CompletedTask;
    }, cancel);

    /// <summary>Lets a consultant see the chain's scorecards.</summary>
    /// <returns>Null when the viewer does not run the chain; false when there is no account of that address.</returns>
    public async Task<bool?> Grant(Viewer viewer, string slug, string email, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await ChainId(db, viewer, slug, cancel) is not { } chain) return null;

        var address = email.Trim().ToUpperInvariant();
        var account = await db.Users.Where(user => user.NormalizedEmail == address).Select(user => (Guid?)user.Id).SingleOrDefaultAsync(cancel);
        if (account is not { } id) return false;

        if (!await db.Grants.AnyAsync(grant => grant.AccountId == id && grant.ChainId == chain && grant.Role == Role.Consultant, cancel)) db.Grants.Add(new Grant(id, Role.Consultant, chain));
        await db.SaveChangesAsync(cancel);
        await audit.Write(viewer, AuditEvent.RoleGranted, slug, $"{email.Trim()} {Role.Consultant}", cancel);
        return true;
    }

    public async Task<bool> Withdraw(Viewer viewer, string slug, Guid accountId, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await ChainId(db, viewer, slug, cancel) is not { } chain) return false;

        await db.Grants.Where(grant => grant.AccountId == accountId && grant.ChainId == chain && grant.Role == Role.Consultant).ExecuteDeleteAsync(cancel);
        await audit.Write(viewer, AuditEvent.RoleWithdrawn, slug, $"{accountId} {Role.Consultant}", cancel);
        return true;
    }

    private async Task Remove(KetenScanDb db, Chain chain, Guid personId, CancellationToken cancel)
    {
        if (chain.People.SingleOrDefault(person => person.Id == personId) is not { } person) return;

        var now = clock.GetUtcNow();
        await db.Invitations
            .Where(invitation => invitation.WithdrawnAt == null && db.Participants.Any(participant => participant.Id == invitation.ParticipantId && participant.PersonId == personId))
            .ExecuteUpdateAsync(invitation => invitation.SetProperty(i => i.WithdrawnAt, now), cancel);
        await db.Outbox
            .Where(message => message.SentAt == null && message.Address == person.Email && db.Rounds.Any(round => round.Id == message.RoundId && round.ChainId == chain.Id))
            .ExecuteDeleteAsync(cancel);
        if (person.AccountId is { } account && chain.People.Count(other => other.AccountId == account) == 1)
            await db.Grants.Where(grant => grant.AccountId == account && grant.ChainId == chain.Id && grant.Role == Role.Member).ExecuteDeleteAsync(cancel);
        chain.Remove(person);
    }

    private static Task<Guid?> ChainId(KetenScanDb db, Viewer viewer, string slug, CancellationToken cancel) =>
        db.ChainsRunBy(viewer).Where(chain => chain.Slug == slug).Select(chain => (Guid?)chain.Id).SingleOrDefaultAsync(cancel);

    private async Task<bool> Change(Viewer viewer, string slug, Func<KetenScanDb, Chain, Task> change, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var chain = await db.ChainsRunBy(viewer).Include(chain => chain.Partners).Include(chain => chain.People).AsSplitQuery().SingleOrDefaultAsync(chain => chain.Slug == slug, cancel);
        if (chain is null) return false;

        await change(db, chain);
        await db.SaveUnlessChanged(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}

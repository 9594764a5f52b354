using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Shared;
using KetenScan.Web.Start;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Access = KetenScan.Data.Access;

namespace KetenScan.Web.Features.Privacy;

/// <summary>Everything that is kept of one person, as it is handed out.</summary>
public sealed record HeldData(HeldAccount? Account, IReadOnlyList<HeldPerson> Chains, IReadOnlyList<HeldSheet> Sheets, IReadOnlyList<HeldMessage> Messages);

public sealed record HeldAccount(string Name, string Email, IReadOnlyList<string> Roles, IReadOnlyList<string> SavedViews, IReadOnlyList<string> Keys);

public sealed record HeldPerson(string Chain, string Partner, string Name, string Email, Level Level);

public sealed record HeldSheet(
    string Chain, int Round, string RoundName, string Partner, string Name, Level Level, DateTimeOffset? SubmittedAt, IReadOnlyDictionary<string, int?> Answers, IReadOnlyDictionary<string, string> Comments, IReadOnlyList<int> Priorities);

public sealed record HeldMessage(string Kind, string Address, DateTimeOffset CreatedAt, DateTimeOffset? SentAt);

public enum Erasure
{
    Done,

    /// <summary>A chain would be left that nobody runs.</summary>
    LastCoordinator,

    /// <summary>A personal link opens what it was sent for, and erases nobody.</summary>
    NotByLink,
}

/// <summary>What people may ask of the installation about themselves, and what is forgotten in time.</summary>
public sealed class PrivacyService(IDbContextFactory<KetenScanDb> databases, UserManager<Access.Account> users, AuditLog audit, Settings settings, TimeProvider clock)
{
    /// <summary>What is kept of the viewer: by account, or by a privacy link.</summary>
    public async Task<HeldData> Of(Viewer viewer, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var account = await db.Users.Where(user => user.Id == viewer.AccountId).Select(user => new { user.DisplayName, user.Email }).SingleOrDefaultAsync(cancel);
        var roles = await (
            from grant in db.Grants
            where grant.AccountId == viewer.AccountId
            join chain in db.Chains on grant.ChainId equals chain.Id into chains
            from chain in chains.DefaultIfEmpty()
            select new { grant.Role, Chain = chain == null ? null : chain.Name }).ToListAsync(cancel);
        var people = await (
            from person in db.PeopleHeldOf(viewer, now)
            join chain in db.Chains on person.ChainId equals chain.Id
            join partner in db.Partners on person.PartnerId equals partner.Id
            select new HeldPerson(chain.Name, partner.Organisation.Name, person.Name, person.Email, person.Level)).ToListAsync(cancel);
        var sheets = await (
            from participant in db.ParticipantsHeldOf(viewer, now).Include(participant => participant.Sheet).ThenInclude(sheet => sheet.Answers).Include(participant => participant.Sheet).ThenInclude(sheet => sheet.Comments)
            join round in db.Rounds on participant.RoundId equals round.Id
            join chain in db.Chains on round.ChainId equals chain.Id
            join partner in db.Partners on participant.PartnerId equals partner.Id
            select new { participant, Chain = chain.Name, round.Number, RoundName = round.Name, Partner = partner.Organisation.Name }).AsNoTracking().ToListAsync(cancel);
        var views = await db.SavedViews.Where(view => view.AccountId == viewer.AccountId).OrderBy(view => view.Name).Select(view => view.Name).ToListAsync(cancel);
        var keys = await db.AccessTokens.Where(token => token.AccountId == viewer.AccountId).OrderBy(token => token.CreatedAt).Select(token => token.Name).ToListAsync(cancel);
        var addresses = people.Select(person => person.Email).Append(account?.Email).ToList();
        var messages = await db.Outbox
            .Where(message => addresses.Contains(message.Address))
            .Select(message => new HeldMessage(message.Kind.ToString(), message.Address, message.CreatedAt, message.SentAt))
            .ToListAsync(cancel);
        return new HeldData(
            account is null ? null : new HeldAccount(account.DisplayName, account.Email!, [.. roles.Select(role => role.Chain is null ? $"{role.Role}" : $"{role.Role}: {role.Chain}")], views, keys),
            people,
            [
                .. sheets.Select(own => new HeldSheet(
                    own.Chain,
                    own.Number,
                    own.RoundName,
                    own.Partner,
                    own.participant.Name,
                    own.participant.Level,
                    own.participant.Sheet.SubmittedAt,
                    own.participant.Sheet.Answers.ToDictionary(answer => answer.Statement, answer => answer.Value),
                    own.participant.Sheet.Comments.ToDictionary(comment => comment.Principle.ToString(), comment => comment.Text),
                    own.participant.Sheet.Priorities)),
            ],
            messages);
    }

    /// <summary>Forgets the viewer for good: name, address, account, answers. Scorecards of closed rounds stay as they are: they hold figures, no names.</summary>
    public async Task<Erasure> Erase(Viewer viewer, CancellationToken cancel = default)
    {
        if (!viewer.MayAskForItsData) return Erasure.NotByLink;

        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await LeavesAChainAlone(db, viewer, cancel)) return Erasure.LastCoordinator;

        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            await Erase(db, db.PeopleHeldOf(viewer, now), db.ParticipantsHeldOf(viewer, now), cancel);
            await db.Grants.Where(grant => grant.AccountId == viewer.AccountId).ExecuteDeleteAsync(cancel);
            await db.PrivacyLinks.Where(link => link.Id == viewer.PrivacyLinkId).ExecuteDeleteAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        if (viewer.PrivacyLinkId is null && await users.FindByIdAsync(viewer.AccountId.ToString()) is { } account) await users.DeleteAsync(account);
        await audit.Write("?", AuditEvent.PersonErased, cancel: cancel);
        return Erasure.Done;
    }

    /// <summary>Erases somebody of a chain who asked its coordinator: the person and its answers there. An account, if there is one, stays its owner's.</summary>
    /// <returns>False when the viewer does not run the chain, or the person is not in it.</returns>
    public async Task<bool> EraseOnRequest(Viewer coordinator, string slug, Guid person, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var asked = db.People.Where(own => own.Id == person && db.ChainsRunBy(coordinator).Any(chain => chain.Id == own.ChainId && chain.Slug == slug));
        if (await asked.AsNoTracking().SingleOrDefaultAsync(cancel) is not { } found) return false;

        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            var member = db.Grants.Where(grant => grant.AccountId == found.AccountId && grant.ChainId == found.ChainId && grant.Role == Role.Member);
            if (found.AccountId is not null && !await db.People.AnyAsync(other => other.AccountId == found.AccountId && other.ChainId == found.ChainId && other.Id != person, cancel))
                await member.ExecuteDeleteAsync(cancel);
            await Erase(db, asked, db.Participants.Where(participant => participant.PersonId == person), cancel);
            await transaction.CommitAsync(cancel);
        }

        await audit.Write(coordinator, AuditEvent.PersonErased, slug, cancel: cancel);
        return true;
    }

    private static async Task Erase(KetenScanDb db, IQueryable<Domain.Chains.Person> erased, IQueryable<Participant> participations, CancellationToken cancel)
    {
        var participants = await participations
            .Include(participant => participant.Sheet).ThenInclude(sheet => sheet.Answers)
            .Include(participant => participant.Sheet).ThenInclude(sheet => sheet.Comments)
            .ToListAsync(cancel);
        var rounds = participants.Select(participant => participant.RoundId).ToList();
        var closed = await db.Rounds.Where(round => rounds.Contains(round.Id) && round.State == RoundState.Closed).Select(round => round.Id).ToListAsync(cancel);
        var people = await erased.ToListAsync(cancel);
        var addresses = people.Select(person => person.Email).ToList();
        await db.Forget(participations, cancel);
        foreach (var participant in participants)
        {
            db.RemoveRange(participant.Sheet.Answers);
            db.RemoveRange(participant.Sheet.Comments);

            // In a closed round somebody was asked: that count is part of the scorecard. In another it is as if nobody was.
            if (closed.Contains(participant.RoundId)) participant.Forget();
            else db.Remove(participant);
        }

        await ForgetNames(db, people, cancel);
        await db.Outbox.Where(message => addresses.Contains(message.Address)).ExecuteDeleteAsync(cancel);
        db.RemoveRange(people);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Takes away for good whose sheets those of a closed round are.</summary>
    public async Task<bool> Detach(Viewer viewer, string slug, int number, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var round = await db.RoundsRunBy(viewer)
            .Where(round => round.Number == number && round.State == RoundState.Closed && db.Chains.Any(chain => chain.Id == round.ChainId && chain.Slug == slug))
            .Select(round => (Guid?)round.Id)
            .SingleOrDefaultAsync(cancel);
        if (round is not { } id) return false;

        await Forget(db, db.Participants.Where(participant => participant.RoundId == id), cancel);
        await audit.Write(viewer, AuditEvent.RoundDetached, slug, $"{number}", cancel);
        return true;
    }

    /// <summary>Does what the periods of keeping ask: detaches old rounds, throws away sent messages.</summary>
    public async Task Expire(CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        if (settings.Retention.DetachAfterMonths > 0)
        {
            var before = now.AddMonths(-settings.Retention.DetachAfterMonths);
            await Forget(db, db.Participants.Where(participant => db.Rounds.Any(round => round.Id == participant.RoundId && round.State == RoundState.Closed && round.ClosedAt < before)), cancel);
        }

        if (settings.Retention.MailDays > 0)
        {
            var before = now.AddDays(-settings.Retention.MailDays);
            await db.Outbox.Where(message => message.SentAt != null && message.SentAt < before).ExecuteDeleteAsync(cancel);
        }

        await db.PrivacyLinks.Where(link => link.ExpiresAt < now).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Takes the names of these people out of their chains' dossiers and actions; what was done stays.</summary>
    private static async Task ForgetNames(KetenScanDb db, List<Domain.Chains.Person> people, CancellationToken cancel)
    {
        foreach (var person in people)
        {
            foreach (var entry in await db.DossierEntries.Include(entry => entry.Changes).Where(entry => entry.ChainId == person.ChainId).ToListAsync(cancel)) entry.Forget(person.Name);
            foreach (var action in await db.ImprovementActions.Include(action => action.Comments).Where(action => action.ChainId == person.ChainId).ToListAsync(cancel)) action.Forget(person.Name);
        }
    }

    private static async Task Forget(KetenScanDb db, IQueryable<Participant> participants, CancellationToken cancel)
    {
        await db.Forget(participants, cancel);
        foreach (var participant in await participants.Where(participant => participant.Name != "" || participant.PersonId != null || participant.AccountId != null).ToListAsync(cancel)) participant.Forget();
        await db.SaveChangesAsync(cancel);
    }

    private static Task<bool> LeavesAChainAlone(KetenScanDb db, Viewer viewer, CancellationToken cancel) =>
        db.Grants.AnyAsync(grant => grant.AccountId == viewer.AccountId && grant.Role == Role.Coordinator && grant.ChainId != null
            && !db.Grants.Any(other => other.AccountId != viewer.AccountId && other.Role == Role.Coordinator && other.ChainId == grant.ChainId), cancel);
}

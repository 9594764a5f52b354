using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Forgetting;
using KetenScan.Domain.Dossier;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Privacy;

/// <summary>Reads what is kept of somebody.</summary>
internal static class HeldDataQuery
{
    public static async Task<HeldData> HeldDataOf(this KetenScanDb db, Viewer viewer, CancellationToken cancel)
    {
        var people = await (
            from person in db.PeopleHeldOf(viewer)
            join chain in db.Chains on person.ChainId equals chain.Id
            join partner in db.Partners on person.PartnerId equals partner.Id
            select new HeldPerson(chain.Name, partner.Organisation.Name, person.Name, person.Email, person.Level)).ToListAsync(cancel);
        var takenOut = await db.PeopleTakenOutOf(viewer, cancel);
        var messages = await db.Outbox
            .Where(message => db.ParticipantsHeldOf(viewer).Any(participant => participant.Id == message.ParticipantId)
                || db.PeopleHeldOf(viewer).Any(person => person.Id == message.PersonId)
                || (message.PersonId != null && takenOut.Contains(message.PersonId.Value))
                || (message.AccountId != null && message.AccountId == viewer.AccountId))
            .Select(message => new HeldMessage(message.Kind.ToString(), message.Address, message.CreatedAt, message.SentAt))
            .ToListAsync(cancel);
        return new HeldData(
            await AccountOf(db, viewer, cancel),
            people,
            await SheetsOf(db, viewer, cancel),
            await SpareSheetsOf(db, viewer, cancel),
            messages,
            await WorkOf(db, viewer, cancel));
    }

    /// <summary>The ids in chains that the owner of a privacy link was taken out of.</summary>
    public static async Task<IReadOnlyList<Guid>> PeopleTakenOutOf(this KetenScanDb db, Viewer viewer, CancellationToken cancel) =>
        await db.PrivacyLinkOf(viewer).Select(link => link.Email).SingleOrDefaultAsync(cancel) is { } address
            ? await db.PeopleTakenOut(address).ToListAsync(cancel)
            : [];

    private static async Task<HeldAccount?> AccountOf(KetenScanDb db, Viewer viewer, CancellationToken cancel)
    {
        var account = await db.Users
            .Where(user => user.Id == viewer.AccountId)
            .Select(user => new { user.DisplayName, user.Email }).SingleOrDefaultAsync(cancel);
        if (account is null) return null;

        var roles = await (
            from grant in db.Grants
            where grant.AccountId == viewer.AccountId
            join chain in db.Chains on grant.ChainId equals chain.Id into chains
            from chain in chains.DefaultIfEmpty()
            select new { grant.Role, Chain = chain == null ? null : chain.Name }).ToListAsync(cancel);
        var views = await db.SavedViews
            .Where(view => view.AccountId == viewer.AccountId)
            .OrderBy(view => view.Name).Select(view => view.Name).ToListAsync(cancel);
        var pinned = await db.Chains
            .Where(chain => db.PinnedChains.Any(pin => pin.AccountId == viewer.AccountId && pin.ChainId == chain.Id))
            .OrderBy(chain => chain.Name).Select(chain => chain.Name).ToListAsync(cancel);
        var hidden = await db.HiddenHints.Where(own => own.AccountId == viewer.AccountId).Select(own => own.Hint).ToListAsync(cancel);
        var keys = await db.AccessTokens
            .Where(token => token.AccountId == viewer.AccountId)
            .OrderBy(token => token.CreatedAt).Select(token => token.Name).ToListAsync(cancel);
        string[] named = [.. roles.Select(role => role.Chain is null ? $"{role.Role}" : $"{role.Role}: {role.Chain}")];
        var passkeys = await db.Set<IdentityUserPasskey<Guid>>().AsNoTracking().Where(passkey => passkey.UserId == viewer.AccountId).ToListAsync(cancel);
        var providers = await db.UserLogins
            .Where(login => login.UserId == viewer.AccountId)
            .Select(login => new HeldProvider(login.ProviderDisplayName ?? "", login.LoginProvider, login.ProviderKey)).ToListAsync(cancel);
        return new HeldAccount(
            account.DisplayName,
            account.Email!,
            named,
            views,
            pinned,
            [.. hidden.Select(hint => $"{hint}").Order(StringComparer.Ordinal)],
            keys,
            [.. passkeys.Select(passkey => passkey.Data.Name ?? "")],
            providers);
    }

    private static async Task<IReadOnlyList<HeldSheet>> SheetsOf(KetenScanDb db, Viewer viewer, CancellationToken cancel)
    {
        var sheets = await (
            from participant in db.ParticipantsHeldOf(viewer)
                .Include(participant => participant.Sheet).ThenInclude(sheet => sheet.Answers)
                .Include(participant => participant.Sheet).ThenInclude(sheet => sheet.Comments)
            join round in db.Rounds on participant.RoundId equals round.Id
            join chain in db.Chains on round.ChainId equals chain.Id
            join partner in db.Partners on participant.PartnerId equals partner.Id
            select new { participant, Chain = chain.Name, round.Number, RoundName = round.Name, Partner = partner.Organisation.Name })
            .AsNoTracking().ToListAsync(cancel);
        return
        [
            .. sheets.Select(own => new HeldSheet(
                own.Chain,
                own.Number,
                own.RoundName,
                own.Partner,
                own.participant.Name,
                own.participant.Level,
                own.participant.Sheet.SubmittedAt,
                own.participant.Sheet.Answers.ToDictionary(answer => answer.Statement, answer => answer.Value.Number),
                own.participant.Sheet.Comments.ToDictionary(comment => comment.Principle.ToString(), comment => comment.Text),
                [.. own.participant.Sheet.Priorities.Select(principle => (int)principle)])),
        ];
    }

    private static async Task<IReadOnlyList<HeldSpareSheet>> SpareSheetsOf(KetenScanDb db, Viewer viewer, CancellationToken cancel)
    {
        var spares = await (
            from spare in db.SpareSheets
            join participant in db.ParticipantsHeldOf(viewer) on spare.ParticipantId equals participant.Id
            join round in db.Rounds on participant.RoundId equals round.Id
            join chain in db.Chains on round.ChainId equals chain.Id
            select new { Chain = chain.Name, round.Number, spare.Content }).AsNoTracking().ToListAsync(cancel);
        return
        [
            .. spares.Select(own => new HeldSpareSheet(
                own.Chain,
                own.Number,
                own.Content.SubmittedAt,
                own.Content.Answers.ToDictionary(answer => answer.Key, answer => answer.Value.Number),
                own.Content.Comments.ToDictionary(comment => comment.Key.ToString(), comment => comment.Value),
                [.. own.Content.Priorities.Select(principle => (int)principle)])),
        ];
    }

    private static async Task<IReadOnlyList<HeldWork>> WorkOf(KetenScanDb db, Viewer viewer, CancellationToken cancel)
    {
        var people = db.PeopleHeldOf(viewer);
        var account = viewer.PrivacyLinkId is null ? viewer.AccountId : (Guid?)null;
        var work = await db.Chains
            .OrderBy(chain => chain.Name)
            .Select(chain => new
            {
                chain.Name,
                Actions = db.ImprovementActions
                    .Where(action => action.ChainId == chain.Id && people.Any(person => person.Id == action.PersonId))
                    .Select(action => action.What).ToList(),
                Comments = db.ImprovementActions.Where(action => action.ChainId == chain.Id).SelectMany(action => action.Comments)
                    .Where(comment => account != null && comment.AccountId == account).OrderBy(comment => comment.At).Select(comment => comment.Text).ToList(),
                Changes = db.Set<DossierChange>().Count(change => db.DossierEntries.Any(entry => entry.Id == change.EntryId && entry.ChainId == chain.Id)
                    && ((account != null && change.AccountId == account) || people.Any(person => person.Id == change.PersonId))),
            })
            .AsSplitQuery().ToListAsync(cancel);
        return
        [
            .. work.Where(own => own.Actions.Count + own.Comments.Count + own.Changes > 0)
                .Select(own => new HeldWork(own.Name, own.Actions, own.Comments, own.Changes)),
        ];
    }
}

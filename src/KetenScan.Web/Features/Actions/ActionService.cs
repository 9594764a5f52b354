using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Actions;

public sealed record ActionLine(
    Guid Id, int Version, int? RoundNumber, Principle Principle, string What, string? Why, string Owner, Guid? PartnerId, string? Partner, DateOnly Due, string? ExpectedEffect, ActionState State, string? Result, DateOnly? EndedOn, Guid? PersonId, Guid? IndicatorId, bool IsMine, IReadOnlyList<ActionRemark> Comments);

/// <summary>What somebody said about an action.</summary>
public sealed record ActionRemark(string Who, string Text, DateTimeOffset At);

/// <summary>Somebody who can own an action.</summary>
public sealed record ActionPerson(Guid Id, string Name, Guid PartnerId, string Partner);

public sealed record ActionIndicator(Guid Id, string Name);

public sealed record ActionPartner(Guid Id, string Name);

/// <param name="Runs">Whether the viewer may change them.</param>
/// <param name="LastRound">The number of the last closed round, to which a new action belongs.</param>
/// <param name="Today">The day against which an action is overdue.</param>
/// <param name="People">Who can own an action; only for who runs the chain.</param>
/// <param name="Indicators">What an action can be about; only for who runs the chain.</param>
public sealed record ActionsView(string Slug, string Chain, bool Runs, int? LastRound, DateOnly Today, IReadOnlyList<ActionPartner> Partners, IReadOnlyList<ActionPerson> People, IReadOnlyList<ActionIndicator> Indicators, IReadOnlyList<ActionLine> Actions);

/// <summary>Improvement actions: who may see the chain reads them, who runs the chain keeps them.</summary>
public sealed class ActionService(IDbContextFactory<KetenScanDb> databases, TimeProvider clock)
{
    private DateOnly Today => Amsterdam.Day(clock.GetUtcNow());

    /// <summary>The chain's actions, open ones first and by due date; nothing when the chain does not exist for the viewer.</summary>
    public async Task<ActionsView?> Find(Viewer viewer, string slug, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var chain = await db.ChainsOf(viewer)
            .Where(chain => chain.Slug == slug)
            .Select(chain => new { chain.Id, chain.Name, Runs = db.ChainsRunBy(viewer).Any(own => own.Id == chain.Id) })
            .SingleOrDefaultAsync(cancel);
        if (chain is null) return null;

        var partners = await db.Partners
            .Where(partner => partner.ChainId == chain.Id)
            .OrderBy(partner => partner.Organisation.Name)
            .Select(partner => new ActionPartner(partner.Id, partner.Organisation.Name))
            .ToListAsync(cancel);
        var last = await db.Rounds
            .Where(round => round.ChainId == chain.Id && round.State == RoundState.Closed)
            .OrderByDescending(round => round.ClosedAt)
            .Select(round => (int?)round.Number)
            .FirstOrDefaultAsync(cancel);
        var people = chain.Runs
            ? await (
                from person in db.People
                where person.ChainId == chain.Id
                join partner in db.Partners on person.PartnerId equals partner.Id
                orderby person.Name
                select new ActionPerson(person.Id, person.Name, partner.Id, partner.Organisation.Name)).ToListAsync(cancel)
            : [];
        var indicators = chain.Runs ? await Indicators(db, chain.Id, cancel) : [];
        var actions = await Lines(db, chain.Id, viewer).AsSplitQuery().ToListAsync(cancel);
        return new ActionsView(slug, chain.Name, chain.Runs, last, Today, partners, people, indicators, actions);
    }

    /// <summary>Adds an action or changes one that is open; false when the viewer does not run the chain.</summary>
    /// <exception cref="RuleBroken">Something is missing, the action has ended, or somebody else changed it.</exception>
    public async Task<bool> Save(Viewer viewer, string slug, ActionForm form, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var chain = await db.ChainsRunBy(viewer)
            .Include(chain => chain.People)
            .Include(chain => chain.Partners).ThenInclude(partner => partner.Organisation)
            .AsSplitQuery()
            .SingleOrDefaultAsync(chain => chain.Slug == slug, cancel);
        if (chain is null) return false;

        if (form.PersonId is { } personId)
        {
            var person = chain.People.SingleOrDefault(person => person.Id == personId) ?? throw new RuleBroken(Rule.PersonIsNotInTheChain);
            (form.Owner, form.PartnerId) = (person.Name, person.PartnerId);
        }

        if (form.Id is { } id) (await Own(db, chain.Id, id, form.Version, cancel)).Agree(chain, form.Terms);
        else db.ImprovementActions.Add(new ImprovementAction(chain, form.RoundNumber, form.Terms));
        await db.SaveUnlessChanged(cancel);
        return true;
    }

    /// <summary>Adds what the viewer says about an action; false when the viewer does not see the chain.</summary>
    public async Task<bool> Say(Viewer viewer, string slug, Guid id, string text, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var action = await db.ImprovementActions.SingleOrDefaultAsync(action => action.Id == id && db.ChainsOf(viewer).Any(chain => chain.Id == action.ChainId && chain.Slug == slug), cancel);
        if (action is null) return false;

        action.Say(viewer.Name, text, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Ends an action with its result; false for who neither runs the chain nor owns the action.</summary>
    /// <exception cref="RuleBroken">It has ended already, nothing says what came of it, or somebody else changed it.</exception>
    public Task<bool> End(Viewer viewer, string slug, ActionLine line, ActionState how, string? result, CancellationToken cancel = default) =>
        Change(viewer, slug, line, action => action.End(how, result, Today), cancel);

    /// <exception cref="RuleBroken">Somebody else changed it.</exception>
    public Task<bool> Reopen(Viewer viewer, string slug, ActionLine line, CancellationToken cancel = default) =>
        Change(viewer, slug, line, action => action.Reopen(), cancel);

    private static async Task<ImprovementAction> Own(KetenScanDb db, Guid chain, Guid id, int version, CancellationToken cancel)
    {
        var action = await db.ImprovementActions.SingleOrDefaultAsync(action => action.Id == id && action.ChainId == chain, cancel);
        return action?.Version == version ? action : throw new RuleBroken(Rule.SomebodyElseChangedIt);
    }

    private static async Task<IReadOnlyList<ActionIndicator>> Indicators(KetenScanDb db, Guid chain, CancellationToken cancel) =>
    [
        .. (await db.DossierEntries.Where(entry => entry.ChainId == chain && !entry.IsArchived).Select(entry => new { entry.Id, entry.Fact }).ToListAsync(cancel))
            .Where(entry => entry.Fact is Indicator)
            .Select(entry => new ActionIndicator(entry.Id, ((Indicator)entry.Fact).Name)),
    ];

    private static IQueryable<ActionLine> Lines(KetenScanDb db, Guid chain, Viewer viewer) =>
        from action in db.ImprovementActions
        where action.ChainId == chain
        orderby action.State == ActionState.Open descending, action.Due, action.Id
        select new ActionLine(
            action.Id,
            action.Version,
            action.RoundNumber,
            action.Principle,
            action.What,
            action.Why,
            action.Owner,
            action.PartnerId,
            action.Partner == null ? null : action.Partner.Organisation.Name,
            action.Due,
            action.ExpectedEffect,
            action.State,
            action.Result,
            action.EndedOn,
            action.PersonId,
            action.IndicatorId,
            db.People.Any(person => person.Id == action.PersonId && person.AccountId == viewer.AccountId),
            action.Comments.OrderBy(comment => comment.At).Select(comment => new ActionRemark(comment.Who, comment.Text, comment.At)).ToList());

    private async Task<bool> Change(Viewer viewer, string slug, ActionLine line, Action<ImprovementAction> change, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var action = await db.ImprovementActions.SingleOrDefaultAsync(
            action => action.Id == line.Id
                && db.ChainsOf(viewer).Any(chain => chain.Id == action.ChainId && chain.Slug == slug)
                && (db.ChainsRunBy(viewer).Any(chain => chain.Id == action.ChainId) || db.People.Any(person => person.Id == action.PersonId && person.AccountId == viewer.AccountId)),
            cancel);
        if (action is null) return false;
        if (action.Version != line.Version) throw new RuleBroken(Rule.SomebodyElseChangedIt);

        change(action);
        await db.SaveUnlessChanged(cancel);
        return true;
    }
}

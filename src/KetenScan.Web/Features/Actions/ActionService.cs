using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Scorecards;
using KetenScan.Domain;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Actions;

public sealed record ActionLine(
    Guid Id, int Version, int? RoundNumber, Principle Principle, string What, string? Why, string Owner, Guid? PartnerId, string? Partner, DateOnly Due,
    string? ExpectedEffect, ActionState State, string? Result, DateOnly? EndedOn, Guid? PersonId, Guid? IndicatorId, bool IsMine,
    IReadOnlyList<ActionRemark> Comments);

/// <summary>A comment on an action.</summary>
public sealed record ActionRemark(string Who, string Text, DateTimeOffset At);

/// <summary>A person who can own an action.</summary>
public sealed record ActionPerson(Guid Id, string Name, Guid PartnerId, string Partner);

public sealed record ActionIndicator(Guid Id, string Name);

public sealed record ActionPartner(Guid Id, string Name);

/// <param name="Runs">Whether the viewer may change them.</param>
/// <param name="LastRound">The number of the last closed round, to which a new action belongs.</param>
/// <param name="Today">The day on which "overdue" is judged.</param>
/// <param name="People">The people who can own an action; only for coordinators of the chain.</param>
/// <param name="Indicators">The indicators that an action can be about; only for coordinators of the chain.</param>
public sealed record ActionsView(
    string Slug,
    string Chain,
    bool Runs,
    int? LastRound,
    DateOnly Today,
    IReadOnlyList<ActionPartner> Partners,
    IReadOnlyList<ActionPerson> People,
    IReadOnlyList<ActionIndicator> Indicators,
    IReadOnlyList<ActionLine> Actions)
{
    /// <summary>Whether the viewer may end and reopen an action: coordinators, and the owner of the action.</summary>
    public bool MayMove(ActionLine action) => Runs || action.IsMine;
}

/// <summary>Improvement actions. Whoever may see the chain can read them; coordinators change them.</summary>
public sealed class ActionService(IDbContextFactory<KetenScanDb> databases, TimeProvider clock)
{
    /// <summary>The chain's actions, open ones first and by due date; null when the chain does not exist for the viewer.</summary>
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
        var last = await db.AllClosedRounds()
            .Where(round => round.ChainId == chain.Id)
            .Latest()
            .Select(round => (int?)round.Number)
            .SingleOrDefaultAsync(cancel);
        var people = chain.Runs
            ? await (
                from person in db.People
                where person.ChainId == chain.Id
                join partner in db.Partners on person.PartnerId equals partner.Id
                orderby person.Name
                select new ActionPerson(person.Id, person.Name, partner.Id, partner.Organisation.Name)).ToListAsync(cancel)
            : [];
        var indicators = chain.Runs ? await Indicators(db, chain.Id, cancel) : [];
        var actions = await Lines(db, db.ImprovementActions.Where(action => action.ChainId == chain.Id), viewer).AsSplitQuery().ToListAsync(cancel);
        return new ActionsView(slug, chain.Name, chain.Runs, last, db.Today, partners, people, indicators, actions);
    }

    /// <summary>Adds an action, once however often its form is sent, or changes an open one; false when the viewer does not run the chain.</summary>
    /// <exception cref="RuleBroken">Something is missing, or the action has ended.</exception>
    /// <exception cref="ChangedMeanwhile{T}">Somebody else changed it since it was read.</exception>
    public Task<bool> Save(Viewer viewer, string slug, ActionForm form, CancellationToken cancel = default) => Saving.Retry(async () =>
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

        var known = await db.ImprovementActions.SingleOrDefaultAsync(action => action.Id == form.Id, cancel);
        if (known is not null && known.ChainId != chain.Id) return false;
        if (form.IsNew && known is not null) return true;

        if (form.IsNew) db.ImprovementActions.Add(new ImprovementAction(chain, form.RoundNumber, form.Terms, form.Id));
        else if (known is null) return false;
        else if (known.Version != form.Version) throw await Changed(db, viewer, known.Id, cancel);
        else known.Agree(chain, form.Terms);
        await db.SaveChangesAsync(cancel);
        return true;
    });

    /// <summary>Adds the viewer's comment on an action; false when the viewer may not see the chain.</summary>
    /// <param name="comment">An id made with the form: when it is sent twice, the comment is stored once.</param>
    public Task<bool> Say(Viewer viewer, string slug, Guid id, Guid comment, string text, CancellationToken cancel = default) => Saving.Retry(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var action = await db.ImprovementActions.SingleOrDefaultAsync(action => action.Id == id
            && db.ChainsOf(viewer).Any(chain => chain.Id == action.ChainId && chain.Slug == slug), cancel);
        if (action is null) return false;

        var said = await db.ImprovementActions
            .Where(own => own.Comments.Any(own => own.Id == comment))
            .Select(own => (Guid?)own.Id)
            .SingleOrDefaultAsync(cancel);
        if (said is not null) return said == id;

        action.Say(viewer.Author, text, clock.GetUtcNow(), comment);
        await db.SaveChangesAsync(cancel);
        return true;
    });

    /// <summary>
    /// Ends an action with its result; false unless the viewer runs the chain or owns the action. If the viewer saw that it had ended already, this result
    /// replaces the earlier one.
    /// </summary>
    /// <exception cref="RuleBroken">The result is missing.</exception>
    /// <exception cref="ChangedMeanwhile{T}">Somebody else changed it since it was read.</exception>
    public Task<bool> End(Viewer viewer, string slug, ActionLine line, ActionState how, string? result, CancellationToken cancel = default) =>
        Change(
            viewer,
            slug,
            line,
            (db, action) =>
            {
                if (line.State != ActionState.Open) action.Reopen();
                action.End(how, result, db.Today);
            },
            cancel);

    /// <exception cref="ChangedMeanwhile{T}">Somebody else changed it since it was read.</exception>
    public Task<bool> Reopen(Viewer viewer, string slug, ActionLine line, CancellationToken cancel = default) =>
        Change(viewer, slug, line, (_, action) => action.Reopen(), cancel);

    private static async Task<ChangedMeanwhile<ActionLine>> Changed(KetenScanDb db, Viewer viewer, Guid id, CancellationToken cancel) =>
        new(await Lines(db, db.ImprovementActions.Where(action => action.Id == id), viewer).AsSplitQuery().SingleAsync(cancel));

    private static async Task<IReadOnlyList<ActionIndicator>> Indicators(KetenScanDb db, Guid chain, CancellationToken cancel) =>
    [
        .. (
            await db.DossierEntries
                .Where(entry => entry.ChainId == chain && !entry.IsArchived)
                .Select(entry => new { entry.Id, entry.Fact })
                .ToListAsync(cancel))
            .Where(entry => entry.Fact is Indicator)
            .Select(entry => new ActionIndicator(entry.Id, ((Indicator)entry.Fact).Name)),
    ];

    private static IQueryable<ActionLine> Lines(KetenScanDb db, IQueryable<ImprovementAction> actions, Viewer viewer) =>
        from action in actions
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

    private Task<bool> Change(Viewer viewer, string slug, ActionLine line, Action<KetenScanDb, ImprovementAction> change, CancellationToken cancel) =>
        Saving.Retry(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var action = await db.ImprovementActions.SingleOrDefaultAsync(
            action => action.Id == line.Id
                && db.ChainsOf(viewer).Any(chain => chain.Id == action.ChainId && chain.Slug == slug)
                && (db.ChainsRunBy(viewer).Any(chain => chain.Id == action.ChainId)
                    || db.People.Any(person => person.Id == action.PersonId && person.AccountId == viewer.AccountId)),
            cancel);
        if (action is null) return false;
        if (action.Version != line.Version) throw await Changed(db, viewer, action.Id, cancel);

        change(db, action);
        await db.SaveChangesAsync(cancel);
        return true;
    });
}

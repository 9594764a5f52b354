using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Scorecards;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Home;

/// <summary>What the home page shows, by what somebody does: fill in, coordinate, compare, administer. Whoever does several sees all of it.</summary>
public sealed class HomeService(IDbContextFactory<KetenScanDb> databases, Questionnaires questionnaires, ResponseService responses, SmtpSettings smtp)
{
    /// <summary>A round that closed longer ago is no news.</summary>
    private const int NewsDays = 42;

    public async Task<HomeView> Load(Viewer viewer, ChainFilter? filter = null, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var list = await db.ListOf(viewer, filter ?? new ChainFilter(), cancel);
        var pinned = list.Pinned > 0 && list.Active > ChainFilter.MostCards ? await db.PinnedOf(viewer, cancel) : [];
        return new HomeView(
            db.Today, await WaitingFor(db, viewer, cancel), list, pinned, await EarlierOf(db, viewer, cancel), await db.MayStartChains(viewer, cancel));
    }

    /// <summary>Another page of the list of chains, or another choice of it.</summary>
    public async Task<ChainList> List(Viewer viewer, ChainFilter filter, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.ListOf(viewer, filter, cancel);
    }

    private async Task<Waiting> WaitingFor(KetenScanDb db, Viewer viewer, CancellationToken cancel)
    {
        var roles = await db.RolesOf(viewer, cancel);
        var runs = roles.Contains(Role.Coordinator);
        var rounds = runs ? await responses.OpenRounds(viewer, Few<OpenRound>.Most, cancel) : ([], 0);
        return new Waiting(
            await SheetsOf(db, viewer, cancel),
            new(rounds.First, rounds.All),
            runs ? await DraftsOf(db, viewer, cancel) : new([], 0),
            runs ? await CommentsOf(db, viewer, cancel) : new([], 0),
            await ActionsOf(db, viewer).ToListAsync(cancel),
            runs ? await First(OverdueOf(db, viewer), cancel) : new([], 0),
            roles.Contains(Role.Consultant) ? await ChangedOf(db, viewer, cancel) : new([], 0),
            await db.AdministrationOf(viewer, smtp, cancel));
    }

    /// <summary>Those that are not handed in come first.</summary>
    private async Task<IReadOnlyList<WaitingSheet>> SheetsOf(KetenScanDb db, Viewer viewer, CancellationToken cancel)
    {
        var found = await (
            from sheet in db.SheetsOf(viewer)
            join participant in db.Participants on sheet.ParticipantId equals participant.Id
            join round in db.Rounds on participant.RoundId equals round.Id
            join chain in db.Chains on round.ChainId equals chain.Id
            where round.State == RoundState.Open
            orderby sheet.SubmittedAt != null, round.ClosesOn, chain.Name
            select new
            {
                chain.Name,
                chain.Slug,
                round.Number,
                RoundName = round.Name,
                round.ClosesOn,
                round.Questionnaire,
                Answered = sheet.Answers.Count,
                Submitted = sheet.SubmittedAt != null,
            }).ToListAsync(cancel);
        var sheets = new List<WaitingSheet>();
        foreach (var own in found)
        {
            var statements = (await questionnaires.Get(own.Questionnaire, cancel)).Statements.Count;
            sheets.Add(new(own.Name, own.Slug, own.Number, own.RoundName, own.ClosesOn, own.Answered, statements, own.Submitted));
        }

        return sheets;
    }

    private static Task<Few<DraftRound>> DraftsOf(KetenScanDb db, Viewer viewer, CancellationToken cancel) => First(
        from round in db.RoundsRunBy(viewer)
        join chain in db.Chains on round.ChainId equals chain.Id
        where round.State == RoundState.Draft && chain.ArchivedAt == null
        orderby chain.Name, round.Number
        select new DraftRound(chain.Name, chain.Slug, round.Number, round.Name),
        cancel);

    private static Task<Few<WaitingComments>> CommentsOf(KetenScanDb db, Viewer viewer, CancellationToken cancel) => First(
        from chain in db.ChainsRunBy(viewer)
        join card in db.Scorecards on chain.Id equals card.Figures.ChainId
        where !card.CommentsReleased
        orderby chain.Name, card.Figures.Number
        select new WaitingComments(chain.Name, chain.Slug, card.Figures.Number),
        cancel);

    private static IQueryable<WaitingAction> ActionsOf(KetenScanDb db, Viewer viewer) =>
        from action in db.ImprovementActions
        where action.State == ActionState.Open && db.OwnPeople(viewer).Any(person => person.Id == action.PersonId)
        join chain in db.Chains on action.ChainId equals chain.Id
        orderby action.Due, action.Id
        select new WaitingAction(action.Id, chain.Name, chain.Slug, action.What, action.Owner, action.Due, action.Due < db.Today);

    private static IQueryable<WaitingAction> OverdueOf(KetenScanDb db, Viewer viewer) =>
        from action in db.ImprovementActions
        where action.State == ActionState.Open && action.Due < db.Today && !db.OwnPeople(viewer).Any(person => person.Id == action.PersonId)
        join chain in db.ChainsRunBy(viewer) on action.ChainId equals chain.Id
        orderby action.Due, action.Id
        select new WaitingAction(action.Id, chain.Name, chain.Slug, action.What, action.Owner, action.Due, true);

    /// <summary>Pinned chains first, then certain changes, then the latest. Whoever runs a chain closed its rounds, and knows.</summary>
    private static Task<Few<ChangedRound>> ChangedOf(KetenScanDb db, Viewer viewer, CancellationToken cancel)
    {
        var since = db.Today.AddDays(-NewsDays);
        return First(
            from round in db.ClosedRoundsComparedBy(viewer)
            where round.ClosedOn >= since && !db.ChainsRunBy(viewer).Any(own => own.Id == round.ChainId)
            join chain in db.Chains on round.ChainId equals chain.Id
            orderby db.ChainsPinnedBy(viewer).Any(own => own.Id == chain.Id) descending,
                round.OverallChangeTenths != null && round.OverallChangeTenths != 0 descending,
                round.ClosedOn descending, chain.Name, round.Number descending
            select new ChangedRound(
                chain.Name,
                chain.Slug,
                new LatestScore(round.Number, round.Overall, round.OverallLow, round.OverallHigh, round.OverallConservative) { ClosedOn = round.ClosedOn },
                round.OverallChange,
                round.OverallMoved),
            cancel);
    }

    private static Task<List<EarlierRound>> EarlierOf(KetenScanDb db, Viewer viewer, CancellationToken cancel) => (
        from round in db.RoundsOf(viewer)
        where viewer.HasAccount && !db.ChainsOf(viewer).Any(own => own.Id == round.ChainId)
        join chain in db.Chains on round.ChainId equals chain.Id
        orderby chain.Name, round.Number descending
        select new EarlierRound(chain.Name, chain.Slug, round.Number, round.Name)).ToListAsync(cancel);

    private static async Task<Few<T>> First<T>(IQueryable<T> all, CancellationToken cancel)
    {
        var first = await all.Take(Few<T>.Most).ToListAsync(cancel);
        return new(first, first.Count < Few<T>.Most ? first.Count : await all.CountAsync(cancel));
    }
}

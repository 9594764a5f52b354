using System.Globalization;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Dossiers;
using KetenScan.Data.Scorecards;
using KetenScan.Domain;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Reports;
using KetenScan.Reports.Figures;
using KetenScan.Reports.Words;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Features.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Chains;

/// <summary>Brings together what a chain's own page shows of its rounds, dossier and actions.</summary>
public sealed class ChainOverviewService(IDbContextFactory<KetenScanDb> databases, RoundService rounds, ScorecardService scorecards)
{
    private const int MostBehind = 2;
    private const int MostChanges = 2;
    private const int MostColumns = 4;
    private const int MostActions = 3;
    private const int MostEvents = 3;
    private const int MostLetters = 300;
    private const int MonthsAhead = 3;

    /// <summary>The overview, with the words of its scorecard in this language; null when the chain does not exist for the viewer.</summary>
    public async Task<ChainOverview?> Find(Viewer viewer, string slug, CultureInfo culture, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var chain = await db.ChainsOf(viewer)
            .Where(chain => chain.Slug == slug)
            .Select(chain => new
            {
                chain.Id,
                chain.Name,
                IsArchived = chain.ArchivedAt != null,
                Runs = db.ChainsRunBy(viewer).Any(own => own.Id == chain.Id),
            })
            .SingleOrDefaultAsync(cancel);
        if (chain is null) return null;

        var waiting = await db.RoundsOf(viewer)
            .Where(round => round.ChainId == chain.Id && round.State != RoundState.Closed)
            .OrderBy(round => round.Number)
            .Select(round => new { round.Id, round.Number, round.Name, round.State, round.OpenedAt })
            .ToListAsync(cancel);
        var closed = await db.ClosedRoundsOf(viewer).Where(round => round.ChainId == chain.Id).WithPrinciples().InOrder().ToListAsync(cancel);
        var dossier = await db.DossierOf(chain.Id, cancel);
        var open = waiting.Find(round => round.State == RoundState.Open);
        var drafts = waiting.Where(round => round.State == RoundState.Draft).Select(round => new OverviewDraft(round.Number, round.Name)).ToList();
        var today = db.Today;
        var own = await db.OwnPeople(viewer).Where(person => person.ChainId == chain.Id).Select(person => person.Id).ToListAsync(cancel);
        var actions = ActionsIn(dossier, own);
        var progress = open is null ? null : ProgressOf(await rounds.Find(viewer, slug, open.Number, cancel), Amsterdam.Day(open.OpenedAt!.Value));
        var partners = dossier.Partners
            .Where(partner => partner.IsActiveOn(today))
            .Select(partner => partner.Name)
            .Order(StringComparer.CurrentCulture)
            .ToList();
        return new ChainOverview(slug, chain.Name, chain.Runs, chain.IsArchived, today)
        {
            Open = progress,
            Sheet = open is null ? null : await SheetIn(db, viewer, open.Id, cancel),
            Drafts = drafts,
            CommentsWaitIn = chain.Runs
                ? await db.ScorecardsOf(viewer)
                    .Where(card => card.Figures.ChainId == chain.Id && !card.CommentsReleased)
                    .Select(card => card.Figures.Number)
                    .Order()
                    .ToListAsync(cancel)
                : [],
            Steps = chain is { Runs: true, IsArchived: false } && open is null && closed.Count == 0
                ? new FirstSteps(await db.CanAsk(chain.Id, cancel), drafts.Count == 0 ? null : drafts[0].Number)
                : null,
            Overdue = [.. actions.Where(action => action.Due < today)],
            EndingCovenant = Ending(dossier, today),
            Mine = [.. actions.Where(action => action.IsMine)],
            NewEntries = closed.Count == 0 ? 0 : await RecordedSince(db, chain.Id, closed[^1].ClosedOn, cancel),
            Score = closed.Count == 0 ? null : await ScoreOf(viewer, slug, closed, culture, cancel),
            Columns = [.. closed.TakeLast(MostColumns).Select(ColumnOf)],
            Evidence =
            [
                .. Domain.Dossier.Evidence.Of(dossier, today)
                    .OrderBy(own => own.Key)
                    .Select(own => new OverviewEvidence(own.Key, own.Value.Count(check => check.Met), own.Value.Count)),
            ],
            Actions = [.. actions.Take(MostActions)],
            Recent = Recent(dossier, today),
            Next = NextDate(progress, actions, today),
            Partners = partners.Count,
            PartnerNames = FittingIn(MostLetters, partners),
        };
    }

    private static OverviewRound? ProgressOf(RoundView? view, DateOnly openedOn) => view is null ? null : new OverviewRound(
        view.Number,
        view.Name,
        openedOn,
        view.ClosesOn,
        view.Invited,
        view.Submitted,
        [
            .. (view.Partners ?? [])
                .Where(partner => Response.IsLow(partner.Submitted, partner.Invited))
                .Where(partner => Share(partner.Submitted, partner.Invited) < Share(view.Submitted, view.Invited))
                .OrderBy(partner => Share(partner.Submitted, partner.Invited))
                .Take(MostBehind),
        ]);

    private static double? Share(int submitted, int invited) => Response.ShareOf(submitted, invited);

    private static Task<OverviewSheet?> SheetIn(KetenScanDb db, Viewer viewer, Guid round, CancellationToken cancel) => db.SheetsOf(viewer)
        .Where(sheet => db.Participants.Any(participant => participant.Id == sheet.ParticipantId && participant.RoundId == round))
        .OrderBy(sheet => sheet.SubmittedAt != null)
        .Select(sheet => new OverviewSheet(sheet.Answers.Count, sheet.SubmittedAt != null))
        .FirstOrDefaultAsync(cancel);

    private static List<OverviewAction> ActionsIn(ChainDossier dossier, List<Guid> own) =>
    [
        .. dossier.Actions
            .Where(action => action.State == ActionState.Open)
            .OrderBy(action => action.Due)
            .ThenBy(action => action.Id)
            .Select(action => new OverviewAction(
                action.Id,
                action.What,
                action.Owner,
                action.PartnerId is { } partner ? dossier.PartnerOf(partner)?.Name : null,
                action.Due,
                action.PersonId is { } person && own.Contains(person))),
    ];

    /// <summary>The first names that have no more letters together; at least one.</summary>
    private static List<string> FittingIn(int letters, List<string> names) =>
        [.. names.TakeWhile((name, place) => (letters -= name.Length) >= 0 || place == 0)];

    private static EndingCovenant? Ending(ChainDossier dossier, DateOnly today)
    {
        var covenants = dossier.All<Covenant>().Select(own => own.Fact).ToList();
        return covenants
            .Where(covenant => covenant.IsValidOn(today) && covenant.Until is { } until && until <= today.AddMonths(MonthsAhead)
                && !covenants.Exists(other => other.IsValidOn(until.AddDays(1))))
            .OrderBy(covenant => covenant.Until)
            .Select(covenant => new EndingCovenant(covenant.Title, covenant.Until!.Value))
            .FirstOrDefault();
    }

    private static Task<int> RecordedSince(KetenScanDb db, Guid chain, DateOnly day, CancellationToken cancel)
    {
        var start = Amsterdam.Start(day);
        return db.DossierEntries.CountAsync(
            entry => entry.ChainId == chain && !entry.IsArchived && entry.Changes.Any(change => change.Version == 1 && change.At >= start),
            cancel);
    }

    private async Task<OverviewScore?> ScoreOf(Viewer viewer, string slug, List<RoundFigures> closed, CultureInfo culture, CancellationToken cancel)
    {
        var latest = closed[^1];
        if (await scorecards.Find(viewer, slug, latest.Number, cancel) is not { } card) return null;

        var report = await scorecards.Read(card, cancel);
        var subjects = report.NoScores is null ? ConversationGuide.Of(report, culture).Items : [];
        return new OverviewScore(
            latest.Number,
            latest.ClosedOn,
            latest.Overall,
            latest.OverallLow,
            latest.OverallHigh,
            latest.OverallConservative,
            Summary.Of(report, culture),
            CoursePoint.Of(closed),
            [.. subjects.Select(item => new OverviewSubject(item.Principle.Principle, report.NameOf(item.Principle, culture), item.Sides))],
            [
                .. report.Scorecard.Changed()
                    .Where(principle => principle.Change.HasMoved())
                    .OrderByDescending(principle => Math.Abs(principle.Change!.Score))
                    .Take(MostChanges)
                    .Select(principle => new OverviewChange(principle.Principle, report.NameOf(principle, culture), principle.Change!.Score)),
            ]);
    }

    private static OverviewColumn ColumnOf(RoundFigures figures) => new(
        figures.Number,
        figures.ClosedOn,
        figures.Overall,
        figures.Withholds(),
        [.. Enum.GetValues<Principle>().Select(principle => figures.Of(principle)?.Score)]);

    private static List<OverviewEvent> Recent(ChainDossier dossier, DateOnly today) =>
    [
        .. dossier.All<Moment>().Select(own => new OverviewEvent(Principle.Relationship, own.Fact.What, own.Fact.Day))
            .Concat(dossier.All<Story>().Select(own => new OverviewEvent(Principle.Successes, own.Fact.Title, own.Fact.Day)))
            .Where(happened => happened.Day <= today)
            .OrderByDescending(happened => happened.Day)
            .Take(MostEvents),
    ];

    private static OverviewDate? NextDate(OverviewRound? open, List<OverviewAction> actions, DateOnly today)
    {
        var ends = actions.Where(action => action.Due >= today).Select(action => new OverviewDate(action.Due, Round: null, action.What));
        if (open is not null && open.ClosesOn >= today) ends = ends.Prepend(new OverviewDate(open.ClosesOn, open.Number, Action: null));
        return ends.MinBy(date => date.Day);
    }
}

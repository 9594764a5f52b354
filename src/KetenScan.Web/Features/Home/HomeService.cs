using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Scorecards;
using KetenScan.Domain;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Home;

/// <summary>A sheet that its owner still has to fill in.</summary>
public sealed record WaitingSheet(string Chain, string Slug, int Round, string RoundName, DateOnly ClosesOn, int Answered, bool Submitted);

/// <summary>The overall score of a chain's last closed round; null fields as in <see cref="RoundFigures"/>.</summary>
public sealed record LatestScore(int Round, double? Overall, double? Low, double? High, bool? Conservative)
{
    public ConfidenceInterval? Interval() => ConfidenceInterval.Of(Low, High, Conservative);
}

/// <remarks>The page is handed to the browser in one message, so that a chain of a thousand must take little of it.</remarks>
public sealed record MyChain(string Name, string Slug, string Field, int Partners, bool HasOpenRound, LatestScore? Latest, bool IsArchived)
{
    /// <summary>The round whose comments wait for the viewer's review, if any.</summary>
    public int? CommentsOf { get; init; }
}

/// <summary>An open action that the viewer owns, or an overdue one of a chain that the viewer runs.</summary>
public sealed record WaitingAction(Guid Id, string Chain, string Slug, string What, string Owner, DateOnly Due, bool IsOverdue, bool IsMine);

/// <summary>A round of a chain that the viewer's partner has left.</summary>
public sealed record EarlierRound(string Chain, string Slug, int Round, string RoundName);

public sealed record HomeView(
    IReadOnlyList<WaitingSheet> Sheets, IReadOnlyList<WaitingAction> Actions, IReadOnlyList<MyChain> Chains, IReadOnlyList<EarlierRound> Earlier,
    bool IsAdministrator, bool MayStartChains);

public sealed class HomeService(IDbContextFactory<KetenScanDb> databases)
{
    public async Task<HomeView> Load(Viewer viewer, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var sheets = await (
            from sheet in db.SheetsOf(viewer)
            join participant in db.Participants on sheet.ParticipantId equals participant.Id
            join round in db.Rounds on participant.RoundId equals round.Id
            join chain in db.Chains on round.ChainId equals chain.Id
            where round.State == RoundState.Open
            orderby round.ClosesOn, chain.Name
            select new WaitingSheet(
                chain.Name,
                chain.Slug,
                round.Number,
                round.Name,
                round.ClosesOn,
                sheet.Answers.Count,
                sheet.SubmittedAt != null)).ToListAsync(cancel);

        var today = db.Today;
        var actions = await (
            from action in db.ImprovementActions
            where action.State == ActionState.Open
            let isMine = db.OwnPeople(viewer).Any(person => person.Id == action.PersonId)
            where isMine || (action.Due < today && db.ChainsRunBy(viewer).Any(chain => chain.Id == action.ChainId))
            join chain in db.Chains on action.ChainId equals chain.Id
            orderby action.Due, action.Id
            select new WaitingAction(action.Id, chain.Name, chain.Slug, action.What, action.Owner, action.Due, action.Due < today, isMine)).ToListAsync(cancel);

        var chains = await (
            from chain in db.ChainsOf(viewer)
            join round in db.ClosedRoundsOf(viewer).Latest() on chain.Id equals round.ChainId into closed
            from latest in closed.DefaultIfEmpty()
            orderby chain.Name
            select new MyChain(
                chain.Name,
                chain.Slug,
                chain.Field,
                db.ActivePartners().Count(partner => partner.ChainId == chain.Id),
                chain.Rounds.Any(round => round.State == RoundState.Open),
                latest == null ? null : new LatestScore(latest.Number, latest.Overall, latest.OverallLow, latest.OverallHigh, latest.OverallConservative),
                chain.ArchivedAt != null)
            {
                CommentsOf = db.Scorecards
                    .Where(card => card.Figures.ChainId == chain.Id && !card.CommentsReleased && db.ChainsRunBy(viewer).Any(own => own.Id == chain.Id))
                    .Max(card => (int?)card.Figures.Number),
            }).ToListAsync(cancel);

        var earlier = await (
            from round in db.RoundsOf(viewer)
            where viewer.HasAccount && !db.ChainsOf(viewer).Any(own => own.Id == round.ChainId)
            join chain in db.Chains on round.ChainId equals chain.Id
            orderby chain.Name, round.Number descending
            select new EarlierRound(chain.Name, chain.Slug, round.Number, round.Name)).ToListAsync(cancel);

        var roles = await db.RolesOf(viewer, cancel);
        return new HomeView(sheets, actions, chains, earlier, roles.Contains(Role.Administrator), roles.Contains(Role.Coordinator));
    }
}

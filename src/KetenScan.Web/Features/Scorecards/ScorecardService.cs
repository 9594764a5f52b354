using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Scorecards;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Reports;
using KetenScan.Reports.Files;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Scorecards;

/// <summary>A scorecard as stored, with the previous one and the comments that may be shown.</summary>
/// <param name="Colour">The chain's own colour, if it has one.</param>
/// <param name="LogoVersion">Used in the logo's URL; null without a logo.</param>
/// <param name="SeesChain">Whether the viewer may see the chain's own page; not by a personal link.</param>
/// <param name="Runs">Whether the viewer runs the chain.</param>
/// <param name="CommentsReleased">False while a coordinator still reviews the comments; then there are none here.</param>
public sealed record ScorecardPageModel(
    Guid ChainId, string Json, string? PreviousJson, IReadOnlyList<PublishedComment> Comments, IReadOnlyList<int> ClosedRounds, string? Colour,
    int? LogoVersion, IReadOnlyList<ReportedAction> Actions, bool SeesChain, bool Runs, bool CommentsReleased);

public sealed class ScorecardService(IDbContextFactory<KetenScanDb> databases, Questionnaires questionnaires)
{
    /// <summary>The scorecard of a closed round; null when there is none for the viewer.</summary>
    public async Task<ScorecardPageModel?> Find(Viewer viewer, string slug, int number, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var cards = db.ScorecardsOf(viewer).Where(card => db.Chains.Any(chain => chain.Id == card.Figures.ChainId && chain.Slug == slug));
        var found = await cards
            .Where(card => card.Figures.Number == number)
            .Select(card => new
            {
                card.RoundId,
                card.Figures.ChainId,
                card.Json,
                card.CommentsReleased,
                Face = db.ChainFaces
                    .Where(face => face.ChainId == card.Figures.ChainId)
                    .Select(face => new { face.Colour, face.Version, HasLogo = face.Logo != null })
                    .SingleOrDefault(),
                SeesChain = db.ChainsOf(viewer).Any(chain => chain.Id == card.Figures.ChainId),
                Runs = db.ChainsRunBy(viewer).Any(chain => chain.Id == card.Figures.ChainId),
            })
            .SingleOrDefaultAsync(cancel);
        if (found is null) return null;

        var comments = await db.Scorecards
            .Where(card => card.RoundId == found.RoundId && card.CommentsReleased)
            .SelectMany(card => card.Comments)
            .OrderBy(comment => comment.Place)
            .Select(comment => new PublishedComment(comment.Principle, comment.PartnerKey, comment.Text))
            .ToListAsync(cancel);
        var closed = await Numbers(db, viewer, slug).ToListAsync(cancel);

        // A round that was imported later may lie in between; changes are not counted from it.
        var before = ScorecardJson.Read(found.Json).PreviousRound() ?? closed.TakeWhile(other => other != number).LastOrDefault(other => other < number);
        var previous = await cards.Where(card => card.Figures.Number == before).Select(card => card.Json).SingleOrDefaultAsync(cancel);

        // Actions are shown as they are now, which is not for somebody whose partner has left.
        var actions = found.SeesChain || viewer.InvitationId is not null ? await Actions(db, found.ChainId, number, before).ToListAsync(cancel) : [];
        return new ScorecardPageModel(
            found.ChainId,
            found.Json,
            previous,
            comments,
            closed,
            found.Face?.Colour,
            found.Face is { HasLogo: true } face ? face.Version : null,
            actions,
            found.SeesChain,
            found.Runs,
            found.CommentsReleased);
    }

    /// <summary>The rounds of a chain that have a scorecard, earliest first; empty when the viewer may not see the chain.</summary>
    public async Task<IReadOnlyList<int>> ClosedRounds(Viewer viewer, string slug, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await Numbers(db, viewer, slug).ToListAsync(cancel);
    }

    public async Task<ScorecardReport> Read(ScorecardPageModel card, CancellationToken cancel = default)
    {
        var scorecard = ScorecardJson.Read(card.Json);
        var questionnaire = await questionnaires.Get(scorecard.Questionnaire, cancel);
        return new ScorecardReport(scorecard, questionnaire, card.PreviousJson is null ? null : ScorecardJson.Read(card.PreviousJson), card.Comments)
        {
            Face = new ReportedFace(card.Colour, Logo: null),
            CommentsWait = !card.CommentsReleased,
            Actions = card.Actions,
        };
    }

    /// <summary>As Read, with the logo bytes for the PDF. Pages load the logo by URL.</summary>
    public async Task<ScorecardReport> ReadForPaper(ScorecardPageModel card, CancellationToken cancel = default)
    {
        var report = await Read(card, cancel);
        if (card.LogoVersion is null) return report;

        await using var db = await databases.CreateDbContextAsync(cancel);
        var logo = await db.ChainFaces.Where(face => face.ChainId == card.ChainId).Select(face => face.Logo).SingleOrDefaultAsync(cancel);
        return report with { Face = report.Face! with { Logo = logo } };
    }

    private static IQueryable<int> Numbers(KetenScanDb db, Viewer viewer, string slug) =>
        db.ClosedRoundsOf(viewer)
            .Where(round => db.Chains.Any(chain => chain.Id == round.ChainId && chain.Slug == slug))
            .InOrder()
            .Select(round => round.Number);

    private static IQueryable<ReportedAction> Actions(KetenScanDb db, Guid chain, int round, int before) =>
        from action in db.ImprovementActions
        where action.ChainId == chain && (action.RoundNumber == round || action.RoundNumber == before)
        orderby action.RoundNumber descending, action.Due, action.Id
        select new ReportedAction(
            action.Principle,
            action.What,
            action.Partner == null ? action.Owner : action.Owner + " (" + action.Partner.Organisation.Name + ")",
            action.Due,
            action.State,
            action.Result,
            action.RoundNumber);
}

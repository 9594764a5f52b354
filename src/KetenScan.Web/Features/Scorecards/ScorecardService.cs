using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Reports;
using KetenScan.Reports.Files;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Scorecards;

/// <summary>A scorecard as it was written, with the one before it and the comments that may be shown.</summary>
public sealed record StoredCard(string Json, string? PreviousJson, IReadOnlyList<PublishedComment> Comments, IReadOnlyList<int> ClosedRounds);

public sealed class ScorecardService(IDbContextFactory<KetenScanDb> databases, Questionnaires questionnaires)
{
    /// <summary>The scorecard of a closed round, or nothing when there is none for the viewer.</summary>
    public async Task<StoredCard?> Find(Viewer viewer, string slug, int number, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var cards = db.ScorecardsOf(viewer).Where(card => db.Chains.Any(chain => chain.Id == card.ChainId && chain.Slug == slug));
        var found = await cards
            .Where(card => card.RoundNumber == number)
            .Select(card => new { card.RoundId, card.Json })
            .SingleOrDefaultAsync(cancel);
        if (found is null) return null;

        var comments = await db.Scorecards
            .Where(card => card.RoundId == found.RoundId)
            .SelectMany(card => card.Comments)
            .OrderBy(comment => comment.Place)
            .Select(comment => new PublishedComment(comment.Principle, comment.PartnerKey, comment.Text))
            .ToListAsync(cancel);
        var closed = await cards.OrderBy(card => card.ClosedOn).ThenBy(card => card.RoundNumber).Select(card => card.RoundNumber).ToListAsync(cancel);
        var before = closed.TakeWhile(other => other != number).LastOrDefault();
        var previous = await cards.Where(card => card.RoundNumber == before).Select(card => card.Json).SingleOrDefaultAsync(cancel);
        return new StoredCard(found.Json, previous, comments, closed);
    }

    /// <summary>The rounds of a chain that have a scorecard, the earliest first; none for who may not see the chain.</summary>
    public async Task<IReadOnlyList<int>> ClosedRounds(Viewer viewer, string slug, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.ScorecardsOf(viewer)
            .Where(card => db.Chains.Any(chain => chain.Id == card.ChainId && chain.Slug == slug))
            .OrderBy(card => card.ClosedOn).ThenBy(card => card.RoundNumber)
            .Select(card => card.RoundNumber)
            .ToListAsync(cancel);
    }

    public async Task<ScorecardReport> Read(StoredCard card, CancellationToken cancel = default)
    {
        var scorecard = ScorecardJson.Read(card.Json);
        var questionnaire = await questionnaires.Get(scorecard.Questionnaire, cancel);
        return new ScorecardReport(scorecard, questionnaire, card.PreviousJson is null ? null : ScorecardJson.Read(card.PreviousJson), card.Comments);
    }
}

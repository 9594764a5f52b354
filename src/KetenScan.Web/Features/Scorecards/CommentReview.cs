using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Data.Scorecards;
using KetenScan.Domain;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Scorecards;

/// <param name="Named">The indexes, from 0, of words that are part of a name of the chain's people.</param>
/// <param name="BlackedOut">The indexes of words that will be blacked out.</param>
public sealed record ReviewedComment(int Place, Principle Principle, string Text, IReadOnlyList<int> Named, IReadOnlyList<int> BlackedOut);

public sealed record CommentsToReview(string Slug, string Chain, int Round, QuestionnaireVersion Questionnaire, IReadOnlyList<ReviewedComment> Comments);

/// <summary>
/// After a round is closed, and before its comments are shown, a coordinator reviews them, without partner, and may black out words but never change them.
/// </summary>
public sealed class CommentReview(IDbContextFactory<KetenScanDb> databases, AuditLog audit)
{
    /// <summary>The comments of a closed round that wait for review; null when there are none for the viewer, or they were released.</summary>
    public async Task<CommentsToReview?> Find(Viewer viewer, string slug, int number, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var card = await Waiting(db, viewer, slug, number)
            .AsNoTracking()
            .Include(card => card.Comments)
            .Include(card => card.Figures)
            .SingleOrDefaultAsync(cancel);
        if (card is null) return null;

        var chain = await db.Chains.Where(chain => chain.Id == card.Figures.ChainId).Select(chain => chain.Name).SingleAsync(cancel);
        var asked = await db.Participants.Where(participant => participant.RoundId == card.RoundId).Select(participant => participant.Name).ToListAsync(cancel);
        var names = await db.People.Where(person => person.ChainId == card.Figures.ChainId).Select(person => person.Name).ToListAsync(cancel);
        names.AddRange(asked);
        return new CommentsToReview(
            slug,
            chain,
            number,
            card.Figures.Rules.Questionnaire,
            [
                .. card.Comments.OrderBy(comment => comment.Principle).ThenBy(comment => comment.Text, StringComparer.Ordinal).Select(comment =>
                    new ReviewedComment(comment.Place, comment.Principle, comment.Text, Blackout.NamesIn(comment.Text, names), comment.BlackedOut)),
            ]);
    }

    /// <summary>Blacks out a word, or shows it again. Not final before <see cref="Release"/>.</summary>
    /// <returns>False when there are no such comments for the viewer (any more).</returns>
    public Task<bool> Set(Viewer viewer, string slug, int number, int place, IReadOnlyCollection<int> words, bool hidden, CancellationToken cancel = default) =>
        Change(viewer, slug, number, card =>
        {
            if (card.Comments.SingleOrDefault(comment => comment.Place == place) is { } comment)
                comment.BlackOut(hidden ? comment.BlackedOut.Concat(words) : comment.BlackedOut.Except(words));
        }, cancel);

    /// <summary>Blacks out every word that is part of a name of the chain's people.</summary>
    public async Task<bool> HideNames(Viewer viewer, string slug, int number, CancellationToken cancel = default)
    {
        if (await Find(viewer, slug, number, cancel) is not { } review) return false;

        var named = review.Comments.ToDictionary(comment => comment.Place, comment => comment.Named);
        return await Change(viewer, slug, number, card =>
        {
            foreach (var comment in card.Comments) comment.BlackOut(comment.BlackedOut.Concat(named.GetValueOrDefault(comment.Place, [])));
        }, cancel);
    }

    /// <summary>Shows the comments to everybody who may see the scorecard. Blacked-out words are deleted for good.</summary>
    public async Task<bool> Release(Viewer viewer, string slug, int number, CancellationToken cancel = default)
    {
        var bars = 0;
        if (!await Change(viewer, slug, number, card => bars = card.ReleaseComments(), cancel)) return false;

        await audit.Write(viewer, AuditEvent.CommentsReleased, slug, $"{number} {bars}");
        return true;
    }

    private static IQueryable<StoredScorecard> Waiting(KetenScanDb db, Viewer viewer, string slug, int number) =>
        db.Scorecards.Where(card => !card.CommentsReleased
            && card.Figures.Number == number
            && db.ChainsRunBy(viewer).Any(chain => chain.Id == card.Figures.ChainId && chain.Slug == slug));

    private async Task<bool> Change(Viewer viewer, string slug, int number, Action<StoredScorecard> change, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await Waiting(db, viewer, slug, number).Select(card => (Guid?)card.RoundId).SingleOrDefaultAsync(cancel) is not { } id) return false;

        // Locks the row: concurrent changes are made one at a time, and nothing is blacked out after the release.
        if (await db.Scorecards.Where(card => card.RoundId == id && !card.CommentsReleased).ExecuteUpdateAsync(
            card => card.SetProperty(own => own.CommentsReleased, false),
            cancel) == 0) return false;

        change(await db.Scorecards.Include(card => card.Comments).SingleAsync(card => card.RoundId == id, cancel));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}

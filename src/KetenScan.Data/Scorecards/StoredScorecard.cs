using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;

namespace KetenScan.Data.Scorecards;

/// <summary>A scorecard as written when its round closed; figures for lists and comparison are stored separately.</summary>
public sealed class StoredScorecard
{
    private readonly List<StoredComment> comments = [];

    private StoredScorecard()
    {
    }

    /// <param name="json">The results in the scorecard format.</param>
    /// <param name="published">The comments that the round's rule allows to be shown.</param>
    /// <param name="looksAtComments">Whether the coordinator reviews the comments before others see them.</param>
    public StoredScorecard(Round round, Scorecard scorecard, string json, IReadOnlyList<PublishedComment> published, bool looksAtComments = false)
    {
        RoundId = round.Id;
        Json = json;
        Figures = RoundFigures.Of(round, scorecard);
        comments.AddRange(published.Select((comment, place) => new StoredComment(RoundId, place, comment)));
        CommentsReleased = !looksAtComments || comments.Count == 0;
    }

    public Guid RoundId { get; private set; }

    public string Json { get; private set; } = "";

    public RoundFigures Figures { get; private set; } = null!;

    public IReadOnlyList<StoredComment> Comments => comments;

    /// <summary>Whether people other than the coordinator can see the comments.</summary>
    public bool CommentsReleased { get; private set; }

    /// <summary>Shows the comments to everybody; blacked-out text is permanently deleted.</summary>
    /// <returns>The number of blacked-out passages.</returns>
    public int ReleaseComments()
    {
        comments.ForEach(comment => comment.Release());
        CommentsReleased = true;
        return comments.Sum(comment => Blackout.Bars(comment.Text));
    }
}

/// <summary>A comment that may be shown with a scorecard.</summary>
public sealed class StoredComment
{
    private StoredComment()
    {
    }

    internal StoredComment(Guid roundId, int place, PublishedComment comment)
    {
        RoundId = roundId;
        Place = place;
        Principle = comment.Principle;
        PartnerKey = comment.PartnerKey;
        Text = Blackout.Plain(comment.Text);
    }

    public Guid RoundId { get; private set; }

    /// <summary>The order on the scorecard, from 0; independent of who wrote it and when.</summary>
    public int Place { get; private set; }

    public Principle Principle { get; private set; }

    public string? PartnerKey { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>The zero-based indexes of the words to black out when the comments are released; empty afterwards.</summary>
    public IReadOnlyList<int> BlackedOut { get; private set; } = [];

    /// <summary>Sets the words to black out, replacing an earlier choice.</summary>
    public void BlackOut(IEnumerable<int> words)
    {
        var known = Blackout.Words(Text).Count;
        BlackedOut = [.. words.Distinct().Where(word => word >= 0 && word < known).Order()];
    }

    internal void Release()
    {
        Text = Blackout.Apply(Text, BlackedOut);
        BlackedOut = [];
    }
}

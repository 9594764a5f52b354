using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;

namespace KetenScan.Data.Scorecards;

/// <summary>A scorecard as it was written when its round closed, with the figures that the dashboard queries beside it.</summary>
public sealed class StoredScorecard
{
    private readonly List<PrincipleFigure> figures = [];
    private readonly List<StoredComment> comments = [];

    private StoredScorecard()
    {
    }

    /// <param name="round">The closed round.</param>
    /// <param name="scorecard">Its results.</param>
    /// <param name="json">The same results in the scorecard format.</param>
    /// <param name="published">The comments that the round's rule lets be seen.</param>
    /// <param name="looksAtComments">Whether the coordinator looks at the comments before others see them.</param>
    public StoredScorecard(Round round, Scorecard scorecard, string json, IReadOnlyList<PublishedComment> published, bool looksAtComments = false)
    {
        RoundId = round.Id;
        ChainId = round.ChainId;
        RoundNumber = round.Number;
        ClosedOn = scorecard.Round!.ClosedOn;
        ScoringVersion = scorecard.ScoringVersion;
        Json = json;
        Invited = scorecard.Response.Invited;
        Responded = scorecard.Response.Responded;
        Partners = scorecard.Partners.Count;
        Overall = scorecard.Overall.Score?.Value;
        OverallLow = scorecard.Overall.Confidence95?.Low.Value;
        OverallHigh = scorecard.Overall.Confidence95?.High.Value;
        OverallConservative = scorecard.Overall.Confidence95?.Conservative;
        var change = scorecard.OverallChange();
        OverallChange = change?.Score;
        OverallMoved = change?.Moved;
        figures.AddRange(scorecard.Principles.Select(principle => new PrincipleFigure(RoundId, principle, scorecard.IsOfVersion1())));
        comments.AddRange(published.Select((comment, place) => new StoredComment(RoundId, place, comment)));
        CommentsReleased = !looksAtComments || comments.Count == 0;
    }

    public Guid RoundId { get; private set; }

    public Guid ChainId { get; private set; }

    public int RoundNumber { get; private set; }

    public DateOnly ClosedOn { get; private set; }

    public int ScoringVersion { get; private set; }

    public string Json { get; private set; } = "";

    public int? Invited { get; private set; }

    public int Responded { get; private set; }

    public int Partners { get; private set; }

    public double? Overall { get; private set; }

    /// <summary>The 95% interval of the overall score; null where nothing can be said, and in scoring version 1.</summary>
    public double? OverallLow { get; private set; }

    public double? OverallHigh { get; private set; }

    /// <summary>That interval is wider than it need be; null without one.</summary>
    public bool? OverallConservative { get; private set; }

    public double? OverallChange { get; private set; }

    /// <summary>The overall score certainly changed; null where that cannot be said, and in scoring version 1.</summary>
    public bool? OverallMoved { get; private set; }

    public IReadOnlyList<PrincipleFigure> Figures => figures;

    public IReadOnlyList<StoredComment> Comments => comments;

    /// <summary>Whether others than the coordinator see the comments.</summary>
    public bool CommentsReleased { get; private set; }

    /// <summary>Lets everybody see the comments; what was blacked out is gone for good.</summary>
    /// <returns>How many passages were blacked out.</returns>
    public int ReleaseComments()
    {
        comments.ForEach(comment => comment.Release());
        CommentsReleased = true;
        return comments.Sum(comment => Blackout.Bars(comment.Text));
    }
}

/// <summary>One principle's figures of one scorecard, for queries over many chains.</summary>
public sealed class PrincipleFigure
{
    private PrincipleFigure()
    {
    }

    internal PrincipleFigure(Guid roundId, PrincipleResult result, bool isOfVersion1)
    {
        RoundId = roundId;
        Principle = result.Principle;
        Score = result.Score?.Value;
        Change = result.Change?.Score;
        ChangeLow = result.Change?.Confidence95?.Low;
        ChangeHigh = result.Change?.Confidence95?.High;
        Moved = result.Change?.Moved;
        Low = result.Confidence95?.Low.Value;
        High = result.Confidence95?.High.Value;
        BandSure = result.BandSure;
        RankHighest = result.Rank?.Highest;
        RankLowest = result.Rank?.Lowest;
        ChecksMet = result.Evidence?.Met;
        Checks = result.Evidence?.Total;
        if (isOfVersion1) return;

        Conservative = result.Confidence95?.Conservative;
        HalfPointLower = result.NonResponse?.HalfPointLower;
        SilentPartners = result.SilentPartners;
        Agreement = result.Agreement.Reading;
        Gap = result.Levels.Gap;
        GapLow = result.Levels.GapConfidence95?.Low;
        GapHigh = result.Levels.GapConfidence95?.High;
        GapSure = result.Levels.GapSure;
    }

    public Guid RoundId { get; private set; }

    public Principle Principle { get; private set; }

    public double? Score { get; private set; }

    public double? Change { get; private set; }

    /// <summary>The 95% interval of the change; null where nothing can be said, and in scoring version 1.</summary>
    public double? ChangeLow { get; private set; }

    public double? ChangeHigh { get; private set; }

    /// <summary>The score certainly changed; null where that cannot be said, and in scoring version 1.</summary>
    public bool? Moved { get; private set; }

    /// <summary>The 95% interval of the score; null where nothing can be said.</summary>
    public double? Low { get; private set; }

    public double? High { get; private set; }

    /// <summary>That interval is wider than it need be; null without one, and in scoring version 1.</summary>
    public bool? Conservative { get; private set; }

    /// <summary>Both ends of that interval read as the same band; null without one, and in scoring version 1.</summary>
    public bool? BandSure { get; private set; }

    /// <summary>The highest place that it can have among the principles with a score; null where that cannot be said, and in scoring version 1.</summary>
    public int? RankHighest { get; private set; }

    public int? RankLowest { get; private set; }

    /// <summary>The score if those who did not answer had scored half a point lower; null where that cannot be said, and in scoring version 1.</summary>
    public double? HalfPointLower { get; private set; }

    /// <summary>How many partners were asked of which nobody has a score; null when withheld, and in scoring version 1.</summary>
    public int? SilentPartners { get; private set; }

    /// <summary>How alike people answered; null where nothing is read, and in scoring version 1, which read two camps as agreement.</summary>
    public AgreementReading? Agreement { get; private set; }

    /// <summary>Strategic minus operational; null where a level is not shown, and in scoring version 1.</summary>
    public double? Gap { get; private set; }

    /// <summary>The 95% interval of the gap; null where nothing can be said.</summary>
    public double? GapLow { get; private set; }

    public double? GapHigh { get; private set; }

    /// <summary>The levels certainly differ; null where that cannot be said.</summary>
    public bool? GapSure { get; private set; }

    /// <summary>How many of the checks were met when the round closed; null where there was no dossier.</summary>
    public int? ChecksMet { get; private set; }

    public int? Checks { get; private set; }
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

    /// <summary>Order on the scorecard, from 0; says nothing of who wrote it or when.</summary>
    public int Place { get; private set; }

    public Principle Principle { get; private set; }

    public string? PartnerKey { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>The words, counted from 0, that will be blacked out when the comments are released; empty afterwards.</summary>
    public IReadOnlyList<int> BlackedOut { get; private set; } = [];

    /// <summary>Says which words will be blacked out, in place of what was said before.</summary>
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

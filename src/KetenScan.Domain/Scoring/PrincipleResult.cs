using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Scoring;

/// <summary>What a round says about one principle.</summary>
public sealed record PrincipleResult
{
    public int Number => (int)Principle;

    public required Principle Principle { get; init; }

    /// <summary>The chain's score, weighted as the round says; null when nobody has one, or when it is withheld.</summary>
    public required Score? Score { get; init; }

    public Band? Band => Score?.Band;

    /// <summary>Both ends of the interval read as the same band; null without interval, and in scoring version 1.</summary>
    public bool? BandSure { get; init; }

    /// <summary>Respondents with a score on this principle; null when withheld.</summary>
    public required int? Respondents { get; init; }

    /// <summary>How many partners were asked of which nobody has a score; null when withheld, and in scoring version 1.</summary>
    public int? SilentPartners { get; init; }

    /// <summary>What the score would be if those who did not answer were less content; null when that cannot be said.</summary>
    public NonResponse? NonResponse { get; init; }

    /// <summary>Where the score of all who were asked lies, 19 times of 20; null when that cannot be said.</summary>
    public required ConfidenceInterval? Confidence95 { get; init; }

    /// <summary>Share of the valid answers that are 4 or 5, from 0 to 1.</summary>
    public required double? Favourable { get; init; }

    public required Agreement Agreement { get; init; }

    public required LevelScores Levels { get; init; }

    /// <summary>Over the partners shown; null without one.</summary>
    public required PartnerSpread? PartnerSpread { get; init; }

    public required IReadOnlyList<PartnerResult> Partners { get; init; }

    /// <summary>The partners that are withheld, taken together; null when none is.</summary>
    public required Pool? Pool { get; init; }

    public required IReadOnlyList<StatementResult> Statements { get; init; }

    /// <summary>How many chose this principle as one that deserves attention; null when withheld.</summary>
    public required int? PriorityVotes { get; init; }

    public required Change? Change { get; init; }

    /// <summary>Where it can stand among the principles; null without a score, when withheld, and in scoring version 1.</summary>
    public RankRange? Rank { get; init; }

    /// <summary>What was on record when the round closed; null where there was no dossier.</summary>
    public PrincipleEvidence? Evidence { get; init; }

    /// <summary>People answered, but too few to show anything.</summary>
    public bool IsWithheld() => Score is null && Respondents is not 0;
}

/// <summary>A 95% interval of a score.</summary>
/// <param name="Conservative">Wider than it need be: made without whole sheets, which would say something about few people.</param>
public sealed record ConfidenceInterval(Score Low, Score High, bool Conservative = false)
{
    /// <summary>Both ends read as the same band.</summary>
    public bool IsOneBand() => Low.Band == High.Band;

    /// <summary>Whether chains certainly differ: two of the intervals of their scores do not meet. Null for fewer than two, or where one has no interval.</summary>
    public static bool? LieApart(IReadOnlyCollection<ConfidenceInterval?> intervals) =>
        intervals.Count < 2 || intervals.Contains(null)
            ? null
            : intervals.Max(interval => interval!.Low.Value) > intervals.Min(interval => interval!.High.Value);

    /// <returns>Null unless both ends are known.</returns>
    public static ConfidenceInterval? Of(double? low, double? high, bool? conservative) =>
        low is { } from && high is { } to ? new ConfidenceInterval(new Score(from), new Score(to), conservative == true) : null;

    /// <summary>Half of it, in points.</summary>
    public double Margin() => (High.Value - Low.Value) / 2;
}

/// <summary>A 95% interval of a difference, in points.</summary>
public sealed record PointsInterval(double Low, double High)
{
    /// <summary>It does not hold 0: there is a difference.</summary>
    public bool IsSure() => Low > Statistics.Noise || High < -Statistics.Noise;

    /// <summary>Half of it, in points.</summary>
    public double Margin() => (High - Low) / 2;

    /// <returns>Null without margin.</returns>
    public static PointsInterval? Around(double difference, double? margin) => margin is { } half ? new PointsInterval(difference - half, difference + half) : null;
}

/// <summary>How alike people answered.</summary>
/// <param name="RwgJ">r_wg(J), 0 (as if at random) to 1 (all the same); null with fewer than two complete sheets.</param>
/// <param name="WithinPartners">The mean of the same within each partner; null when no partner has two complete sheets, and in scoring version 1.</param>
/// <param name="AdM">Mean distance from a statement's mean, in points; null as above.</param>
/// <param name="Alpha">Cronbach's alpha, at most 1; null as above, with one statement, or when all sums are equal.</param>
/// <param name="Icc1">ICC(1), at most 1: the part of the differences that lies between partners; null when that cannot be said.</param>
/// <param name="CompleteSheets">Sheets with every statement of the principle answered; null when withheld.</param>
/// <param name="Reading">What the figures mean in a word; null with few complete sheets.</param>
/// <param name="PartnersDiffer">ICC(1) is at least 0.25 and more than chance; null without ICC(1), and in scoring version 1.</param>
public sealed record Agreement(
    double? RwgJ,
    double? WithinPartners,
    double? AdM,
    double? Alpha,
    double? Icc1,
    int? CompleteSheets,
    AgreementReading? Reading,
    bool? PartnersDiffer = null)
{
    public static Agreement Withheld { get; } = new(null, null, null, null, null, null, null);
}

public enum AgreementReading
{
    Strong,
    Moderate,
    Weak,
    None,

    /// <summary>Answers lie too far apart, or partners differ from each other: there are camps.</summary>
    Divided,
}

/// <summary>The mean of the respondents of each level; the gap is strategic minus operational, in points.</summary>
/// <param name="GapConfidence95">Null when that cannot be said, and in scoring version 1.</param>
/// <param name="GapSure">0 lies outside that interval; null without it.</param>
public sealed record LevelScores(Score? Strategic, Score? Operational, double? Gap, PointsInterval? GapConfidence95 = null, bool? GapSure = null)
{
    public static LevelScores Withheld { get; } = new(null, null, null);
}

/// <summary>The lowest and the highest partner, and the points between them.</summary>
public sealed record PartnerSpread(Score Lowest, Score Highest, double Range);

/// <summary>One partner's score on a principle, and how many of its people have one.</summary>
/// <param name="Key">The partner.</param>
/// <param name="Score">Null when none of its people has one, or when withheld.</param>
/// <param name="Respondents">Null when withheld.</param>
/// <param name="Withheld">Its group is too small to be shown apart.</param>
public sealed record PartnerResult(string Key, Score? Score, int? Respondents, bool Withheld = false);

/// <summary>The partners with few respondents, as if they were one.</summary>
public sealed record Pool(int Partners, int Respondents, Score Score);

/// <summary>How a statement was answered; the distribution counts the answers 1 to 5 in that order. Without figures when withheld.</summary>
public sealed record StatementResult(string Code, Score? Score, int? Respondents, int? DontKnow, double? Favourable, IReadOnlyList<int>? Distribution)
{
    public bool IsWithheld() => Respondents is null;

    /// <summary>The mean distance of the answers from their mean, in points; null without answers.</summary>
    public double? MeanDeviation() => Distribution is { } answers && Score is not null ? Tally.Of(answers).MeanDeviation : null;

    /// <summary>The answers, at least five, lie too far apart to speak of agreement.</summary>
    /// <remarks>Burke and Dunlap's (2002) limit on a scale of five.</remarks>
    public bool IsDivided() => Respondents >= AgreementScoring.FewestSheets && AgreementScoring.IsTooFarApart(MeanDeviation());
}

/// <summary>Where a principle can stand among those with a score, 1 for the highest: between these two, both included.</summary>
public sealed record RankRange(int Highest, int Lowest);

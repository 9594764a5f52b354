using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Scoring;

/// <summary>A round's results for one principle.</summary>
public sealed record PrincipleResult
{
    public int Number => (int)Principle;

    public required Principle Principle { get; init; }

    /// <summary>The chain's score, with the round's weighting; null when nobody has one, or when it is withheld.</summary>
    public required Score? Score { get; init; }

    public Band? Band => Score?.Band;

    /// <summary>Whether both ends of the interval fall in the same band; null without an interval, and in scoring version 1.</summary>
    public bool? BandSure { get; init; }

    /// <summary>The number of respondents with a score on this principle; null when withheld.</summary>
    public required int? Respondents { get; init; }

    /// <summary>The number of partners that were asked and have nobody with a score; null when withheld, and in scoring version 1.</summary>
    public int? SilentPartners { get; init; }

    /// <summary>What the score would be if those who did not answer had scored lower; null when unknown.</summary>
    public NonResponse? NonResponse { get; init; }

    /// <summary>The 95% confidence interval for the score of everyone who was asked; null when unknown.</summary>
    public required ConfidenceInterval? Confidence95 { get; init; }

    /// <summary>The share of the answers given that are 4 or 5, from 0 to 1.</summary>
    public required double? Favourable { get; init; }

    public required Agreement Agreement { get; init; }

    public required LevelScores Levels { get; init; }

    /// <summary>Over the partners shown; null if there are none.</summary>
    public required PartnerSpread? PartnerSpread { get; init; }

    public required IReadOnlyList<PartnerResult> Partners { get; init; }

    /// <summary>The withheld partners combined; null when there are none.</summary>
    public required Pool? Pool { get; init; }

    public required IReadOnlyList<StatementResult> Statements { get; init; }

    /// <summary>How many people chose this principle as deserving attention; null when withheld.</summary>
    public required int? PriorityVotes { get; init; }

    public required Change? Change { get; init; }

    /// <summary>Its possible ranks among the principles; null without a score, when withheld, and in scoring version 1.</summary>
    public RankRange? Rank { get; init; }

    /// <summary>The evidence when the round closed; null without a dossier.</summary>
    public PrincipleEvidence? Evidence { get; init; }

    /// <summary>Whether people answered, but too few to show anything.</summary>
    public bool IsWithheld() => Score is null && Respondents is not 0;
}

/// <summary>A 95% interval of a score.</summary>
/// <param name="Conservative">Whether it is wider than necessary, since complete sheets, which could reveal a few people's scores, were not used.</param>
public sealed record ConfidenceInterval(Score Low, Score High, bool Conservative = false)
{
    /// <summary>Whether both ends fall in the same band.</summary>
    public bool IsOneBand() => Low.Band == High.Band;

    /// <summary>Whether chains certainly differ: at least two score intervals do not overlap. Null for fewer than two, or if one has no interval.</summary>
    public static bool? LieApart(IReadOnlyCollection<ConfidenceInterval?> intervals) =>
        intervals.Count < 2 || intervals.Contains(null)
            ? null
            : intervals.Max(interval => interval!.Low.Value) > intervals.Min(interval => interval!.High.Value);

    /// <returns>Null if an end is null.</returns>
    public static ConfidenceInterval? Of(double? low, double? high, bool? conservative) =>
        low is { } from && high is { } to ? new ConfidenceInterval(new Score(from), new Score(to), conservative == true) : null;
}

/// <summary>A 95% interval of a difference, in points.</summary>
public sealed record PointsInterval(double Low, double High)
{
    /// <summary>Whether 0 lies outside the interval, so that the difference is certain.</summary>
    public bool IsSure() => Low > Statistics.Noise || High < -Statistics.Noise;

    /// <summary>Half of it, in points.</summary>
    public double Margin() => (High - Low) / 2;

    /// <returns>Null without a margin.</returns>
    public static PointsInterval? Around(double difference, double? margin) =>
        margin is { } half ? new PointsInterval(difference - half, difference + half) : null;
}

/// <summary>How alike people answered.</summary>
/// <param name="RwgJ">r_wg(J), 0 (as if at random) to 1 (all the same); null with fewer than two complete sheets.</param>
/// <param name="WithinPartners">The mean of r_wg(J) within each partner; null when no partner has two complete sheets, and in scoring version 1.</param>
/// <param name="AdM">Mean distance from a statement's mean, in points; null with fewer than two complete sheets.</param>
/// <param name="Alpha">Cronbach's alpha, at most 1; null with fewer than two complete sheets, with one statement, or when all sums are equal.</param>
/// <param name="Icc1">ICC(1), at most 1: the share of the differences that lies between partners; null when unknown.</param>
/// <param name="CompleteSheets">The number of sheets that answer every statement of the principle; null when withheld.</param>
/// <param name="Reading">A summary of the figures; null with few complete sheets.</param>
/// <param name="PartnersDiffer">Whether ICC(1) is at least 0.25 and significant; null without ICC(1), and in scoring version 1.</param>
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

    /// <summary>Answers lie too far apart, or partners differ from each other.</summary>
    Divided,
}

/// <summary>The mean of the respondents of each level; the gap is strategic minus operational, in points.</summary>
/// <param name="GapConfidence95">Null when unknown, and in scoring version 1.</param>
/// <param name="GapSure">Whether 0 lies outside that interval; null without one.</param>
public sealed record LevelScores(Score? Strategic, Score? Operational, double? Gap, PointsInterval? GapConfidence95 = null, bool? GapSure = null)
{
    public static LevelScores Withheld { get; } = new(null, null, null);
}

/// <summary>The lowest and the highest partner, and the points between them.</summary>
public sealed record PartnerSpread(Score Lowest, Score Highest, double Range);

/// <summary>One partner's score on a principle.</summary>
/// <param name="Score">Null when none of its people has one, or when withheld.</param>
/// <param name="Respondents">How many of its people have a score; null when withheld.</param>
/// <param name="Withheld">Whether its group is too small to be shown separately.</param>
public sealed record PartnerResult(string Key, Score? Score, int? Respondents, bool Withheld = false);

/// <summary>The partners with few respondents, combined into one.</summary>
public sealed record Pool(int Partners, int Respondents, Score Score);

/// <summary>The results of a statement; the distribution counts the answers 1 to 5, in that order. All figures are null when withheld.</summary>
public sealed record StatementResult(string Code, Score? Score, int? Respondents, int? DontKnow, double? Favourable, IReadOnlyList<int>? Distribution)
{
    public bool IsWithheld() => Respondents is null;

    /// <summary>The mean distance of the answers from their mean, in points; null without answers.</summary>
    public double? MeanDeviation() => Distribution is { } answers && Score is not null ? Tally.Of(answers).MeanDeviation : null;

    /// <summary>Whether there are at least five answers and they lie too far apart for agreement.</summary>
    /// <remarks>Burke and Dunlap's (2002) limit for a five-point scale.</remarks>
    public bool IsDivided() => Respondents >= AgreementScoring.FewestSheets && AgreementScoring.IsTooFarApart(MeanDeviation());
}

/// <summary>The possible ranks of a principle among those with a score, inclusive; 1 is the highest.</summary>
public sealed record RankRange(int Highest, int Lowest);

using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Scoring;

/// <summary>The figures of one principle of a closed round, for comparison and export.</summary>
public sealed record PrincipleFigures
{
    public Guid RoundId { get; init; }

    public required Principle Principle { get; init; }

    /// <summary>From 1 to 5; null if there is none or it is withheld.</summary>
    public double? Score { get; init; }

    /// <summary>The score as it is shown, in tenths: 10 to 50.</summary>
    public int? Tenths { get; init; }

    /// <summary>Since the previous round; null without one.</summary>
    public double? Change { get; init; }

    /// <summary>The lower end of the 95% interval of the change; null when unknown, and in scoring version 1.</summary>
    public double? ChangeLow { get; init; }

    public double? ChangeHigh { get; init; }

    /// <summary>Whether the change is statistically certain; null when unknown, and in scoring version 1.</summary>
    public bool? Moved { get; init; }

    /// <summary>The lower end of the 95% interval of the score; null when unknown.</summary>
    public double? Low { get; init; }

    public double? High { get; init; }

    /// <summary>Whether that interval is wider than necessary; null without one, and in scoring version 1.</summary>
    public bool? Conservative { get; init; }

    /// <summary>Whether both ends of that interval fall in the same band; null without one, and in scoring version 1.</summary>
    public bool? BandSure { get; init; }

    /// <summary>The highest possible rank among the principles with a score; null when unknown, and in scoring version 1.</summary>
    public int? RankHighest { get; init; }

    public int? RankLowest { get; init; }

    /// <summary>The score if those who did not answer had scored half a point lower; null when unknown, and in scoring version 1.</summary>
    public double? HalfPointLower { get; init; }

    /// <summary>The number of partners that were asked and have nobody with a score; null when withheld, and in scoring version 1.</summary>
    public int? SilentPartners { get; init; }

    /// <summary>How much people agree; null when not interpreted, and in scoring version 1, which took two camps for agreement.</summary>
    public AgreementReading? Agreement { get; init; }

    /// <summary>Strategic minus operational; null when a level is not shown, and in scoring version 1.</summary>
    public double? Gap { get; init; }

    /// <summary>The lower end of the 95% interval of the gap; null when unknown.</summary>
    public double? GapLow { get; init; }

    public double? GapHigh { get; init; }

    /// <summary>Whether the gap is statistically certain; null when unknown.</summary>
    public bool? GapSure { get; init; }

    /// <summary>The number of checks met when the round closed; null without a dossier.</summary>
    public int? ChecksMet { get; init; }

    public int? Checks { get; init; }

    public ConfidenceInterval? Interval() => ConfidenceInterval.Of(Low, High, Conservative);

    /// <param name="isOfVersion1">Scoring version 1 had fewer figures: the others stay null, even if current code could calculate them.</param>
    internal static PrincipleFigures Of(Guid roundId, PrincipleResult result, bool isOfVersion1)
    {
        var figures = new PrincipleFigures
        {
            RoundId = roundId,
            Principle = result.Principle,
            Score = result.Score?.Value,
            Tenths = result.Score?.Tenths,
            Change = result.Change?.Score,
            ChangeLow = result.Change?.Confidence95?.Low,
            ChangeHigh = result.Change?.Confidence95?.High,
            Moved = result.Change?.Moved,
            Low = result.Confidence95?.Low.Value,
            High = result.Confidence95?.High.Value,
            BandSure = result.BandSure,
            RankHighest = result.Rank?.Highest,
            RankLowest = result.Rank?.Lowest,
            ChecksMet = result.Evidence?.Met,
            Checks = result.Evidence?.Total,
        };
        return isOfVersion1
            ? figures
            : figures with
            {
                Conservative = result.Confidence95?.Conservative,
                HalfPointLower = result.NonResponse?.HalfPointLower,
                SilentPartners = result.SilentPartners,
                Agreement = result.Agreement.Reading,
                Gap = result.Levels.Gap,
                GapLow = result.Levels.GapConfidence95?.Low,
                GapHigh = result.Levels.GapConfidence95?.High,
                GapSure = result.Levels.GapSure,
            };
    }
}

using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Scoring;

/// <summary>What is compared and exported of one principle of a closed round.</summary>
public sealed record PrincipleFigures
{
    public Guid RoundId { get; init; }

    public required Principle Principle { get; init; }

    /// <summary>From 1 to 5; null where there is none, and where it is withheld.</summary>
    public double? Score { get; init; }

    /// <summary>The score as it is shown, in tenths: 10 to 50.</summary>
    public int? Tenths { get; init; }

    /// <summary>Since the round before; null without one.</summary>
    public double? Change { get; init; }

    /// <summary>The 95% interval of the change; null where nothing can be said, and in scoring version 1.</summary>
    public double? ChangeLow { get; init; }

    public double? ChangeHigh { get; init; }

    /// <summary>The score certainly changed; null where that cannot be said, and in scoring version 1.</summary>
    public bool? Moved { get; init; }

    /// <summary>The 95% interval of the score; null where nothing can be said.</summary>
    public double? Low { get; init; }

    public double? High { get; init; }

    /// <summary>That interval is wider than it need be; null without one, and in scoring version 1.</summary>
    public bool? Conservative { get; init; }

    /// <summary>Both ends of that interval read as the same band; null without one, and in scoring version 1.</summary>
    public bool? BandSure { get; init; }

    /// <summary>The highest place that it can have among the principles with a score; null where that cannot be said, and in scoring version 1.</summary>
    public int? RankHighest { get; init; }

    public int? RankLowest { get; init; }

    /// <summary>The score if those who did not answer had scored half a point lower; null where that cannot be said, and in scoring version 1.</summary>
    public double? HalfPointLower { get; init; }

    /// <summary>How many partners were asked of which nobody has a score; null when withheld, and in scoring version 1.</summary>
    public int? SilentPartners { get; init; }

    /// <summary>How alike people answered; null where nothing is read, and in scoring version 1, which read two camps as agreement.</summary>
    public AgreementReading? Agreement { get; init; }

    /// <summary>Strategic minus operational; null where a level is not shown, and in scoring version 1.</summary>
    public double? Gap { get; init; }

    /// <summary>The 95% interval of the gap; null where nothing can be said.</summary>
    public double? GapLow { get; init; }

    public double? GapHigh { get; init; }

    /// <summary>The levels certainly differ; null where that cannot be said.</summary>
    public bool? GapSure { get; init; }

    /// <summary>How many of the checks were met when the round closed; null where there was no dossier.</summary>
    public int? ChecksMet { get; init; }

    public int? Checks { get; init; }

    public ConfidenceInterval? Interval() => ConfidenceInterval.Of(Low, High, Conservative);

    /// <param name="roundId">The round.</param>
    /// <param name="result">What it says of the principle.</param>
    /// <param name="isOfVersion1">Scoring version 1 had fewer figures: what it lacked stays null, also where the code of today could fill it in.</param>
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

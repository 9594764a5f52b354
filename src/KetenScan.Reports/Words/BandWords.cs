using System.Globalization;
using KetenScan.Domain.Scoring;

namespace KetenScan.Reports.Words;

/// <summary>Describes a score: with its band if certain, otherwise as approximate.</summary>
public static class BandWords
{
    /// <summary>"**4.1** (strength)", or "around **3.9**".</summary>
    /// <param name="sure">The band, if certain; null otherwise.</param>
    /// <param name="culture">The number format.</param>
    public static string Around(Score score, Band? sure, ReportTexts texts, CultureInfo culture) => sure is { } band
        ? texts.Format("ScoreSure", Format.Score(score, culture), texts[$"Band{band}"])
        : texts.Format("ScoreAround", Format.Score(score, culture));
}

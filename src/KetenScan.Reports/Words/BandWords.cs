using System.Globalization;
using KetenScan.Domain.Scoring;

namespace KetenScan.Reports.Words;

/// <summary>How a score reads: its band where that is certain, and otherwise only about where it lies.</summary>
public static class BandWords
{
    /// <summary>"**4.1** (strength)", or "around **3.9**".</summary>
    /// <param name="score">The score.</param>
    /// <param name="sure">The band that it certainly reads as; null where it is not certain.</param>
    /// <param name="texts">The language.</param>
    /// <param name="culture">Of the decimal sign.</param>
    public static string Around(Score score, Band? sure, ReportTexts texts, CultureInfo culture) => sure is { } band
        ? texts.Format("ScoreSure", Format.Score(score, culture), texts[$"Band{band}"])
        : texts.Format("ScoreAround", Format.Score(score, culture));
}

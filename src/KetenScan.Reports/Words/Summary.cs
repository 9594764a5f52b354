using System.Globalization;
using KetenScan.Domain.Scoring;

namespace KetenScan.Reports.Words;

/// <summary>A few sentences for a steering-group member to use in a meeting, generated from the scorecard without unsupported conclusions.</summary>
public static class Summary
{
    public static string Of(ScorecardReport report, CultureInfo culture)
    {
        var texts = new ReportTexts(culture);
        if (report.NoScores is { } none) return NoScoresWords.Summary(none, texts);

        return string.Join(' ', new[]
        {
            Overall(report.Scorecard.Overall, texts, culture),
            Changed(report, texts, culture),
            Bands(report, texts, culture),
            Difference(report, culture),
        }.OfType<string>());
    }

    /// <summary>How the chain stands: the part of the summary about the overall score and the bands. For a scorecard with a score.</summary>
    public static string Standing(ScorecardReport report, CultureInfo culture)
    {
        var texts = new ReportTexts(culture);
        return string.Join(' ', new[] { Overall(report.Scorecard.Overall, texts, culture), Bands(report, texts, culture) }.OfType<string>());
    }

    /// <summary>What changed since the round before; says so when that cannot be said.</summary>
    public static string Change(ScorecardReport report, CultureInfo culture)
    {
        var texts = new ReportTexts(culture);
        return Changed(report, texts, culture)
            ?? (report.ComparedWith is { } before ? texts.Format("SummaryNotCompared", before.Number) : texts["SummaryFirst"]);
    }

    /// <summary>The widest certain difference between people; null if there is none.</summary>
    public static string? Difference(ScorecardReport report, CultureInfo culture)
    {
        var texts = new ReportTexts(culture);
        return Levels(report, texts, culture) ?? Divided(report, texts, culture);
    }

    private static string Overall(Overall overall, ReportTexts texts, CultureInfo culture) =>
        texts.Format(overall.SureBand() is { } band ? $"Summary{band}" : "SummaryAround", Format.Score(overall.Score, culture));

    /// <summary>Whether the overall score changed, and which principles changed, corrected for multiple comparisons.</summary>
    private static string? Changed(ScorecardReport report, ReportTexts texts, CultureInfo culture)
    {
        if (report.Scorecard.OverallChange() is not { } change) return null;

        var (since, whole) = (change.PreviousRound, change.HasMoved() ? Format.Change(change.Score, culture) : null);
        var named = texts.SomeOf(
        [
            .. report.Scorecard.Changed()
                .Where(principle => principle.Change.HasMoved())
                .OrderByDescending(principle => Math.Abs(principle.Change!.Score))
                .Select(principle => $"{report.NameOf(principle, culture)} ({Format.Change(principle.Change!.Score, culture)})"),
        ]);
        return (whole, named) switch
        {
            (null, null) => NotChanged(report, change, texts),
            ({ } points, null) => texts.Format("SummaryChange", points, since),
            (null, { } names) => texts.Format("SummaryChanged", since, names),
            ({ } points, { } names) => texts.Format("SummaryChangedBoth", points, since, names),
        };
    }

    /// <summary>For when no change is significant: single principles may still look changed, which among eight easily happens by chance.</summary>
    private static string? NotChanged(ScorecardReport report, Change change, ReportTexts texts)
    {
        var compared = report.Scorecard.Principles.Count(principle => principle.Change?.Moved is not null);
        if (report.Scorecard.Principles.Any(principle => principle.Change.HasMoved())) return texts.Format(
            "SummaryMovedByChance",
            change.PreviousRound,
            compared);
        return change.Moved == false ? texts.Format("SummaryNotChanged", change.PreviousRound) : null;
    }

    /// <summary>Null when no principle has an interval, and in scoring version 1, which had no certainty of bands.</summary>
    private static string? Bands(ScorecardReport report, ReportTexts texts, CultureInfo culture)
    {
        if (report.Scorecard.Principles.All(principle => principle.BandSure is null)) return null;

        var strengths = Names(report, Band.Strength, texts, culture);
        var concerns = Names(report, Band.Concern, texts, culture);
        return (strengths, concerns) switch
        {
            (null, null) => texts["SummaryOnlyWatch"],
            ({ } strong, null) => texts.Format("SummaryOnlyStrengths", strong),
            (null, { } weak) => texts.Format("SummaryOnlyConcerns", weak),
            ({ } strong, { } weak) => texts.Format("SummaryBoth", strong, weak),
        };
    }

    private static string? Levels(ScorecardReport report, ReportTexts texts, CultureInfo culture) =>
        report.WidestGap is { Levels: var levels } principle
            ? texts.Format(
                "SummaryLevels",
                report.NameOf(principle, culture),
                Format.Score(levels.Strategic, culture),
                Format.Score(levels.Operational, culture))
            : null;

    private static string? Divided(ScorecardReport report, ReportTexts texts, CultureInfo culture) =>
        report.MostDivided is { } principle
            ? texts.Format("SummaryDivided", report.NameOf(principle, culture), SideWords.Of(report, principle, texts, culture))
            : null;

    /// <summary>The principles that are certainly in this band, the most extreme first.</summary>
    private static string? Names(ScorecardReport report, Band band, ReportTexts texts, CultureInfo culture)
    {
        var principles = report.Scorecard.Principles
            .Where(principle => principle.SureBand() == band)
            .OrderBy(principle => principle.Score!.Value.Value)
            .ToList();
        if (band == Band.Strength) principles.Reverse();
        return texts.SomeOf([.. principles.Select(principle => report.NameOf(principle, culture))]);
    }
}

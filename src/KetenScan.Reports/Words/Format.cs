using System.Globalization;
using KetenScan.Domain;
using KetenScan.Domain.Scoring;

namespace KetenScan.Reports.Words;

/// <summary>Formats figures for a language.</summary>
public static class Format
{
    /// <summary>One decimal; a dash if there is no score.</summary>
    public static string Score(Score? score, CultureInfo culture) => score?.Shown.ToString("0.0", culture) ?? "–";

    /// <inheritdoc cref="Score(Domain.Scoring.Score?, CultureInfo)"/>
    /// <param name="score">From 1 to 5.</param>
    public static string Score(double? score, CultureInfo culture) => Score(score is { } known ? new Score(known) : null, culture);

    /// <summary>One decimal with its sign: +0,2, −0,1 or ±0,0.</summary>
    public static string Change(double points, CultureInfo culture) => Signed(points, 1, culture);

    /// <summary>A change with its sign if certain, "=" if not or if it rounds to 0, a dash if unknown; empty without a change.</summary>
    public static string Moved(double? change, bool? moved, CultureInfo culture) => (change, moved) switch
    {
        (null, _) => "",
        ({ } points, true) when IsShown(points) => Change(points, culture),
        (_, { }) => "=",
        _ => "–",
    };

    /// <summary>Whether it does not round to 0.0.</summary>
    public static bool IsShown(double points) => InTenths.Of(points) != 0;

    /// <summary>A difference without a sign, in one decimal; a dash if null.</summary>
    public static string Points(double? points, CultureInfo culture) => points is { } known ? Points(known, culture) : "–";

    /// <inheritdoc cref="Points(double?, CultureInfo)"/>
    public static string Points(double points, CultureInfo culture) => Math.Round((decimal)points, 1, MidpointRounding.AwayFromZero).ToString("0.0", culture);

    /// <summary>"3,1 tot 3,7", with a plus if conservative; a dash if null.</summary>
    public static string Interval(ConfidenceInterval? interval, ReportTexts texts, CultureInfo culture) =>
        interval is null ? "–" : texts.Format("Interval", Score(interval.Low, culture), Score(interval.High, culture)) + Wide(interval.Conservative);

    /// <summary>A shorter form of <see cref="Interval(ConfidenceInterval?, ReportTexts, CultureInfo)"/>.</summary>
    public static string IntervalShort(ConfidenceInterval interval, ReportTexts texts, CultureInfo culture) =>
        texts.Format("IntervalShort", Score(interval.Low, culture), Score(interval.High, culture)) + Wide(interval.Conservative);

    /// <summary>A difference if certain, "=" if not, a dash if unknown; with its interval, if any.</summary>
    public static string Difference(double? points, PointsInterval? interval, bool? sure, ReportTexts texts, CultureInfo culture) => (points, interval) switch
    {
        (null, _) => "–",
        (_, null) => Moved(points, sure, culture),
        _ => texts.Format("ChangeInterval", Moved(points, sure, culture), End(interval.Low, culture), End(interval.High, culture)),
    };

    /// <summary>An end of a difference's interval: formatted as a change, with a second decimal if one does not show on which side of 0 it lies.</summary>
    public static string End(double points, CultureInfo culture)
    {
        var decimals = Math.Abs(points) is > 0 and < 0.05 ? 2 : 1;
        return Signed(points, decimals, culture);
    }

    private static string Signed(double points, int decimals, CultureInfo culture)
    {
        var shown = Math.Round((decimal)points, decimals, MidpointRounding.AwayFromZero);
        var sign = shown switch { > 0 => "+", < 0 => "−", _ => "±" };
        return sign + Math.Abs(shown).ToString($"F{decimals}", culture);
    }

    /// <summary>A plus after a conservative interval.</summary>
    public static string Wide(bool? conservative) => conservative == true ? "+" : "";

    /// <summary>A statistic without a unit, in two decimals.</summary>
    public static string Statistic(double value, CultureInfo culture) =>
        Math.Round((decimal)value, 2, MidpointRounding.AwayFromZero).ToString("0.00", culture).Replace('-', '−');

    /// <summary>A percentage without decimals.</summary>
    public static string Share(double share, CultureInfo culture) =>
        Math.Round((decimal)(100 * share), MidpointRounding.AwayFromZero).ToString("0", culture) + Language.Of(culture).PerCent;

    public static string Date(DateOnly date, CultureInfo culture) => date.ToString("d MMMM yyyy", culture);

    /// <summary>"4 okt. 2026", where there is little room.</summary>
    public static string ShortDate(DateOnly date, CultureInfo culture) => date.ToString("d MMM yyyy", culture);
}

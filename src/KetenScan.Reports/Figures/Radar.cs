using System.Globalization;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Drawing;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Figures;

/// <summary>The eight scores from the centre (1) to the rim (5), this round on top of the previous one.</summary>
public static class Radar
{
    public static Figure Of(ScorecardReport report, CultureInfo culture)
    {
        var texts = new ReportTexts(culture);
        var shapes = new List<Shape>();
        var now = Outline(report.Scorecard);
        if (now is not null) shapes.Add(new Polygon(now, new(Tone.Main, 0.16)));
        RadarGrid.AddTo(shapes);
        if (report.Previous is not null && Outline(report.Previous) is { } before) shapes.Add(new Polygon(before, null, new(Tone.Soft), 1.5, Dashed: true));
        if (now is not null) shapes.Add(new Polygon(now, null, new(Tone.Main), 2));
        RadarGrid.AddNames(shapes, [.. report.Scorecard.Principles.Select(principle => report.NameOf(principle, culture))]);
        var spots = now is null ? [] : report.Scorecard.Principles.Zip(now, (principle, corner) => Spot.Around(
            corner,
            texts.Format("RadarMessage", report.NumberedNameOf(principle, culture), Format.Score(principle.Score, culture)),
            principle.Number));
        return new Figure(RadarGrid.Width, RadarGrid.Height, texts["RadarTitle"], Message(report, texts, culture), shapes) { Spots = [.. spots] };
    }

    private static List<Point>? Outline(Scorecard scorecard) => RadarGrid.Outline([.. scorecard.Principles.Select(principle => principle.Score?.Value)]);

    private static string Message(ScorecardReport report, ReportTexts texts, CultureInfo culture) =>
        string.Join(
            "; ",
            report.Scorecard.Principles.Select(
                principle => texts.Format("RadarMessage", report.NameOf(principle, culture), Format.Score(principle.Score, culture)))) + ".";
}

using System.Globalization;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Drawing;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Figures;

/// <summary>
/// The eight scores as bars from 1 to 5, each ended by its band's mark (open where the band is not certain) in its 95% interval, with the previous round as a
/// tick.
/// </summary>
public static class ScoreBars
{
    private const double Row = 40;

    /// <param name="narrow">For phones: names above the bars instead of before them.</param>
    /// <param name="culture">Language and number format.</param>
    public static Figure Of(ScorecardReport report, bool narrow, CultureInfo culture)
    {
        var texts = new ReportTexts(culture);
        var width = narrow ? 340.0 : 520;
        var (left, right) = narrow ? (6.0, 250.0) : (216.0, 432.0);
        var row = narrow ? 52 : Row;
        var bottom = 8 * row + 8;
        double X(double score) => left + (score - 1) / 4 * (right - left);

        var shapes = new List<Shape>();
        for (var mark = 1; mark <= 5; mark++)
        {
            shapes.Add(new Line(new(X(mark), 8), new(X(mark), bottom), new(Tone.Line)));
            shapes.Add(new Label(new(X(mark), bottom + 20), $"{mark}", 12, new(Tone.Soft), Anchor.Middle));
        }

        foreach (var principle in report.Scorecard.Principles)
        {
            var middle = (principle.Number - 1) * row + (narrow ? 38 : 28);
            var name = report.NumberedNameOf(principle, culture);
            shapes.Add(new Label(narrow ? new(left, middle - 14) : new(0, middle + 5), name, 14, new(Tone.Ink)));
            if (principle.Score is not { } score)
            {
                shapes.Add(new Label(new(X(1) + 6, middle + 5), texts[principle.IsWithheld() ? "Withheld" : "NoScore"], 13, new(Tone.Soft)));
                continue;
            }

            var tone = BandMark.ToneOf(score.Band);
            shapes.Add(new Box(X(1), middle - 5, X(score.Value) - X(1), 10, new(tone, 0.3)));
            if (report.PreviousScore(principle) is { } before)
                shapes.Add(new Line(new(X(before.Value), middle - 11), new(X(before.Value), middle + 11), new(Tone.Soft), 2, Dashed: true));
            var baseLine = middle + 5;
            if (principle.Confidence95 is { } interval)
            {
                shapes.Add(new Line(new(X(interval.Low.Value), middle), new(X(interval.High.Value), middle), new(tone), 3));
                shapes.Add(new Label(new(right + 26, middle + 15), Format.IntervalShort(interval, texts, culture), 12, new(Tone.Soft)));
                baseLine = middle;
            }

            Point end = new(X(score.Value), middle);
            var isOpen = principle.SureBand() is null && !report.Scorecard.IsOfVersion1();
            shapes.AddRange(isOpen ? BandMark.Open(end, 7, score.Band) : [BandMark.At(end, 7, score.Band)]);
            shapes.Add(new Label(new(right + 26, baseLine), Format.Score(score, culture), 15, new(tone), Bold: true));
            if (principle.Change is { } change)
                shapes.Add(new Label(new(right + 54, baseLine), Format.Moved(change.Score, change.Moved, culture), 12, new(Tone.Soft)));
        }

        var spots = report.Scorecard.Principles.Select(principle => new Spot(
            0,
            (principle.Number - 1) * row + (narrow ? 6 : 8),
            width,
            row,
            Spoken(report, principle, texts, culture),
            principle.Number));
        return new Figure(width, bottom + 28, texts["BarsTitle"], Message(report, texts, culture), shapes) { Spots = [.. spots] };
    }

    private static string Message(ScorecardReport report, ReportTexts texts, CultureInfo culture) =>
        string.Join("; ", report.Scorecard.Principles.Select(principle => Message(report.NameOf(principle, culture), principle, texts, culture))) + ".";

    private static string Spoken(ScorecardReport report, PrincipleResult principle, ReportTexts texts, CultureInfo culture)
    {
        var now = Message(report.NumberedNameOf(principle, culture), principle, texts, culture);
        return report is { ComparedWith: { } before, Previous: not null } && report.PreviousScore(principle) is { } then
            ? texts.Format("SpotBefore", now, before.Number, Format.Score(then, culture))
            : now;
    }

    private static string Message(string name, PrincipleResult principle, ReportTexts texts, CultureInfo culture) => principle switch
    {
        { Score: { } score, Confidence95: { } interval } => texts.Format(
            "BarsMessage", name, Format
                .Score(score, culture), Format
                .Score(interval.Low, culture), Format
                .Score(interval.High, culture)) + Band(principle, texts),
        { Score: { } score } => $"{name} {Format.Score(score, culture)}{Band(principle, texts)}",
        _ => $"{name}: {texts[principle.IsWithheld() ? "Withheld" : "NoScore"]}",
    };

    private static string Band(PrincipleResult principle, ReportTexts texts) => principle.SureBand() is { } band ? $", {texts[$"Band{band}"]}" : "";
}

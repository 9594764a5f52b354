using System.Globalization;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Drawing;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Figures;

/// <summary>Compares the steering group (■) with daily work (○) on each principle, the widest gap first.</summary>
public static class LevelGaps
{
    private const double Row = 34;
    private const double Mark = 6;

    /// <param name="narrow">For phones: names above the lines instead of before them.</param>
    /// <param name="culture">Language and number format.</param>
    /// <returns>Null when no principle shows both levels.</returns>
    public static Figure? Of(ScorecardReport report, bool narrow, CultureInfo culture)
    {
        var texts = new ReportTexts(culture);
        var shown = report.Scorecard.Principles
            .Where(principle => principle.Levels.Gap is not null)
            .OrderByDescending(principle => Math.Abs(principle.Levels.Gap!.Value))
            .ToList();
        if (shown.Count == 0) return null;

        var width = narrow ? 340.0 : 520;
        var (left, right) = narrow ? (6.0, 270.0) : (216.0, 452.0);
        var row = narrow ? 46 : Row;
        var bottom = shown.Count * row + 8;
        double X(Score score) => left + (score.Value - 1) / 4 * (right - left);

        var shapes = new List<Shape>();
        for (var mark = 1; mark <= 5; mark++)
        {
            shapes.Add(new Line(new(X(new Score(mark)), 8), new(X(new Score(mark)), bottom), new(Tone.Line)));
            shapes.Add(new Label(new(X(new Score(mark)), bottom + 18), $"{mark}", 12, new(Tone.Soft), Anchor.Middle));
        }

        foreach (var (principle, number) in shown.Select((principle, number) => (principle, number)))
        {
            var middle = number * row + (narrow ? 36 : 24);
            var levels = principle.Levels;
            var (strategic, operational) = (X(levels.Strategic!.Value), X(levels.Operational!.Value));
            shapes.Add(new Label(narrow ? new(left, middle - 13) : new(0, middle + 5), report.NameOf(principle, culture), 14, new(Tone.Ink)));
            shapes.Add(new Line(new(strategic, middle), new(operational, middle), new(Tone.Soft), 2));
            shapes.Add(new Disc(new(operational, middle), Mark, new(Tone.Main)));
            shapes.Add(new Disc(new(operational, middle), Mark - 2, new(Tone.Card)));
            shapes.Add(new Box(strategic - Mark, middle - Mark, 2 * Mark, 2 * Mark, new(Tone.Main)));
            shapes.Add(new Label(new(right + 26, middle + 5), Format.Moved(levels.Gap, levels.GapSure, culture), 14, new(Tone.Ink), Bold: true));
        }

        string Words(PrincipleResult principle) => texts.Format(
            "LevelsMessage",
            report.NameOf(principle, culture),
            Format.Score(principle.Levels.Strategic, culture),
            Format.Score(principle.Levels.Operational, culture));
        var spots = shown.Select((principle, place) => new Spot(0, place * row + (narrow ? 6 : 7), width, row, Words(principle), principle.Number));
        var message = string.Join("; ", shown.Select(Words)) + ".";
        return new Figure(width, bottom + 26, texts["LevelsTitle"], message, shapes) { Spots = [.. spots] };
    }
}

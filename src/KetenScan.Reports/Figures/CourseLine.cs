using System.Globalization;
using KetenScan.Domain.Dossier;
using KetenScan.Pdf.Drawing;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Figures;

/// <summary>An indicator's measurements, with a straight line from baseline to target.</summary>
public static class CourseLine
{
    private const double Width = 440;
    private const double Height = 170;
    private const double Left = 62;
    private const double Right = 426;
    private const double Top = 16;
    private const double Bottom = 136;

    /// <returns>Null when baseline, target or their dates are missing.</returns>
    public static Figure? Of(Course course, FactWords words, CultureInfo culture)
    {
        if (course.Indicator.Fact is not { Baseline: { } baseline, BaselineOn: { } from, Target: { } target, TargetOn: { } until } indicator) return null;

        var measured = course.Measurements.Where(measurement => measurement.Day >= from).ToList();
        DateOnly[] days = [from, until, .. measured.Select(measurement => measurement.Day)];
        decimal[] values = [baseline, target, .. measured.Select(measurement => measurement.Value)];
        var (first, last) = (from.DayNumber, days.Max().DayNumber);
        var (low, high) = (values.Min(), values.Max());

        Point At(DateOnly day, decimal value) => new(
            Left + (double)(day.DayNumber - first) / Math.Max(1, last - first) * (Right - Left),
            Bottom - (high == low ? 0.5 : (double)((value - low) / (high - low))) * (Bottom - Top));

        var shapes = new List<Shape>
        {
            new Line(new(Left, Bottom + 8), new(Right, Bottom + 8), new(Tone.Line)),
            new Line(At(from, baseline), At(until, target), new(Tone.Soft), 1.5, Dashed: true),
            new Label(new(Left - 10, At(from, baseline).Y + 4), words.Number(baseline), 12, new(Tone.Soft), Anchor.End),
            new Label(new(Left - 10, At(until, target).Y + 4), words.Number(target), 12, new(Tone.Soft), Anchor.End),
            new Label(new(Left, Bottom + 26), from.ToString("MMM yyyy", culture), 12, new(Tone.Soft)),
            new Label(new(At(until, target).X, Bottom + 26), until.ToString("MMM yyyy", culture), 12, new(Tone.Soft), Anchor.End),
            new Label(
                new(At(until, target).X, At(until, target).Y + (target > baseline ? 18 : -8)),
                new FactTexts(culture)["CourseTarget"],
                12,
                new(Tone.Ink),
                Anchor.End,
                Bold: true),
        };
        Point[] points = [At(from, baseline), .. measured.Select(measurement => At(measurement.Day, measurement.Value))];
        shapes.AddRange(points.Zip(points.Skip(1), (one, other) => new Line(one, other, new(Tone.Main), 2)));
        shapes.AddRange(points.Select(point => new Disc(point, 4, new(Tone.Main))));
        if (measured.Count > 0) shapes.Add(
            new Label(
                new(Math.Min(points[^1].X, Right - 20), points[^1].Y - 9),
                words.Number(measured[^1].Value),
                12,
                new(Tone.Ink),
                Anchor.Middle,
                Bold: true));
        return new Figure(Width, Height, new FactTexts(culture).Format("CourseTitle", indicator.Name), Message(course, words, culture), shapes);
    }

    /// <summary>Baseline, target, last measurement and status, for an indicator that has them.</summary>
    private static string Message(Course course, FactWords words, CultureInfo culture)
    {
        var texts = new FactTexts(culture);
        var indicator = course.Indicator.Fact;
        var last = course.Measurements.Count == 0
            ? texts["CourseNone"]
            : texts.Format("CourseLast", words.Number(course.Measurements[^1].Value), Format.Date(course.Measurements[^1].Day, culture));
        return texts.Format(
            "CourseMessage",
            words.Number(indicator.Baseline!.Value),
            Format.Date(indicator.BaselineOn!.Value, culture),
            words.Number(indicator.Target!.Value),
            Format.Date(indicator.TargetOn!.Value, culture),
            last,
            texts[$"Status{course.Status}"]);
    }
}

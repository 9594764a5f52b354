using System.Globalization;
using KetenScan.Pdf.Drawing;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Figures;

/// <summary>
/// One chain's overall score over its rounds, small, to stand beside those of other chains: all on the same scale from 1 to 5 and over the same
/// days. The line breaks where the rules changed; an open dot means a low response.
/// </summary>
/// <param name="First">The day at the left side.</param>
/// <param name="Last">The day at the right side.</param>
public sealed record SmallCourse(DateOnly First, DateOnly Last)
{
    private const double Width = 168;
    private const double Height = 76;
    private const double Left = 20;
    private const double Right = 160;
    private const double Top = 8;
    private const double Bottom = 68;

    /// <summary>Axes on which all these courses fit; null when none has a point.</summary>
    public static SmallCourse? Over(IEnumerable<IReadOnlyList<CoursePoint>> courses)
    {
        var days = courses.SelectMany(points => points).Select(point => point.ClosedOn).ToList();
        return days.Count == 0 ? null : new SmallCourse(days.Min(), days.Max());
    }

    /// <param name="name">The chain's.</param>
    /// <param name="points">In order of closing; at least one.</param>
    /// <param name="culture">Of the words.</param>
    public Figure Of(string name, IReadOnlyList<CoursePoint> points, CultureInfo culture)
    {
        var shapes = new List<Shape>();
        for (var score = 1; score <= 5; score++) shapes.Add(new Line(new(Left, Y(score)), new(Right, Y(score)), new(Tone.Line), 1, Dashed: score is 3 or 4));
        foreach (var score in (int[])[1, 3, 5]) shapes.Add(new Label(new(Left - 8, Y(score) + 4), $"{score}", 12, new(Tone.Soft), Anchor.End));

        var places = points.Select(point => new Point(X(point.ClosedOn), Y(point.Score))).ToList();
        for (var place = 1; place < points.Count; place++)
        {
            if (points[place].Continues) shapes.Add(new Line(places[place - 1], places[place], new(Tone.Main), 2));
        }

        foreach (var (point, at) in points.Zip(places))
        {
            shapes.Add(new Disc(at, 3.5, new(Tone.Main)));
            if (point.HasLowResponse) shapes.Add(new Disc(at, 2.2, new(Tone.Card)));
        }

        var texts = new PortfolioTexts(culture);
        var message = string.Join("; ", points.Select(point => texts.Format("CoursePoint", point.Round, Format.Score(point.Score, culture)))) + ".";
        return new Figure(Width, Height, name, message, shapes);
    }

    private double X(DateOnly day) =>
        Left + 4 + (First == Last ? 0.5 : (double)(day.DayNumber - First.DayNumber) / (Last.DayNumber - First.DayNumber)) * (Right - Left - 8);

    private static double Y(double score) => Bottom - (score - 1) / 4 * (Bottom - Top);
}

using System.Globalization;
using KetenScan.Pdf.Drawing;
using KetenScan.Pdf.Writing;
using KetenScan.Reports.Figures;

namespace KetenScan.Reports.Tests;

/// <summary>No text of a figure is cut off at its edge.</summary>
public sealed class FigureLabelsTests
{
    /// <summary>Browsers that place letters on whole pixels set a text up to this much wider than its glyphs.</summary>
    private const double OnScreen = 1.05;

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void Every_label_of_a_scorecard_lies_within_its_figure(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var report = Sample.Report(evidence: true);
        Figure?[] figures =
        [
            Radar.Of(report, culture),
            ScoreBars.Of(report, narrow: false, culture), ScoreBars.Of(report, narrow: true, culture),
            LevelGaps.Of(report, narrow: false, culture), LevelGaps.Of(report, narrow: true, culture),
            Quadrant.Of(report, culture),
        ];

        var cut = figures.SelectMany(figure => CutOff(figure!)).ToList();
        Assert.True(cut.Count == 0, string.Join('\n', cut));
    }

    private static IEnumerable<string> CutOff(Figure figure) =>
        from label in figure.Shapes.OfType<Label>()
        let width = (label.Bold ? PdfFont.SemiBold : PdfFont.Regular).Width(label.Text, label.Size) * OnScreen
        let left = label.At.X - label.Anchor switch { Anchor.Middle => width / 2, Anchor.End => width, _ => 0 }
        where left < 0 || left + width > figure.Width || label.At.Y - label.Size < -1 || label.At.Y > figure.Height
        select FormattableString.Invariant($"{figure.Title}: {label.Text}, from {left:0.0} to {left + width:0.0} of {figure.Width}");
}

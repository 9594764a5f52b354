using System.Globalization;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Drawing;
using KetenScan.Reports.Comparing;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Figures;

/// <summary>A strip per principle from 1 to 5: bars count the chains per score, a line shows the median, and chosen chains are numbered.</summary>
public static class ScoreStrips
{
    private const double Width = 560;
    private const double Row = 46;
    private const double Bar = 26;
    private const double Left = 206;
    private const double Right = 550;

    /// <returns>Null when no chain has a score.</returns>
    public static Figure? Of(
        IReadOnlyList<ScoreSpread> spreads,
        IReadOnlyList<(ChosenLine Line, RoundFigures Round)> chosen,
        IReadOnlyDictionary<Principle, string> names,
        CultureInfo culture)
    {
        if (spreads.All(spread => spread.Chains == 0)) return null;

        var texts = new PortfolioTexts(culture);
        var shapes = new List<Shape>();
        foreach (var (spread, number) in spreads.Select((spread, number) => (spread, number)))
        {
            var bottom = 10 + number * Row + Bar;
            shapes.Add(new Label(new(0, bottom - 6), $"{(int)spread.Principle} {names[spread.Principle]}", 13, new(Tone.Ink)));
            shapes.Add(new Line(new(Left, bottom), new(Right, bottom), new(Tone.Line)));
            shapes.AddRange(Bars(spread, bottom));
            if (spread.Median() is { } median) shapes.Add(new Line(new(X(median), bottom - Bar - 2), new(X(median), bottom + 4), new(Tone.Ink), 2));
            shapes.AddRange(Marks(spread.Principle, chosen, bottom));
        }

        var foot = 10 + spreads.Count * Row + 6;
        for (var score = 1; score <= 5; score++) shapes.Add(new Label(new(X(score), foot), $"{score}", 12, new(Tone.Soft), Anchor.Middle));
        var message = string.Join(
            "; ",
            spreads
                .Where(spread => spread.Chains > 0)
                .Select(spread => texts.Format("StripsMessage", names[spread.Principle], spread.Chains, Format.Score(spread.Median(), culture)))) + ".";
        return new Figure(Width, foot + 8, texts["StripsTitle"], message, shapes);
    }

    private static IEnumerable<Shape> Bars(ScoreSpread spread, double bottom)
    {
        const double Wide = (Right - Left) / ScoreSpread.Places - 1;
        var most = Math.Max(1, spread.Counts.Max());
        return
            from place in Enumerable.Range(0, ScoreSpread.Places)
            where spread.Counts[place] > 0
            let height = Math.Max(3, Bar * spread.Counts[place] / most)
            select new Box(X(ScoreSpread.ScoreAt(place)) - Wide / 2, bottom - height, Wide, height, new(Tone.Main, 0.45));
    }

    /// <summary>Marks that would overlap are placed side by side.</summary>
    private static IEnumerable<Shape> Marks(Principle principle, IReadOnlyList<(ChosenLine Line, RoundFigures Round)> chosen, double bottom)
    {
        var taken = new List<double>();
        foreach (var (line, round) in chosen)
        {
            if (round.Of(principle)?.Score is not { } score) continue;

            var x = X(score);
            while (taken.Any(other => Math.Abs(other - x) < 17)) x += 17;
            taken.Add(x);
            foreach (var shape in line.MarkAt(new(Math.Min(x, Width - 8), bottom + 9))) yield return shape;
        }
    }

    private static double X(double score) => Left + 8 + (score - 1) / 4 * (Right - Left - 16);
}

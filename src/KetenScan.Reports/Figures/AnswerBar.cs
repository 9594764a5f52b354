using System.Globalization;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Drawing;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Figures;

/// <summary>The answers to one statement as a bar with counts: disagreement left of the middle, agreement right.</summary>
public static class AnswerBar
{
    private const double Width = 200;
    private const double Height = 24;
    private const double RoomForNumber = 14;

    /// <returns>A figure without bars, but with an explanation, when the answers are withheld.</returns>
    public static Figure Of(StatementResult statement, string text, CultureInfo culture)
    {
        var texts = new ReportTexts(culture);
        if (statement.Distribution is not { } answers)
            return new Figure(Width, Height, text, texts["Withheld"], [new Label(new(Width / 2, 16.5), texts["Withheld"], 12, new(Tone.Soft), Anchor.Middle)]);

        var middle = Width / 2;
        var valid = answers.Sum();
        var unit = valid == 0 ? 0 : Width / 2 / valid;
        var left = middle - unit * (answers[0] + answers[1] + answers[2] / 2.0);

        var shapes = new List<Shape> { new Line(new(middle, 0), new(middle, Height), new(Tone.Soft)) };
        for (var answer = 0; answer < answers.Count; answer++)
        {
            var width = unit * answers[answer];
            if (width > 0) shapes.Add(new Box(left, 3, width, Height - 6, new(Tone.Answer1 + answer)));
            if (width >= RoomForNumber) shapes.Add(new Label(new(left + width / 2, 16.5), $"{answers[answer]}", 12, new(Tone.Ink), Anchor.Middle));
            left += width;
        }

        var message = texts.Format("AnswersMessage", [.. answers.Select(count => (object)count)]);
        return new Figure(Width, Height, text, message, shapes) { Spots = [new Spot(0, 0, Width, Height, message)] };
    }
}

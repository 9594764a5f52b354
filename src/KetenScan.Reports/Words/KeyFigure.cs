using System.Globalization;
using KetenScan.Domain.Scoring;

namespace KetenScan.Reports.Words;

/// <summary>One of the figures at the top of a scorecard: what it is, the figure, and what belongs with it.</summary>
public sealed record KeyFigure(string Name, string Value, string Note, Band? Band = null)
{
    public static IReadOnlyList<KeyFigure> Of(ScorecardReport report, ReportTexts texts, CultureInfo culture)
    {
        var card = report.Scorecard;
        return
        [
            new(texts["Total"], Format.Score(card.Overall.Score, culture), card.Overall.Band is { } band ? texts[$"Band{band}"] : texts["NoScore"], card.Overall.Band),
            new(texts["Responded"], $"{card.Response.Responded}", Invited(card.Response, texts, culture)),
            report.MostDivided is { } divided
                ? new(texts["LargestDifference"], Format.Points(divided.PartnerSpread!.Range, culture), report.NameOf(divided, culture))
                : new(texts["LargestDifference"], "–", texts["NoScore"]),
            report.WidestGap is { Levels.Gap: { } gap } widest
                ? new(texts["LargestGap"], Format.Points(Math.Abs(gap), culture), report.NameOf(widest, culture))
                : new(texts["LargestGap"], "–", texts["NoScore"]),
            card.OverallChange() is { } change
                ? new(texts.Format("SinceRound", change.PreviousRound), Format.Change(change.Score, culture), texts.Count("OverPartners", change.Partners))
                : report.Previous?.Round is { } before
                    ? new(texts.Format("SinceRound", before.Number), "–", texts["NoComparison"])
                    : new(texts["FirstRound"], "–", texts["FirstRoundNone"]),
        ];
    }

    private static string Invited(Response response, ReportTexts texts, CultureInfo culture) =>
        response is { Invited: { } invited, Rate: { } rate } ? texts.Format("RespondedOf", invited, Format.Share(rate, culture)) : "";
}

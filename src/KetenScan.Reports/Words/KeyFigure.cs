using System.Globalization;
using KetenScan.Domain.Scoring;

namespace KetenScan.Reports.Words;

/// <summary>One of the figures at the top of a scorecard: name, value and note.</summary>
/// <param name="Band">The band, if certain; the note is then its name.</param>
/// <param name="Between">The interval, unless it is already in the note; otherwise empty.</param>
public sealed record KeyFigure(string Name, string Value, string Note, Band? Band = null, string Between = "")
{
    public static IReadOnlyList<KeyFigure> Of(ScorecardReport report, ReportTexts texts, CultureInfo culture)
    {
        var card = report.Scorecard;
        return
        [
            Total(card.Overall, texts, culture),
            new(texts["Responded"], $"{card.Response.Responded}", Invited(card.Response, texts, culture)),
            Divided(report, texts, culture),
            report.WidestGap is { Levels.Gap: { } gap } widest
                ? new(texts["LargestGap"], Format.Points(Math.Abs(gap), culture), report.NameOf(widest, culture))
                : new(texts["LargestGap"], "–", texts[card.Principles.Any(principle => principle.Levels.GapSure is not null) ? "NoWideGap" : "CannotBeSaid"]),
            Since(report, texts, culture),
        ];
    }

    private static KeyFigure Total(Overall overall, ReportTexts texts, CultureInfo culture) => new(
        texts["Total"],
        Format.Score(overall.Score, culture),
        overall switch
        {
            { Score: null } => texts["NoScore"],
            _ when overall.SureBand() is { } band => texts[$"Band{band}"],
            { Confidence95: { } interval } => EndsOf(interval, texts, culture),
            _ => texts["UncertaintyUnknown"],
        },
        overall.SureBand(),
        overall.SureBand() is not null ? EndsOf(overall.Confidence95!, texts, culture) : "");

    private static string EndsOf(ConfidenceInterval interval, ReportTexts texts, CultureInfo culture) =>
        texts.Format("BetweenSure", Format.Score(interval.Low, culture), Format.Score(interval.High, culture)) + Format.Wide(interval.Conservative);

    private static KeyFigure Divided(ScorecardReport report, ReportTexts texts, CultureInfo culture)
    {
        var divided = report.Scorecard.Principles.Where(principle => principle.IsDivided()).Select(principle => report.NameOf(principle, culture)).ToList();
        return texts.SomeOf(divided) is { } names
            ? new KeyFigure(texts["DividedOn"], $"{divided.Count}", names)
            : !report.Scorecard.IsOfVersion1() && report.Scorecard.Principles.Any(principle => principle.Agreement.Reading is not null)
            ? new KeyFigure(texts["DividedOn"], "0", texts["NotDivided"])
            : new KeyFigure(texts["DividedOn"], "–", texts["CannotBeSaid"]);
    }

    private static KeyFigure Since(ScorecardReport report, ReportTexts texts, CultureInfo culture) =>
        (report.Scorecard.OverallChange(), report.Previous?.Round) switch
        {
            ({ Moved: true } change, _) when !change.HasMoved() => new(texts.Format("SinceRound", change.PreviousRound), "=", texts["LessThanShown"]),
            ({ Moved: true } change, _) => new(
                texts.Format("SinceRound", change.PreviousRound),
                Format.Change(change.Score, culture),
                texts.Count("OverPartners", change.Partners)),
            ({ Moved: false } change, _) => new(texts.Format("SinceRound", change.PreviousRound), "=", texts["NoSureDifference"]),
            ({ } change, _) => new(texts.Format("SinceRound", change.PreviousRound), "–", texts["CannotBeSaid"]),
            (_, { } before) => new(texts.Format("SinceRound", before.Number), "–", texts["NoComparison"]),
            _ => new(texts["FirstRound"], "–", texts["FirstRoundNone"]),
        };

    private static string Invited(Response response, ReportTexts texts, CultureInfo culture) =>
        response is { Invited: { } invited, Rate: { } rate } ? texts.Format("RespondedOf", invited, Format.Share(rate, culture)) : "";
}

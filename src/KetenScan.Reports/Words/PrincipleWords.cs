using System.Globalization;
using KetenScan.Domain.Scoring;

namespace KetenScan.Reports.Words;

/// <summary>What a principle's figures say, in sentences.</summary>
public static class PrincipleWords
{
    public static string Of(ScorecardReport report, PrincipleResult principle, CultureInfo culture)
    {
        var texts = new ReportTexts(culture);
        return string.Join(' ', new[]
        {
            Score(principle, texts, culture),
            principle.Change is { } change ? texts.Format("OnChange", change.PreviousRound, Format.Change(change.Score, culture)) : null,
            principle.Agreement.Reading is { } reading ? texts[$"OnAgreement{reading}"] : null,
            principle.Levels.Gap is not null ? texts.Format("OnLevels", Format.Score(principle.Levels.Strategic, culture), Format.Score(principle.Levels.Operational, culture)) : null,
            Partners(report, principle, texts, culture),
        }.OfType<string>());
    }

    private static string Score(PrincipleResult principle, ReportTexts texts, CultureInfo culture) => principle switch
    {
        { Score: { } score, Confidence95: { } interval } => texts.Format(
            "OnScoreBetween", Format.Score(score, culture), texts[$"Band{score.Band}"], Format.Score(interval.Low, culture), Format.Score(interval.High, culture)),
        { Score: { } score } => texts.Format("OnScore", Format.Score(score, culture), texts[$"Band{score.Band}"]),
        _ => texts[principle.IsWithheld() ? "Withheld" : "NoScore"],
    };

    private static string? Partners(ScorecardReport report, PrincipleResult principle, ReportTexts texts, CultureInfo culture)
    {
        if (principle.PartnerSpread is not { Range: > 0 } spread) return null;

        var lowest = principle.Partners.First(partner => partner.Score == spread.Lowest);
        var highest = principle.Partners.First(partner => partner.Score == spread.Highest);
        return texts.Format(
            "OnPartners",
            report.PartnerName(lowest.Key),
            Format.Score(spread.Lowest, culture),
            report.PartnerName(highest.Key),
            Format.Score(spread.Highest, culture));
    }
}

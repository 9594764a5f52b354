using System.Globalization;
using KetenScan.Domain.Scoring;

namespace KetenScan.Reports.Words;

/// <summary>Describes a principle's figures in sentences, without unsupported conclusions.</summary>
public static class PrincipleWords
{
    public static string Of(ScorecardReport report, PrincipleResult principle, CultureInfo culture)
    {
        var texts = new ReportTexts(culture);
        return string.Join(' ', new[]
        {
            Score(principle, texts, culture),
            Change(principle.Change, texts, culture),
            Agreement(report, principle, texts, culture),
            principle.HasGap()
                ? texts.Format("OnLevels", Format.Score(principle.Levels.Strategic, culture), Format.Score(principle.Levels.Operational, culture))
                : null,
        }.OfType<string>());
    }

    private static string Score(PrincipleResult principle, ReportTexts texts, CultureInfo culture) => principle switch
    {
        { Score: { } score, Confidence95: { } interval } => texts.Format(
            "OnScoreBetween", BandWords
                .Around(score, principle.SureBand(), texts, culture), Format
                .Score(interval.Low, culture), Format
                .Score(interval.High, culture)),
        { Score: { } score } => texts.Format("OnScore", BandWords.Around(score, principle.SureBand(), texts, culture)),
        _ => texts[principle.IsWithheld() ? "Withheld" : "NoScore"],
    };

    private static string? Change(Change? change, ReportTexts texts, CultureInfo culture) => change switch
    {
        { Confidence95: { } interval } when change.HasMoved() => texts.Format(
            "OnChange", change.PreviousRound, Format.Change(change.Score, culture), Format.End(interval.Low, culture), Format.End(interval.High, culture)),
        { Moved: false } => texts.Format("OnNoChange", change.PreviousRound),
        _ => null,
    };

    private static string? Agreement(ScorecardReport report, PrincipleResult principle, ReportTexts texts, CultureInfo culture) =>
        principle.Agreement.Reading switch
        {
            AgreementReading.Divided => texts.Format("OnAgreementDivided", SideWords.Of(report, principle, texts, culture)),
            { } reading => texts[$"OnAgreement{reading}"],
            null => null,
        };
}

using System.Globalization;

namespace KetenScan.Reports.Words;

/// <summary>Explains whose answers a scorecard is based on, and how sensitive it is to those who did not answer.</summary>
public static class RestsOnWords
{
    public static IReadOnlyList<string> Of(ScorecardReport report, CultureInfo culture)
    {
        var texts = new ReportTexts(culture);
        return
        [
            .. report.SilentPartners is { Count: > 0 } silent
                ? [texts.Format("SilentPartners", texts.AllOf([.. silent.Select(partner => partner.Name)]))]
                : Array.Empty<string>(),
            .. report.OverallIfLower is { } lower ? [texts.Format("IfLower", Format.Score(lower, culture))] : Array.Empty<string>(),
            .. (report.Scorecard.Merged ?? []).Select(merged => texts.Format("ComparedTogether", merged.Name, texts.AllOf(merged.Before))),
            .. report.Scorecard.IsOfVersion1() ? [texts["HowVersion1"]] : Array.Empty<string>(),
        ];
    }
}

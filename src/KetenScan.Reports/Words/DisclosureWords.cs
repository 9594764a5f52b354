using KetenScan.Domain.Scoring;

namespace KetenScan.Reports.Words;

/// <summary>Explains to what extent a scorecard's figures can reveal individual answers; the same on screen and in PDFs.</summary>
public static class DisclosureWords
{
    public static string Of(Scorecard card, ReportTexts texts) => card switch
    {
        { Disclosure.Mode: DisclosureMode.Named } => texts["HowNamed"],
        _ when card.IsOfVersion1() => texts.Format("HowWithheldFirst", card.Disclosure.MinimumGroup),
        _ when card.Principles.All(principle => principle.Score is null) => texts.Format("HowWithheld", card.Disclosure.MinimumGroup),
        _ => $"{texts.Format("HowWithheld", card.Disclosure.MinimumGroup)} {texts["HowWholeSheets"]}",
    };
}

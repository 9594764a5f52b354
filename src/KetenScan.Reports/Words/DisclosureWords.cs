using KetenScan.Domain.Scoring;

namespace KetenScan.Reports.Words;

/// <summary>How far a scorecard's figures can be about single people, for the reader: the same on screen and on paper.</summary>
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

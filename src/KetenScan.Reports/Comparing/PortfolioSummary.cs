using System.Globalization;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Comparing;

/// <summary>Summarises a choice of chains in sentences. No chain is named, since the comparison is not meant for ranking.</summary>
public static class PortfolioSummary
{
    /// <returns>Empty without a scorecard.</returns>
    public static IReadOnlyList<string> Of(Portfolio portfolio, IReadOnlyDictionary<Principle, string> names, CultureInfo culture)
    {
        var texts = new PortfolioTexts(culture);
        var medians = portfolio.Spreads.Select(spread => (spread.Principle, Median: spread.Median())).Where(own => own.Median is not null).ToList();
        if (portfolio.Scored == 0 || medians.Count == 0) return [];

        var sentences = new List<string> { Lowest(portfolio.Lowest, names, texts, culture) };
        var (high, low) = (medians.Max(own => own.Median), medians.Min(own => own.Median));
        if (high > low) sentences.Add(texts.Format("MediansBetween", Format.Score(low, culture), Format.Score(high, culture)));

        var under = portfolio.Spreads.OrderByDescending(spread => spread.UnderThree).ThenByDescending(spread => spread.Concerns).First();
        if (under.UnderThree > 0) sentences.Add(
            texts.Format(under.Concerns > 0 ? "UnderThree" : "UnderThreeUnsure", under.UnderThree, under.Chains, names[under.Principle], under.Concerns));
        if (portfolio.LowResponse > 0) sentences.Add(texts.Format("LowResponses", portfolio.LowResponse, portfolio.Scored));
        if (portfolio.Others > 0) sentences.Add(texts.Format("OtherRules", portfolio.Others, portfolio.Scored));
        if (portfolio.OtherScoring > 0) sentences.Add(texts.Format("OtherScoring", portfolio.OtherScoring, portfolio.Scored));
        if (portfolio.Scored < portfolio.Chains) sentences.Add(texts.Format("WithoutRound", portfolio.Chains - portfolio.Scored));
        sentences.Add(texts["OnlySure"]);
        return sentences;
    }

    /// <summary>Explains how changes are shown, and why one may be missing.</summary>
    public static string ChangeIn(PortfolioTexts texts) => $"{texts["ChangeLegend"]} {texts["DashLegend"]}";

    /// <summary>"3,1 tot 3,7", with a plus if conservative; empty without an interval.</summary>
    public static string Between(ConfidenceInterval? interval, PortfolioTexts texts, CultureInfo culture) =>
        interval is null
            ? ""
            : texts.Format("Between", Format.Score(interval.Low, culture), Format.Score(interval.High, culture)) + Format.Wide(interval.Conservative);

    private static string Lowest(LowestPrinciples lowest, IReadOnlyDictionary<Principle, string> names, PortfolioTexts texts, CultureInfo culture)
    {
        if (lowest.Chains == 0) return texts["LowestNone"];

        var most = lowest.MostOften().Select(principle => names[principle]).ToList();
        return most.Count switch
        {
            0 => texts.Format("LowestMany", lowest.Chains),
            1 => texts.Format("LowestOften", most[0], lowest.Counts.Values.Max(), lowest.Chains),
            _ => texts.Format("LowestOftenEach", new ReportTexts(culture).AllOf(most), lowest.Counts.Values.Max(), lowest.Chains),
        };
    }

    /// <summary>The most common rules, in a sentence.</summary>
    public static string UsualIn(ComparedRules rules, PortfolioTexts texts) => texts.Format("UsualRules", RulesIn(rules, texts));

    /// <summary>Rules in words.</summary>
    public static string RulesIn(ComparedRules rules, PortfolioTexts texts) =>
        string.Join(
            ", ",
            texts[$"Weighting{rules.Weighting}"],
            texts[$"Disclosure{rules.Disclosure}"],
            texts.Format("MarkQuestionnaire", rules.Questionnaire),
            texts.Format("MarkScoring", rules.ScoringVersion));

    /// <summary>Why a chain's figures are not fully comparable with the others; empty when they are.</summary>
    public static IReadOnlyList<string> MarksIn(RoundFigures round, ComparedRules usual, PortfolioTexts texts, CultureInfo culture) =>
        [.. round.MarksBeside(usual).Select(mark => MarkIn(mark, round, texts, culture))];

    private static string MarkIn(ComparisonMark mark, RoundFigures round, PortfolioTexts texts, CultureInfo culture) => mark switch
    {
        ComparisonMark.Weighting => texts[$"Weighting{round.Rules.Weighting}"],
        ComparisonMark.Disclosure => texts[$"Disclosure{round.Rules.Disclosure}"],
        ComparisonMark.ScoringVersion => texts.Format("MarkScoring", round.Rules.ScoringVersion),
        ComparisonMark.Questionnaire => texts.Format("MarkQuestionnaire", round.Rules.Questionnaire),
        _ => texts.Format("MarkResponse", Format.Share(round.Response()!.Value, culture)),
    };
}

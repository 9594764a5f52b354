using System.Globalization;
using KetenScan.Domain.Questionnaires;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Comparing;

/// <summary>What stands out in a choice of chains, in sentences. No chain is named: ranking is not what comparing is for.</summary>
public static class PortfolioSummary
{
    /// <returns>None without a scorecard.</returns>
    public static IReadOnlyList<string> Of(Portfolio portfolio, IReadOnlyDictionary<Principle, string> names, CultureInfo culture)
    {
        var texts = new PortfolioTexts(culture);
        var medians = portfolio.Spreads.Select(spread => (spread.Principle, Median: spread.Median())).Where(own => own.Median is not null).ToList();
        if (portfolio.Scored == 0 || medians.Count == 0) return [];

        var sentences = new List<string>();
        if (portfolio.Weakest.Count > 0)
        {
            var (weakest, chains) = portfolio.Weakest.MaxBy(own => own.Value);
            sentences.Add(texts.Format("MostOftenWeakest", names[weakest], chains, portfolio.Weakest.Values.Sum()));
        }

        var (high, low) = (medians.MaxBy(own => own.Median), medians.MinBy(own => own.Median));
        if (high.Median > low.Median)
            sentences.Add(texts.Format("Medians", names[high.Principle], Format.Score(high.Median, culture), names[low.Principle], Format.Score(low.Median, culture)));

        var concern = portfolio.Spreads.MaxBy(spread => spread.Concerns)!;
        if (concern.Concerns > 0) sentences.Add(texts.Format("Concerns", concern.Concerns, concern.Chains, names[concern.Principle]));
        if (portfolio.LowResponse > 0) sentences.Add(texts.Format("LowResponses", portfolio.LowResponse, portfolio.Scored));
        if (portfolio.Others > 0) sentences.Add(texts.Format("OtherRules", portfolio.Others, portfolio.Scored));
        if (portfolio.Scored < portfolio.Chains) sentences.Add(texts.Format("WithoutRound", portfolio.Chains - portfolio.Scored));
        sentences.Add(texts["NoDifference"]);
        return sentences;
    }

    /// <summary>By which rules most of the rounds were held, in a sentence.</summary>
    public static string UsualIn(ComparedRules rules, PortfolioTexts texts) => texts.Format("UsualRules", RulesIn(rules, texts));

    /// <summary>Rules in words.</summary>
    public static string RulesIn(ComparedRules rules, PortfolioTexts texts) =>
        string.Join(", ", texts[$"Weighting{rules.Weighting}"], texts[$"Disclosure{rules.Disclosure}"], texts.Format("MarkQuestionnaire", rules.Questionnaire), texts.Format("MarkScoring", rules.ScoringVersion));

    /// <summary>Why a chain's figures are to be read with care beside those of the others; none when they are alike.</summary>
    public static IReadOnlyList<string> MarksIn(ComparedCard card, ComparedRules usual, PortfolioTexts texts, CultureInfo culture) =>
        [.. card.MarksBeside(usual).Select(mark => MarkIn(mark, card, texts, culture))];

    private static string MarkIn(ComparisonMark mark, ComparedCard card, PortfolioTexts texts, CultureInfo culture) => mark switch
    {
        ComparisonMark.Weighting => texts[$"Weighting{card.Rules.Weighting}"],
        ComparisonMark.Disclosure => texts[$"Disclosure{card.Rules.Disclosure}"],
        ComparisonMark.ScoringVersion => texts.Format("MarkScoring", card.Rules.ScoringVersion),
        ComparisonMark.Questionnaire => texts.Format("MarkQuestionnaire", card.Rules.Questionnaire),
        _ => texts.Format("MarkResponse", Format.Share(card.Response()!.Value, culture)),
    };
}

using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;

namespace KetenScan.Reports.Comparing;

/// <summary>The distribution of the scores of one principle over the chosen chains.</summary>
/// <param name="Counts">The number of chains per shown score: 41 elements, from 1.0 to 5.0.</param>
/// <param name="Concerns">The number of chains that certainly score below 3.0.</param>
public sealed record ScoreSpread(Principle Principle, IReadOnlyList<int> Counts, int Concerns)
{
    public const int Places = 41;

    public int Chains => Counts.Sum();

    /// <summary>The median score as shown (the lower one if there are two); null without chains.</summary>
    public double? Median()
    {
        var (passed, half) = (0, (Chains + 1) / 2);
        for (var place = 0; place < Places; place++)
        {
            passed += Counts[place];
            if (half > 0 && passed >= half) return ScoreAt(place);
        }

        return null;
    }

    /// <summary>The number of chains whose shown score is a concern.</summary>
    public int UnderThree => Counts.Where((_, place) => new Score(ScoreAt(place)).Band == Band.Concern).Sum();

    public static double ScoreAt(int place) => 1 + place / 10.0;
}

/// <summary>A summary of the chosen chains.</summary>
/// <param name="Chains">The number of chosen chains.</param>
/// <param name="Scored">The number of those with a closed round.</param>
/// <param name="LowResponse">The number of those with a low response.</param>
/// <param name="Usual">The most common rules; null without a closed round.</param>
/// <param name="Others">The number of rounds with other rules.</param>
/// <param name="OtherScoring">The number of those with another scoring version.</param>
/// <param name="Spreads">One per principle.</param>
/// <param name="Lowest">Which principles are the lowest, over the chains where that is known.</param>
public sealed record Portfolio(
    int Chains,
    int Scored,
    int LowResponse,
    ComparedRules? Usual,
    int Others,
    int OtherScoring,
    IReadOnlyList<ScoreSpread> Spreads,
    LowestPrinciples Lowest)
{
    public ScoreSpread Of(Principle principle) => Spreads.Single(spread => spread.Principle == principle);
}

/// <summary>Which principles are the lowest in their chain, over the chains where that is statistically clear.</summary>
/// <param name="Chains">The number of those chains: at most three principles, and not all, can have the lowest rank.</param>
/// <param name="Counts">The number of those chains in which each principle is among the lowest.</param>
public sealed record LowestPrinciples(int Chains, IReadOnlyDictionary<Principle, int> Counts)
{
    /// <summary>The principles that are most often the lowest; empty when more than three are tied.</summary>
    public IReadOnlyList<Principle> MostOften()
    {
        var found = Counts.Where(own => own.Value == Counts.Values.Max()).Select(own => own.Key).Order().ToList();
        return found.Count > Findings.Most ? [] : found;
    }
}

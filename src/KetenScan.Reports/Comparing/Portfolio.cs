using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;

namespace KetenScan.Reports.Comparing;

/// <summary>How the scores of one principle lie over the chosen chains.</summary>
/// <param name="Counts">How many chains have each shown score: 41 places, from 1.0 to 5.0.</param>
/// <param name="Concerns">How many chains certainly lie under 3.0.</param>
public sealed record ScoreSpread(Principle Principle, IReadOnlyList<int> Counts, int Concerns)
{
    public const int Places = 41;

    public int Chains => Counts.Sum();

    /// <summary>The score that as many chains lie under as over (the lower of two in the middle), as it is shown; null without chains.</summary>
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

    /// <summary>How many chains are shown a score that reads as a concern.</summary>
    public int UnderThree => Counts.Where((_, place) => new Score(ScoreAt(place)).Band == Band.Concern).Sum();

    public static double ScoreAt(int place) => 1 + place / 10.0;
}

/// <summary>What can be said of a choice of chains without going over each.</summary>
/// <param name="Chains">How many were chosen.</param>
/// <param name="Scored">How many of them have a closed round.</param>
/// <param name="LowResponse">How many of those had a low response.</param>
/// <param name="Usual">By which rules most of them were held; null without a closed round.</param>
/// <param name="Others">How many were held by other rules.</param>
/// <param name="OtherScoring">How many of those were scored by another version of the formulas.</param>
/// <param name="Spreads">Of the eight principles.</param>
/// <param name="Lowest">Of which chains it can be said which principles are the lowest.</param>
public sealed record Portfolio(int Chains, int Scored, int LowResponse, ComparedRules? Usual, int Others, int OtherScoring, IReadOnlyList<ScoreSpread> Spreads, LowestPrinciples Lowest)
{
    public ScoreSpread Of(Principle principle) => Spreads.Single(spread => spread.Principle == principle);
}

/// <summary>Which principles are the lowest of their chain, where they can be told apart from the others.</summary>
/// <param name="Chains">Of how many chains that can be said: at most three principles can be the last, and not all can.</param>
/// <param name="Counts">For how many of those each principle is one of them.</param>
public sealed record LowestPrinciples(int Chains, IReadOnlyDictionary<Principle, int> Counts)
{
    /// <summary>Those that are so most often; none when more than three are so equally often.</summary>
    public IReadOnlyList<Principle> MostOften()
    {
        var found = Counts.Where(own => own.Value == Counts.Values.Max()).Select(own => own.Key).Order().ToList();
        return found.Count > Findings.Most ? [] : found;
    }
}

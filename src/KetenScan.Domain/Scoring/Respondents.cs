using KetenScan.Domain.Rounds;

namespace KetenScan.Domain.Scoring;

/// <summary>One person's score on one principle.</summary>
/// <param name="Partner">The partner's place in the input.</param>
internal readonly record struct Respondent(int Partner, Level Level, double Score);

/// <summary>Respondents whose scores are taken together: those of one partner, or those of the pool.</summary>
/// <remarks>In order of size, so that the order of the sheets does not reach the last bits of a sum.</remarks>
internal sealed class Unit(IReadOnlyList<int> partners, IEnumerable<Respondent> respondents, int? invited)
{
    private readonly Respondent[] respondents = [.. respondents.OrderBy(respondent => respondent.Score).ThenBy(respondent => respondent.Level)];

    /// <summary>The places of the partners in it: one, or those of the pool. Its weight in the chain's score is their number.</summary>
    public IReadOnlyList<int> Partners { get; } = partners;

    /// <summary>How many of its people were asked; null when unknown.</summary>
    public int? Invited { get; } = invited;

    public double[] Scores => field ??= [.. respondents.Select(respondent => respondent.Score)];

    public double Mean => Statistics.Mean(Scores);

    public int Count => respondents.Length;

    public bool IsPool => Partners.Count > 1;

    public int CountOf(Level level) => respondents.Count(respondent => respondent.Level == level);

    public IEnumerable<double> ScoresOf(Level level) => respondents.Where(respondent => respondent.Level == level).Select(respondent => respondent.Score);
}

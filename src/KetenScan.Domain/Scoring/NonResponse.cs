namespace KetenScan.Domain.Scoring;

/// <summary>How sensitive the score is to those who did not answer.</summary>
/// <param name="HalfPointLower">The chain's score if they had scored half a point below their partner's mean; from 0.5 to 5.</param>
/// <remarks>A sensitivity analysis as Little and Rubin, Statistical Analysis with Missing Data, advise: an assumption, not an estimate.</remarks>
public sealed record NonResponse(double HalfPointLower)
{
    private const double Lower = 0.5;

    /// <param name="units">Score, number of people, number asked and weight of each unit.</param>
    /// <returns>Null when the number asked is unknown for a unit.</returns>
    internal static NonResponse? Of(IReadOnlyList<(double Score, int Count, int? Invited, int Partners)> units)
    {
        if (units.Count == 0 || units.Any(unit => unit.Invited is null || unit.Invited < unit.Count)) return null;

        double[] scores =
        [
            .. units.SelectMany(unit => Enumerable.Repeat(unit.Score - Lower * (unit.Invited!.Value - unit.Count) / unit.Invited.Value, unit.Partners)).Order(),
        ];
        return new NonResponse(Statistics.Mean(scores));
    }
}

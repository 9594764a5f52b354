namespace KetenScan.Domain.Scoring;

/// <summary>Scores and differences in whole tenths of a point, as shown; used for counting, filtering and sorting.</summary>
public static class InTenths
{
    /// <summary>Rounded half away from zero.</summary>
    /// <param name="points">A score, or a difference of scores.</param>
    /// <remarks>Via decimal, so that a mean of 3.95 that is 3.9499999999999997 in binary rounds like 3.95.</remarks>
    public static int Of(double points) => (int)(Math.Round((decimal)points, 1, MidpointRounding.AwayFromZero) * 10);
}

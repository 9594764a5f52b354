namespace KetenScan.Domain.Scoring;

/// <summary>Scores and differences as people see them, as whole tenths of a point: what is counted, filtered and sorted.</summary>
public static class InTenths
{
    /// <summary>Rounded half away from zero.</summary>
    /// <param name="points">A score, or a difference of scores.</param>
    /// <remarks>By way of decimal, so that a mean of 3.95 that binary arithmetic left at 3.9499999999999997 rounds as 3.95 does.</remarks>
    public static int Of(double points) => (int)(Math.Round((decimal)points, 1, MidpointRounding.AwayFromZero) * 10);
}

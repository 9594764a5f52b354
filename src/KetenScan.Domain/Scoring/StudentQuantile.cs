using MathNet.Numerics.Distributions;

namespace KetenScan.Domain.Scoring;

/// <summary>The point that Student's t stays under in 97.5 of 100 cases: half of what lies outside a 95% interval on each side.</summary>
internal static class StudentQuantile
{
    private const double Upper = 0.975;

    /// <param name="degrees">Of freedom; need not be a whole number.</param>
    public static double Of(double degrees) => StudentT.InvCDF(0, 1, degrees, Upper);
}

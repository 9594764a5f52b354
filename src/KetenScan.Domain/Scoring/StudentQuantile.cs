using MathNet.Numerics.Distributions;

namespace KetenScan.Domain.Scoring;

/// <summary>The 97.5% quantile of Student's t distribution: a two-sided 95% interval leaves 2.5% on each side.</summary>
internal static class StudentQuantile
{
    private const double Upper = 0.975;

    /// <param name="degrees">Degrees of freedom; may be fractional.</param>
    public static double Of(double degrees) => StudentT.InvCDF(0, 1, degrees, Upper);
}

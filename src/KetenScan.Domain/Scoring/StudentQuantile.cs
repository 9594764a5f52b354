using MathNet.Numerics.Distributions;

namespace KetenScan.Domain.Scoring;

/// <summary>The point that Student's t stays under in 97.5 of 100 cases: half of what lies outside a 95% interval on each side.</summary>
internal static class StudentQuantile
{
    private const double Upper = 0.975;

    /// <param name="degrees">Of freedom; need not be a whole number.</param>
    /// <remarks>The library's quantile is right to about eight digits; one step of Newton's takes it to those of its distribution.</remarks>
    public static double Of(double degrees)
    {
        var near = StudentT.InvCDF(0, 1, degrees, Upper);
        return near - (StudentT.CDF(0, 1, degrees, near) - Upper) / StudentT.PDF(0, 1, degrees, near);
    }
}

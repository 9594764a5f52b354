namespace KetenScan.Domain.Scoring;

/// <summary>The last step of rule 10: in a protected round all figures are rounded.</summary>
internal static class Rounding
{
    /// <summary>More decimals than any figure has, and fewer than floating point represents exactly.</summary>
    private const int Exact = 10;

    public static PrincipleResult Rounded(this PrincipleResult result) => result with
    {
        Score = result.Score.Rounded(),
        NonResponse = result.NonResponse is { } missing ? new NonResponse(Round(missing.HalfPointLower, 1)!.Value) : null,
        Confidence95 = result.Confidence95?.Rounded(),
        Favourable = Share(result.Favourable),
        Agreement = result.Agreement with
        {
            RwgJ = Round(result.Agreement.RwgJ, 2),
            WithinPartners = Round(result.Agreement.WithinPartners, 2),
            AdM = Round(result.Agreement.AdM, 2),
            Alpha = Round(result.Agreement.Alpha, 2),
            Icc1 = Round(result.Agreement.Icc1, 2),
        },
        Levels = result.Levels with
        {
            Strategic = result.Levels.Strategic.Rounded(),
            Operational = result.Levels.Operational.Rounded(),
            Gap = Round(result.Levels.Gap, 1),
            GapConfidence95 = result.Levels.GapConfidence95?.Rounded(),
            GapSure = result.Levels.GapConfidence95?.Rounded().IsSure(),
        },
        PartnerSpread = result.PartnerSpread is { } spread
            ? new PartnerSpread(spread.Lowest.Rounded(), spread.Highest.Rounded(), Round(spread.Range, 1)!.Value)
            : null,
        Partners = [.. result.Partners.Select(partner => partner with { Score = partner.Score.Rounded() })],
        Pool = result.Pool is { } pool ? pool with { Score = pool.Score.Rounded() } : null,
        Statements = [.. result.Statements.Select(statement => statement with { Score = statement.Score.Rounded(), Favourable = Share(statement.Favourable) })],
        Change = result.Change?.Rounded(),
    };

    public static ConfidenceInterval Rounded(this ConfidenceInterval interval) =>
        interval with { Low = interval.Low.Rounded(), High = interval.High.Rounded() };

    /// <summary>The rounded ends decide <see cref="Change.Moved"/>, so that it can be verified from the published figures.</summary>
    public static Change Rounded(this Change change) => change with
    {
        Score = Round(change.Score, 1)!.Value,
        Confidence95 = change.Confidence95?.Rounded(),
        Moved = change.Confidence95?.Rounded().IsSure(),
    };

    public static Score? Rounded(this Score? score) => score?.Rounded();

    public static Score Rounded(this Score score) => new((double)score.Shown);

    /// <summary>A share rounded to whole per cents.</summary>
    public static double? Share(double? share) => Round(share, 2);

    private static PointsInterval Rounded(this PointsInterval interval) => new(Round(interval.Low, 1)!.Value, Round(interval.High, 1)!.Value);

    /// <summary>Half away from zero, via decimal: a difference of 0.05 that is 0.0499999999999998 in binary rounds like 0.05.</summary>
    /// <remarks>Adding zero turns -0 into 0; the sign would reveal on which side the figure was.</remarks>
    private static double? Round(double? value, int decimals) =>
        value is { } known ? (double)Math.Round(Math.Round((decimal)known, Exact), decimals, MidpointRounding.AwayFromZero) + 0.0 : null;
}

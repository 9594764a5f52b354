namespace KetenScan.Domain.Scoring;

/// <summary>The last sentence of rule 10: in a protected round every figure leaves the scoring rounded.</summary>
internal static class Rounding
{
    public static PrincipleResult Rounded(this PrincipleResult result) => result with
    {
        Score = result.Score.Rounded(),
        Confidence95 = result.Confidence95 is { } interval ? new ConfidenceInterval(interval.Low.Rounded(), interval.High.Rounded()) : null,
        Favourable = Share(result.Favourable),
        Agreement = result.Agreement with
        {
            RwgJ = Round(result.Agreement.RwgJ, 2),
            AdM = Round(result.Agreement.AdM, 2),
            Alpha = Round(result.Agreement.Alpha, 2),
            Icc1 = Round(result.Agreement.Icc1, 2),
        },
        Levels = new LevelScores(result.Levels.Strategic.Rounded(), result.Levels.Operational.Rounded(), Round(result.Levels.Gap, 1)),
        PartnerSpread = result.PartnerSpread is { } spread ? new PartnerSpread(spread.Lowest.Rounded(), spread.Highest.Rounded(), Round(spread.Range, 1)!.Value) : null,
        Partners = [.. result.Partners.Select(partner => partner with { Score = partner.Score.Rounded() })],
        Pool = result.Pool is { } pool ? pool with { Score = pool.Score.Rounded() } : null,
        Statements = [.. result.Statements.Select(statement => statement with { Score = statement.Score.Rounded(), Favourable = Share(statement.Favourable) })],
        Change = result.Change is { } change ? change with { Score = Round(change.Score, 1)!.Value } : null,
    };

    public static Score? Rounded(this Score? score) => score?.Rounded();

    /// <summary>A share in whole per cents.</summary>
    public static double? Share(double? share) => Round(share, 2);

    private static Score Rounded(this Score score) => new((double)score.Shown);

    /// <summary>Half away from zero, by way of decimal as <see cref="Score.Shown"/> is.</summary>
    private static double? Round(double? value, int decimals) =>
        value is { } known ? (double)Math.Round((decimal)known, decimals, MidpointRounding.AwayFromZero) : null;
}

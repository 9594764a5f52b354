using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

public sealed class PercentileRankTests
{
    /// <summary>Roscoe (1975): with four of ten others lower and two equal, the percentile rank is 50.</summary>
    [Theory]
    [InlineData(4, 2, 10, 0.5)]
    [InlineData(0, 0, 10, 0)]
    [InlineData(10, 0, 10, 1)]
    [InlineData(0, 10, 10, 0.5)]
    [InlineData(3, 0, 4, 0.75)]
    [InlineData(0, 1, 4, 0.125)]
    [InlineData(2, 3, 8, 0.4375)]
    public void The_rank_is_the_share_that_scores_lower_plus_half_of_those_that_score_the_same(int below, int equal, int others, double rank) =>
        Assert.Equal(rank, PercentileRank.Of(below, equal, others));

    [Theory]
    [InlineData(0, RankQuarter.HardlyAny)]
    [InlineData(0.1249, RankQuarter.HardlyAny)]
    [InlineData(0.125, RankQuarter.Quarter)]
    [InlineData(0.25, RankQuarter.Quarter)]
    [InlineData(0.3749, RankQuarter.Quarter)]
    [InlineData(0.375, RankQuarter.Half)]
    [InlineData(0.5, RankQuarter.Half)]
    [InlineData(0.625, RankQuarter.Half)]
    [InlineData(0.6251, RankQuarter.ThreeQuarters)]
    [InlineData(0.75, RankQuarter.ThreeQuarters)]
    [InlineData(0.875, RankQuarter.ThreeQuarters)]
    [InlineData(0.8751, RankQuarter.NearlyAll)]
    [InlineData(1, RankQuarter.NearlyAll)]
    public void A_rank_is_said_in_the_nearest_quarter(double rank, RankQuarter quarter) => Assert.Equal(quarter, PercentileRank.Nearest(rank));

    [Fact]
    public void The_scale_reads_alike_from_both_ends()
    {
        for (var others = 1; others <= 40; others++)
        {
            for (var twice = 0; twice <= 2 * others; twice++)
            {
                var (low, high) = (PercentileRank.Of(twice / 2, twice % 2, others), PercentileRank.Of((2 * others - twice) / 2, twice % 2, others));
                Assert.Equal(RankQuarter.NearlyAll - PercentileRank.Nearest(low), (int)PercentileRank.Nearest(high));
            }
        }
    }

    /// <summary>The promise about the benchmark on the settings page.</summary>
    [Fact]
    public void Ten_chains_of_three_coordinators_are_needed() => Assert.Equal((10, 3), (PercentileRank.FewestChains, PercentileRank.FewestCoordinators));
}

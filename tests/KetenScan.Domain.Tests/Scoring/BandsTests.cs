using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

public sealed class BandsTests
{
    [Theory]
    [InlineData(Band.Strength, 4.0, 5.0)]
    [InlineData(Band.Watch, 3.0, 3.9)]
    [InlineData(Band.Concern, 1.0, 2.9)]
    public void A_band_goes_from_its_lowest_to_its_highest_shown_score(Band band, decimal lowest, decimal highest) =>
        Assert.Equal((lowest, highest), band.Shown());

    [Fact]
    public void Each_shown_score_is_in_the_band_that_it_reads_as()
    {
        foreach (var shown in Enumerable.Range(10, 41).Select(tenths => tenths / 10m))
        {
            var band = new Score((double)shown).Band;

            Assert.InRange(shown, band.Shown().Lowest, band.Shown().Highest);
        }
    }
}

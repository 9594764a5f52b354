using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

public sealed class ResponseTests
{
    [Theory]
    [InlineData(4, 9, true)]
    [InlineData(5, 10, false)]
    [InlineData(0, 1, true)]
    [InlineData(0, 0, false)]
    [InlineData(0, null, false)]
    public void A_response_is_low_when_fewer_than_half_of_those_asked_answered(int responded, int? invited, bool isLow) =>
        Assert.Equal(isLow, Response.IsLow(responded, invited));
}

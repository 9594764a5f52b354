namespace KetenScan.Domain.Tests;

public sealed class AmsterdamTests
{
    /// <summary>One hour ahead of UTC in winter, two in summer: from 29 March to 25 October in 2026.</summary>
    [Theory]
    [InlineData("2026-12-31T22:59:59Z", "2026-12-31T23:59:59", "2026-12-30T23:00:00Z")]
    [InlineData("2026-12-31T23:00:00Z", "2027-01-01T00:00:00", "2026-12-31T23:00:00Z")]
    [InlineData("2026-03-29T00:59:59Z", "2026-03-29T01:59:59", "2026-03-28T23:00:00Z")]
    [InlineData("2026-03-29T01:00:00Z", "2026-03-29T03:00:00", "2026-03-28T23:00:00Z")]
    [InlineData("2026-06-30T22:00:00Z", "2026-07-01T00:00:00", "2026-06-30T22:00:00Z")]
    [InlineData("2026-10-25T01:00:00Z", "2026-10-25T02:00:00", "2026-10-24T22:00:00Z")]
    public void An_instant_has_a_clock_a_day_and_a_beginning_of_that_day(string instant, string clock, string start)
    {
        var (at, local) = (Parse(instant), DateTime.Parse(clock, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(local, Amsterdam.Clock(at));
        Assert.Equal(DateOnly.FromDateTime(local), Amsterdam.Day(at));
        Assert.Equal(Parse(start), Amsterdam.Start(Amsterdam.Day(at)));
        Assert.Equal(TimeSpan.Zero, Amsterdam.Start(Amsterdam.Day(at)).Offset); // instants are stored in UTC
    }

    /// <summary>On 29 March the clock skips half past two, on 25 October it comes twice.</summary>
    [Theory]
    [InlineData("00:00", "2026-09-20T09:00:00Z", "2026-09-20T22:00:00Z")]
    [InlineData("02:30", "2026-09-20T09:00:00Z", "2026-09-21T00:30:00Z")]
    [InlineData("23:30", "2026-09-20T09:00:00Z", "2026-09-20T21:30:00Z")]
    [InlineData("02:30", "2026-09-21T00:30:00Z", "2026-09-22T00:30:00Z")]
    [InlineData("02:30", "2026-03-28T12:00:00Z", "2026-03-29T01:30:00Z")]
    [InlineData("02:30", "2026-10-24T12:00:00Z", "2026-10-25T01:30:00Z")]
    public void A_time_of_the_day_comes_next_today_or_tomorrow(string time, string after, string next) =>
        Assert.Equal(Parse(next), Amsterdam.Next(TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture), Parse(after)));

    private static DateTimeOffset Parse(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
}

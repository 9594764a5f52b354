namespace KetenScan.Domain.Tests;

public sealed class QuarterTests
{
    [Theory]
    [InlineData("2026-01-01", 2026, 1, "2026-01-01")]
    [InlineData("2026-03-31", 2026, 1, "2026-01-01")]
    [InlineData("2026-04-01", 2026, 2, "2026-04-01")]
    [InlineData("2026-06-30", 2026, 2, "2026-04-01")]
    [InlineData("2026-09-30", 2026, 3, "2026-07-01")]
    [InlineData("2026-10-01", 2026, 4, "2026-10-01")]
    [InlineData("2028-02-29", 2028, 1, "2028-01-01")]
    public void A_day_lies_in_a_quarter_of_its_year(string day, int year, int number, string start)
    {
        var quarter = Quarter.Of(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(new Quarter(year, number), quarter);
        Assert.Equal(DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture), quarter.Start);
    }

    [Fact]
    public void The_year_is_followed_by_the_next() =>
        Assert.Equal((new Quarter(2026, 4), new Quarter(2027, 1)), (new Quarter(2026, 3).Next, new Quarter(2026, 4).Next));
}

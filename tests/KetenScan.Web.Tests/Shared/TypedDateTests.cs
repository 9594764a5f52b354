using KetenScan.Web.Shared;

namespace KetenScan.Web.Tests.Shared;

public sealed class TypedDateTests
{
    [Theory]
    [InlineData("31-12-2026")]
    [InlineData(" 31/12/26 ")]
    [InlineData("31.12.2026")]
    [InlineData("31 12 2026")]
    [InlineData("2026-12-31")]
    public void A_day_is_read_as_people_write_it(string text) => Assert.Equal(new DateOnly(2026, 12, 31), TypedDate.Read(text));

    [Fact]
    public void The_day_comes_before_the_month() => Assert.Equal(new DateOnly(2099, 2, 3), TypedDate.Read("3-2-99"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("31-02-2026")]
    [InlineData("12-31-2026")]
    [InlineData("31-12")]
    [InlineData("morgen")]
    public void What_is_no_day_is_not_read(string? text) => Assert.Null(TypedDate.Read(text));

    [Fact]
    public void A_day_is_written_in_that_order()
    {
        Assert.Equal("03-02-2026", TypedDate.Write(new DateOnly(2026, 2, 3)));
        Assert.Empty(TypedDate.Write(null));
    }
}

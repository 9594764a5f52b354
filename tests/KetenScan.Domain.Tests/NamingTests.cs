using static KetenScan.Domain.Tests.Refusal;

namespace KetenScan.Domain.Tests;

public sealed class NamingTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData(" \t\u00a0\u200b\u00ad", true)]
    [InlineData(" . ", false)]
    public void A_name_that_nobody_can_see_is_none(string? name, bool none) => Assert.Equal(none, Naming.IsNone(name));

    [Fact]
    public void The_longest_length_is_that_without_the_spaces_around()
    {
        Assert.Equal("Bob", Naming.Checked("  Bob ", longest: 3));
        Refuses(Rule.NameIsTooLong, () => Naming.Checked("Bobb", longest: 3));
        Refuses(Rule.NameIsNeeded, () => Naming.Checked(null, longest: 3));
    }
}

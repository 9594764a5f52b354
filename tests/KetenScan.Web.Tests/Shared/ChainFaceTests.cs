using KetenScan.Web.Shared;

namespace KetenScan.Web.Tests.Shared;

/// <summary>What stands for a chain without a logo: letters, readable on its own colour.</summary>
public sealed class ChainFaceTests
{
    [Theory]
    [InlineData("Dementieketen De Meren", "DM")]
    [InlineData("Keten", "K")]
    [InlineData("keten van jeugd", "KJ")]
    [InlineData("Zorg voor de Ouderen in 't Gooi", "ZG")]
    [InlineData("  ", "")]
    [InlineData("éigen keten", "ÉK")]
    [InlineData("👩‍⚕️ Zorg", "Z")]
    public void A_name_has_one_or_two_initials(string name, string expected) => Assert.Equal(expected, Initials.Of(name));

    /// <remarks>By the relative luminance of WCAG 2.2: #767676 has a contrast of 4.54 with white, and of 4.62 with black.</remarks>
    [Theory]
    [InlineData("#000000", false)]
    [InlineData("#ffffff", true)]
    [InlineData("#a8326a", false)]
    [InlineData("#ffcc00", true)]
    [InlineData("#757575", false)]
    [InlineData("#767676", true)]
    [InlineData("#ff0000", true)]
    [InlineData("#0000ff", false)]
    [InlineData("#008000", false)]
    [InlineData("#009000", true)]
    public void Letters_are_black_on_a_colour_where_black_is_more_readable(string colour, bool expected) => Assert.Equal(expected, Contrast.IsLight(colour));
}

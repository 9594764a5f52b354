using KetenScan.Domain.Chains;

namespace KetenScan.Domain.Tests;

/// <summary>When two names mean one organisation, and when the user is asked.</summary>
public sealed class OrganisationTests
{
    [Theory]
    [InlineData("GGD Amsterdam", "ggd  amsterdam")]
    [InlineData("Gemeente X", "\u00a0Gemeente\u00a0X\u200b")]
    [InlineData("Gemeente X", "Gemeente\tX ")]
    [InlineData("Zorg Fle\u0301vo", "Zorg Fl\u00e9vo")]
    [InlineData("Partner 1", "Partner １")]
    public void One_organisation_however_its_name_is_written(string one, string other)
    {
        Assert.True(Organisation.IsOne(one, other));
        Assert.True(Organisation.AreNear(one, other));
    }

    [Theory]
    [InlineData("Zorggroep De Linde", "Stichting Zorggroep de-Linde B.V.")]
    [InlineData("Zorg Flévo", "Zorg Flevo")]
    [InlineData("Thuiszorg Vliet", "Thuizsorg Vliet")]
    [InlineData("Thuiszorg Vliet", "Thuiszorg Vlie")]
    [InlineData("Thuiszorg Vliet", "Thuisborg Vliet")]
    public void Near_names_are_asked_about(string one, string other)
    {
        Assert.False(Organisation.IsOne(one, other));
        Assert.True(Organisation.AreNear(one, other));
    }

    [Theory]
    [InlineData("Wijkteam 1", "Wijkteam 2")]
    [InlineData("Wijkteam Noord", "Wijkteam Zuid")]
    [InlineData("GGD", "GGZ")]
    [InlineData("De", "Het")]
    public void Names_that_differ_on_purpose_are_not(string one, string other) => Assert.False(Organisation.AreNear(one, other));

    [Fact]
    public void A_name_is_kept_without_what_nobody_sees() => Assert.Equal("Gemeente De Meren", new Organisation(" Gemeente\u00a0 De\u200b Meren\u00ad ").Name);
}

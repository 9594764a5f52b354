using KetenScan.Domain.Chains;
using static KetenScan.Domain.Tests.Refusal;

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
    [InlineData("Thuiszorg Vliet", "Thuiszorg Vlite")]
    [InlineData("Thuiszorg Vliet", "Thuiszorg Vliep")]
    [InlineData("Thuiszorg Vliet", "Huiszorg Vliet")]
    [InlineData("Vlieta", "Vlietb")]
    public void Near_names_are_asked_about(string one, string other)
    {
        Assert.False(Organisation.IsOne(one, other));
        Assert.True(Organisation.AreNear(one, other));
        Assert.True(Organisation.AreNear(other, one));
    }

    [Theory]
    [InlineData("Wijkteam 1", "Wijkteam 2")]
    [InlineData("Wijkteam Noord", "Wijkteam Zuid")]
    [InlineData("GGD", "GGZ")]
    [InlineData("De", "Het")]
    [InlineData("Vliet", "Vlief")]
    [InlineData("Vliet", "Vlieta")]
    [InlineData("Thuiszorg Vliet", "Thuiszorg Vl")]
    [InlineData("Thuiszorg Vliet", "Thuiszorg Vlei")]
    [InlineData("Thuiszorg Vliet", "Thuisgorz Vliet")]
    [InlineData("Thuiszorg", "Thuiszogx")]
    [InlineData("Thuiszorg", "Thuiszxrx")]
    public void Names_that_differ_on_purpose_are_not(string one, string other)
    {
        Assert.False(Organisation.AreNear(one, other));
        Assert.False(Organisation.AreNear(other, one));
    }

    [Theory]
    [InlineData("Stichting Vliet")]
    [InlineData("Vereniging Vliet")]
    [InlineData("Coöperatie Vliet")]
    [InlineData("De Vliet")]
    [InlineData("Het Vliet")]
    [InlineData("Vliet B.V.")]
    [InlineData("NV Vliet")]
    public void Words_that_are_often_left_out_make_no_other_name(string name) => Assert.True(Organisation.AreNear(name, "Vliet"));

    [Fact]
    public void A_name_is_kept_without_what_nobody_sees() => Assert.Equal("Gemeente De Meren", new Organisation(" Gemeente\u00a0 De\u200b Meren\u00ad ").Name);

    [Fact]
    public void The_spelling_of_a_name_may_change_and_the_name_may_not()
    {
        var organisation = new Organisation("ggd amsterdam");
        organisation.Spell(" GGD  Amsterdam");
        Assert.Equal("GGD Amsterdam", organisation.Name);

        Assert.Throws<ArgumentException>(() => organisation.Spell("GGD Rotterdam"));
        Assert.Equal("GGD Amsterdam", organisation.Name);
    }

    [Fact]
    public void A_name_has_letters_that_show_and_a_longest_length()
    {
        Assert.Equal(200, new Organisation(new string('x', 200)).Name.Length);
        Refuses(Rule.NameIsTooLong, () => _ = new Organisation(new string('x', 201)));
        Refuses(Rule.NameIsNeeded, () => _ = new Organisation(" \u200b\u00a0"));
    }
}

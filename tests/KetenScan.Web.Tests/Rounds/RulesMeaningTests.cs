using System.Globalization;
using Bunit;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Shared;
using KetenScan.Web.Tests.Assess;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Web.Tests.Rounds;

/// <summary>The consequences of the rules that the coordinator sees, for the people in the chain.</summary>
public sealed class RulesMeaningTests : BunitContext
{
    public RulesMeaningTests()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nl-NL");
        Services.AddLanguages();
    }

    [Theory]
    [InlineData(DisclosureMode.Named, "1+0 2+4", "Van 1 van de 7 mensen is de eigen score te zien")]
    [InlineData(DisclosureMode.Named, "2+0 4+4", "Van 2 mensen kan één ander de score afleiden")]
    [InlineData(DisclosureMode.Named, "2+0 2+0", "Er worden maar 4 mensen gevraagd")]
    [InlineData(DisclosureMode.Named, "4+4 4+4", "staan.</strong> Antwoordt maar één persoon van een partner of niveau, dan is dat cijfer van die persoon.")]
    [InlineData(
        DisclosureMode.Protected,
        "2+3 2+2 1+0",
        "1 partner wordt apart getoond als ten minste 5 mensen van een partner antwoorden. 2 partners worden alleen samen met andere getoond")]
    [InlineData(DisclosureMode.Protected, "2+0 2+0", "Er zijn 4 mensen, minder dan 5. Zolang dat zo is, wordt geen enkele score getoond.")]
    public void The_coordinator_sees_what_the_rules_mean_for_the_people_on_the_list(DisclosureMode mode, string asked, string expected)
    {
        List<Asked> people = [.. WhoSeesWhatTests.People(asked).Where(group => group.People > 0)];
        var shown = Render<RulesMeaning>(
            parameters => parameters.Add(part => part.Rules, new RoundRules { Disclosure = new Disclosure(mode) }).Add(part => part.Asked, people));

        Assert.Contains(expected, shown.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_they_mean_follows_the_choice_at_once()
    {
        var form = new RoundForm();
        var shown = Render<RulesFields>(parameters => parameters.Add(part => part.Form, form).Add(part => part.Asked, WhoSeesWhatTests.People("1+0 2+4")));
        Assert.Contains("de eigen score te zien", shown.Find(".notice").TextContent, StringComparison.Ordinal);

        shown.Find("#disclosure").Change(nameof(DisclosureMode.Protected));
        Assert.Contains("1 partner wordt alleen samen met andere getoond", shown.Find(".notice").TextContent, StringComparison.Ordinal);

        // A refused number shows nothing.
        shown.Find("#minimum").Change("2");
        Assert.Empty(shown.FindAll(".notice"));
    }
}

using System.Globalization;
using Bunit;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Web.Features.Assess;
using KetenScan.Web.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Web.Tests.Assess;

/// <summary>What a participant is told before the first answer, worked out from the round's rule and how many are asked.</summary>
public sealed class WhoSeesWhatTests : BunitContext
{
    public WhoSeesWhatTests()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nl-NL");
        Services.AddLanguages();
    }

    [Theory]
    [InlineData(DisclosureMode.Named, 4, 20, "Van uw organisatie zijn 4 mensen gevraagd; het gemiddelde gaat over wie van hen indient.")]
    [InlineData(DisclosureMode.Named, 1, 20, "U bent de enige van uw organisatie in deze ronde")]
    [InlineData(DisclosureMode.Protected, 8, 20, "alleen apart getoond als ten minste 5 van hen het beantwoorden")]
    [InlineData(DisclosureMode.Protected, 4, 20, "Van uw organisatie zijn 4 mensen gevraagd, minder dan 5. Haar gemiddelde wordt daarom nooit apart getoond")]
    [InlineData(DisclosureMode.Protected, 2, 4, "in totaal 4 mensen gevraagd, minder dan 5. Er wordt daarom geen enkel cijfer getoond")]
    public void It_says_what_becomes_of_the_figures_of_ones_own_organisation(DisclosureMode mode, int partner, int all, string expected)
    {
        var shown = Render<WhoSeesWhat>(parameters => parameters.Add(part => part.View, View(new RoundRules { Disclosure = new Disclosure(mode) }, partner, all)));

        Assert.Contains(expected, shown.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CommentRule.NotShown, "Opmerkingen worden niet getoond.")]
    [InlineData(CommentRule.WithoutPartner, "zonder naam en zonder organisatie")]
    [InlineData(CommentRule.WithPartner, "met de naam van uw organisatie")]
    public void It_says_what_becomes_of_comments(CommentRule rule, string expected)
    {
        var shown = Render<WhoSeesWhat>(parameters => parameters.Add(part => part.View, View(new RoundRules { Comments = rule }, 4, 20)));

        Assert.Contains(expected, shown.Markup, StringComparison.Ordinal);
    }

    private static SheetView View(RoundRules rules, int partner, int all) => new(
        Guid.Empty, "keten", "Keten", true, 1, "Najaar", new QuestionnaireVersion("keten-8", 1), new DateOnly(2026, 10, 1), "Thuiszorg", partner, all, rules, SheetState.Open, false, 1, [], [], []);
}

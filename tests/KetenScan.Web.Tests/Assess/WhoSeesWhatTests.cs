using System.Globalization;
using Bunit;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Web.Features.Assess;
using KetenScan.Web.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Web.Tests.Assess;

/// <summary>What a participant is told before the first answer, derived from the round's rules and the people asked.</summary>
public sealed class WhoSeesWhatTests : BunitContext
{
    public WhoSeesWhatTests()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nl-NL");
        Services.AddLanguages();
    }

    /// <param name="mode">The disclosure mode of the round.</param>
    /// <param name="asked">Strategic and operational people per partner. The reader is one of the first partner, strategic if it has strategic people.</param>
    /// <param name="expected">What the reader sees first, in bold.</param>
    [Theory]
    [InlineData(DisclosureMode.Named, "1+0 4+4", "U bent nu de enige van uw organisatie in deze ronde: haar cijfer is dan uw eigen score.")]
    [InlineData(DisclosureMode.Named, "1+4 0+4", "U bent nu de enige van het bestuur in deze ronde: dat cijfer is dan uw eigen score.")]
    [InlineData(DisclosureMode.Named, "0+1 4+0", "U bent nu de enige van de uitvoering in deze ronde: dat cijfer is dan uw eigen score.")]
    [InlineData(DisclosureMode.Named, "1+4 4+0", "Uit de cijfers van partners, bestuur en uitvoering samen is uw eigen score nu af te leiden.")]
    [InlineData(DisclosureMode.Named, "2+0 4+4", "Van uw organisatie zijn nu twee mensen gevraagd: uw collega kan uw score afleiden.")]
    [InlineData(DisclosureMode.Named, "1+4 1+4", "Van het bestuur zijn nu twee mensen gevraagd: de ander kan uw score afleiden.")]
    [InlineData(DisclosureMode.Named, "1+4 1+4 4+0", "Uit de cijfers van partners, bestuur en uitvoering samen kan één ander uw score nu afleiden.")]
    [InlineData(DisclosureMode.Named, "1+0", "U bent nu de enige die is gevraagd: alle cijfers en aantallen zijn dan van u.")]
    [InlineData(DisclosureMode.Named, "1+0 1+0", "In deze ronde zijn nu twee mensen gevraagd: de ander kan al uw antwoorden afleiden.")]
    [InlineData(DisclosureMode.Named, "3+0 1+0", "In deze ronde zijn nu maar 4 mensen gevraagd: uit de aantallen per stelling kan blijken wat u antwoordde.")]
    [InlineData(
        DisclosureMode.Protected,
        "2+2 8+8",
        "in deze ronde nooit apart getoond, alleen samen met dat van andere partners; ook niet als er nog mensen bij komen.")]
    [InlineData(DisclosureMode.Protected, "2+0 2+0", "Er zijn nu 4 mensen gevraagd, minder dan 5: zolang dat zo is, wordt geen enkele score getoond.")]
    public void What_concerns_the_reader_is_said_first_and_in_bold(DisclosureMode mode, string asked, string expected)
    {
        var shown = Shown(new RoundRules { Disclosure = new Disclosure(mode) }, asked);

        Assert.Contains(expected, string.Join(" ", shown.FindAll(".promise > p strong").Select(bold => bold.TextContent)), StringComparison.Ordinal);
    }

    [Fact]
    public void People_of_a_large_partner_in_a_protected_round_are_told_when_it_is_shown_separately()
    {
        var shown = Shown(new RoundRules { Disclosure = new Disclosure(DisclosureMode.Protected) }, "4+4 8+8");

        Assert.Contains(
            "alleen apart getoond als ten minste 5 van haar mensen het beantwoorden",
            shown.Find(".promise > p").TextContent,
            StringComparison.Ordinal);
        Assert.Single(shown.FindAll(".promise > p strong")); // the partner's name
    }

    [Fact]
    public void People_without_a_special_warning_in_a_named_round_are_told_that_a_figure_may_become_their_own()
    {
        var shown = Shown(RoundRules.Default, "4+4 8+8");

        Assert.Contains(
            "Antwoordt maar één persoon van een groep, dan is dat cijfer van die persoon.",
            shown.Find(".promise > p").TextContent,
            StringComparison.Ordinal);
        Assert.Single(shown.FindAll(".promise > p strong"));
        Assert.DoesNotContain("nooit uw eigen", shown.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DisclosureMode.Named, "Wie de antwoorden of cijfers van alle anderen van een groep kent")]
    [InlineData(DisclosureMode.Protected, "antwoordt een hele groep hetzelfde, dan is dat te zien")]
    [InlineData(DisclosureMode.Protected, "Wie de antwoorden van alle anderen van een groep kent")]
    [InlineData(DisclosureMode.Protected, "prioriteiten worden alleen aantallen van de hele keten getoond, en pas bij ten minste 5 mensen")]
    [InlineData(DisclosureMode.Protected, "Alle cijfers worden afgerond")]
    public void It_says_what_cannot_be_hidden_and_what_is(DisclosureMode mode, string expected) =>
        Assert.Contains(expected, Shown(new RoundRules { Disclosure = new Disclosure(mode) }, "4+4 8+8").Find("details").TextContent, StringComparison.Ordinal);

    [Theory]
    [InlineData(CommentRule.NotShown, DisclosureMode.Named, "4+4 4+4", "Opmerkingen worden niet getoond.")]
    [InlineData(CommentRule.WithoutPartner, DisclosureMode.Named, "4+4 4+4", "zonder naam en zonder organisatie.")]
    [InlineData(
        CommentRule.WithoutPartner,
        DisclosureMode.Protected,
        "4+4 4+4",
        "zonder organisatie. Alleen bij principes die ten minste 5 mensen beantwoordden.")]
    [InlineData(CommentRule.WithPartner, DisclosureMode.Named, "4+4 4+4", "met de naam van uw organisatie.")]
    [InlineData(CommentRule.WithPartner, DisclosureMode.Named, "1+0 4+4", "Nu u de enige van uw organisatie bent, weet iedereen dan dat zij van u zijn.")]
    [InlineData(CommentRule.WithoutPartner, DisclosureMode.Named, "4+4 4+4", "De coördinator bekijkt ze eerst")]
    public void It_says_what_becomes_of_comments(CommentRule rule, DisclosureMode mode, string asked, string expected) =>
        Assert.Contains(expected, Shown(new RoundRules { Comments = rule, Disclosure = new Disclosure(mode) }, asked).Markup, StringComparison.Ordinal);

    [Fact]
    public void Everything_that_can_be_told_has_words_in_both_languages()
    {
        foreach (var language in (string[])["nl-NL", "en-GB"])
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            var texts = Shared.Texts.Of<AssessTexts>();
            Assert.All(
                Enum.GetNames<Exposure>().Select(told => $"Told{told}").Concat(Enum.GetNames<Level>().Select(level => $"Level{level}")),
                key => Assert.False(texts[key].ResourceNotFound));
        }
    }

    private IRenderedComponent<WhoSeesWhat> Shown(RoundRules rules, string asked)
    {
        var people = People(asked);
        var level = people[0].People > 0 ? Level.Strategic : Level.Operational;
        return Render<WhoSeesWhat>(
            parameters => parameters
                .Add(part => part.Promise, Promise.AtOpening(rules, people, people[0].Partner, level))
                .Add(part => part.Partner, "Thuiszorg"));
    }

    internal static List<Asked> People(string asked) =>
    [
        .. from partner in asked.Split(' ').Index()
           from level in Enum.GetValues<Level>()
           select new Asked(new Guid(partner.Index, 0, 0, new byte[8]), level, int.Parse(partner.Item.Split('+')[(int)level], CultureInfo.InvariantCulture)),
    ];
}

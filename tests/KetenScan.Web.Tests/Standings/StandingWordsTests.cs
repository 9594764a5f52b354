using System.Globalization;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using KetenScan.Web.Features.Standings;
using KetenScan.Web.Tests.Shared;

namespace KetenScan.Web.Tests.Standings;

public sealed class StandingWordsTests
{
    private static readonly Standing Shown = new("De Meren", new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 1), null, "jeugd", 14, []);

    [Theory]
    [InlineData(
        "nl-NL",
        "lager dan bijna alle van 14 ketens",
        "hoger dan ongeveer een kwart van 14 ketens",
        "hoger dan ongeveer de helft van 14 ketens",
        "hoger dan ongeveer driekwart van 14 ketens",
        "hoger dan bijna alle van 14 ketens")]
    [InlineData(
        "en-GB",
        "lower than nearly all of 14 chains",
        "higher than about a quarter of 14 chains",
        "higher than about half of 14 chains",
        "higher than about three quarters of 14 chains",
        "higher than nearly all of 14 chains")]
    public void A_rank_is_said_in_words_and_never_in_per_cents(string culture, params string[] words) => In(culture, () =>
    {
        var texts = Texts.Of<StandingTexts>();
        var principles = Enum.GetValues<RankQuarter>().Select(rank => new PrincipleStanding(Principle.Face, rank, 14)).ToList();
        Assert.Equal(words, principles.Select(texts.OfChains));

        // Beside a line with the number, it is repeated only where it differs.
        Assert.All(principles, principle => Assert.StartsWith(texts.Rank(Shown, principle) + " ", texts.OfChains(principle), StringComparison.Ordinal));
        Assert.Equal(words, principles.Select(principle => texts.Rank(Shown with { Chains = 15 }, principle)));
    });

    [Theory]
    [InlineData("nl-NL", "Vierde kwartaal 2026, vastgelegd op 1 oktober.", "Tweede kwartaal 2027, vastgelegd op 3 april.")]
    [InlineData("en-GB", "Fourth quarter of 2026, fixed on 1 October.", "Second quarter of 2027, fixed on 3 April.")]
    public void The_quarter_is_named_with_the_day_it_was_fixed_on(string culture, string fourth, string second) => In(culture, () =>
    {
        Assert.Equal(fourth, Texts.Of<StandingTexts>().QuarterOf(Shown));
        Assert.Equal(second, Texts.Of<StandingTexts>().QuarterOf(Shown with { Quarter = new DateOnly(2027, 4, 1), FixedOn = new DateOnly(2027, 4, 3) }));
    });

    [Theory]
    [InlineData(
        "nl-NL",
        "Vergeleken met 14 andere ketens met hetzelfde werkterrein (jeugd)",
        "Vergeleken met 14 andere ketens van elk werkterrein",
        "1 januari 2027",
        "ten minste tien andere ketens")]
    [InlineData(
        "en-GB",
        "Compared with 14 other chains of the same field of work (jeugd)",
        "Compared with 14 other chains of any field",
        "1 January 2027",
        "at least ten other chains")]
    public void What_is_compared_with_is_said_or_why_nothing_is(string culture, string field, string all, string next, string needed) => In(culture, () =>
    {
        var texts = Texts.Of<StandingTexts>();
        Assert.StartsWith(field, texts.Among(Shown), StringComparison.Ordinal);
        Assert.StartsWith(all, texts.Among(Shown with { Field = null }), StringComparison.Ordinal);
        Assert.Contains(next, texts.Among(Shown with { Not = NoStanding.FromNextQuarter }), StringComparison.Ordinal);
        Assert.Contains(next, texts.TooFewWhy(Shown), StringComparison.Ordinal);
        Assert.Contains(needed, texts.TooFewWhy(Shown), StringComparison.Ordinal);
        Assert.All(Enum.GetValues<NoStanding>(), why => Assert.Contains(' ', texts.Among(Shown with { Not = why })));
    });

    private static void In(string culture, Action act)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            act();
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }
}

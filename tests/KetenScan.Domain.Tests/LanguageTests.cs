using System.Globalization;
using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Tests;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("nl", "Nederlands")]
    [InlineData("en", "English")]
    [InlineData("xx", "Nederlands")]
    [InlineData("EN", "Nederlands")]
    [InlineData(null, "Nederlands")]
    public void An_unsupported_language_falls_back_to_the_default(string? code, string name) => Assert.Equal(name, Language.Of(code).OwnName);

    [Theory]
    [InlineData("nl-BE", "nl")]
    [InlineData("en-US", "en")]
    [InlineData("de-DE", "nl")]
    public void A_culture_counts_by_its_language(string culture, string code) => Assert.Equal(code, Language.Of(CultureInfo.GetCultureInfo(culture)).Code);

    [Fact]
    public void Each_language_writes_dates_and_shares_its_own_way()
    {
        Assert.Equal(["nl-NL", "en-GB"], Language.All.Select(language => language.Culture.Name));
        Assert.Equal(["50 %", "50%"], Language.All.Select(language => $"50{language.PerCent}"));
        Assert.All(Language.All, language => Assert.Equal(language.Code, language.Culture.TwoLetterISOLanguageName));
    }

    [Fact]
    public void A_text_that_a_language_lacks_is_read_in_the_default_one()
    {
        var text = new LocalText(new Dictionary<string, string> { ["nl"] = "keten", ["en"] = "chain" });

        Assert.Equal(("keten", "chain", "keten"), (text.In("nl"), text.In("en"), text.In("fy")));
        Assert.Equal("chain", text.In(CultureInfo.GetCultureInfo("en-US")));
    }
}

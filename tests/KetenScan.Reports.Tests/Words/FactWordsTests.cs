using System.Globalization;
using KetenScan.Domain;
using KetenScan.Domain.Dossier;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Tests.Words;

public sealed class FactWordsTests
{
    public static TheoryData<string> Cultures => [.. Language.All.Select(language => language.Culture.Name)];

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Every_kind_has_a_title_and_its_details_in_words(string name)
    {
        var culture = CultureInfo.GetCultureInfo(name);
        var dossier = SampleDossier.Dossier;
        var words = Words(culture);

        Assert.Equal(FactKinds.All.OrderBy(kind => kind.Name), dossier.Facts.Select(own => own.Fact.GetType()).Distinct().OrderBy(kind => kind.Name));
        Assert.All(dossier.Facts, own =>
        {
            Assert.NotEmpty(words.TitleOf(own.Fact));
            Assert.All(words.DetailsOf(own.Fact), detail => Assert.True(detail is { Name.Length: > 0, Value.Length: > 0 }));
            Assert.DoesNotContain(words.DetailsOf(own.Fact), detail => Guid.TryParse(detail.Value, out _));
        });
    }

    [Fact]
    public void Numbers_and_days_follow_the_language()
    {
        var measurement = SampleDossier.Dossier.All<Measurement>().First().Fact;

        Assert.Equal("1 januari 2026 · 30,5", Words(CultureInfo.GetCultureInfo("nl-NL")).TitleOf(measurement));
        Assert.Equal("1 January 2026 · 30.5", Words(CultureInfo.GetCultureInfo("en-GB")).TitleOf(measurement));
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Every_check_says_what_it_asks_and_what_it_found_however_much_that_is(string name)
    {
        var culture = CultureInfo.GetCultureInfo(name);
        ChainDossier[] dossiers = [SampleDossier.Dossier, SampleDossier.Dossier with { Facts = [] }, new([], [], null, [])];
        var checks = dossiers.SelectMany(dossier => Evidence.Of(dossier, SampleDossier.Today).Values.SelectMany(own => own)).ToList();

        Assert.Equal(35, checks.Select(check => check.Key).Distinct().Count());
        Assert.All(checks, check =>
        {
            Assert.NotEmpty(CheckWords.Condition(check.Key, new EvidenceTexts(culture)));
            Assert.Matches(@"^\S.+[.)]", CheckWords.Fact(check, culture));
        });
    }

    [Fact]
    public void A_check_names_for_whom_it_is_missing()
    {
        var check = Evidence.Of(SampleDossier.Dossier, SampleDossier.Today).Values
            .SelectMany(own => own)
            .Single(check => check.Key == CheckKey.EveryPartnerEndorsed);

        Assert.Equal("1 van 2 partners onderschreef de ambitie. Ontbreekt: Thuiszorg Vliet.", CheckWords.Fact(check, CultureInfo.GetCultureInfo("nl-NL")));
    }

    private static FactWords Words(CultureInfo culture) =>
        new(
            culture,
            SampleDossier.Dossier.Partners.ToDictionary(partner => partner.Id, partner => partner.Name),
            SampleDossier.Dossier.Facts.ToDictionary(own => own.Id, own => own.Fact));
}
